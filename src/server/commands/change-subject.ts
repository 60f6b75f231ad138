import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { platformsOf, tagsNotOffered } from "../../core/pack/dictionary.ts";
import { changeMarks, type SubjectMarks } from "../../core/subject/change-subject.ts";
import type { ActingContext } from "../context.ts";
import { digestOf } from "../store/digest.ts";
import { holdMarks, putMarks } from "../store/subject-library.ts";

/** 修改属性和标签: what of a subject changes with the years, cancelled 取消 among it. */
export async function changeSubject(context: ActingContext, id: string, wish: SubjectMarks): Promise<Result<{ readonly id: string }>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "subject.enter")) return refused(problem("duty.missing", "", { duty: "subject.enter" }));
  const before = await holdMarks(tx, region, id);
  if (before === null) return refused(problem("subject.unknown"));
  const changed = changeMarks(before, wish);
  if (!changed.ok) return changed;
  const [unknown] = tagsNotOffered(changed.value.tags, platformsOf(packs.dictionaries), before.tags);
  if (unknown !== undefined) return refused(problem("subject.tag-unknown", "tags", { tag: unknown }));
  await putMarks(tx, region, id, changed.value);
  await context.record({ verb: "subject.changed", subject: id, digestBefore: digestOf({ attribute: before.attribute, tags: before.tags }), digestAfter: digestOf({ attribute: changed.value.attribute, tags: changed.value.tags }) });
  return done({ id });
}
