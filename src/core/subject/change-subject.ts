import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { tagsOf } from "./decide-subject.ts";
import type { SubjectAttribute } from "./subject-kind.ts";

/** What of a subject changes with the years; what it is called and where it belongs stay. */
export interface SubjectMarks {
  readonly attribute: SubjectAttribute | null;
  readonly tags: readonly string[];
}

/** Decides what its marks become. A classified one has none, and nothing is said of it. */
export function changeMarks(before: { readonly attribute: string | null; readonly tags: readonly string[]; readonly classified: boolean }, wish: SubjectMarks): Result<SubjectMarks> {
  if (before.classified) return refused(problem("subject.classified-says-nothing", "tags"));
  const { tags, wrong } = tagsOf(wish.tags);
  if (wrong !== null) return refused(wrong);
  const isSame = before.attribute === wish.attribute && before.tags.length === tags.length && before.tags.every((tag, at) => tag === tags[at]);
  return isSame ? refused(problem("subject.unchanged")) : done({ attribute: wish.attribute, tags });
}
