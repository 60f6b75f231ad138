import { problem, type Problem } from "../basics/problem.ts";

/** A subject as far as it matters whether anything is filed of it. */
export interface FiledSubject {
  readonly name: string;
  readonly kind: string;
  readonly attribute: string | null;
  readonly classified: boolean;
}

/** Why nothing may be filed of a subject in a stage; null where it may. `served`: a form serves its kind there. Of a classified one nothing is said. */
export function whyNotFiled({ name, kind, attribute, classified }: FiledSubject, { stage, served }: { readonly stage: string; readonly served: boolean }): Problem | null {
  if (classified) return problem("subject.classified", "subjectId");
  if (!served) return problem("subject.kind-unserved", "subjectId", { name, kind, stage });
  return attribute === "cancelled" ? problem("subject.cancelled", "subjectId", { name }) : null;
}
