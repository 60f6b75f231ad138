import { problem, type Problem } from "../basics/problem.ts";
import { FILED_KINDS } from "./subject-kind.ts";

/** Why nothing may be filed of a subject at all; null where it may. Of a classified one nothing is said. */
export function whyNotFiled({ name, kind, attribute, classified }: { readonly name: string; readonly kind: string; readonly attribute: string | null; readonly classified: boolean }): Problem | null {
  if (classified) return problem("subject.classified", "subjectId");
  if (!FILED_KINDS.some((one) => one === kind)) return problem("subject.kind-unserved", "subjectId");
  return attribute === "cancelled" ? problem("subject.cancelled", "subjectId", { name }) : null;
}
