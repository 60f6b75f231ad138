import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { platformsOf, tagsNotOffered } from "../../core/pack/dictionary.ts";
import { changeMarks, type StandingMarks, type SubjectMarks } from "../../core/subject/change-subject.ts";
import type { ActingContext } from "../context.ts";
import { digestOf } from "../store/digest.ts";
import { holdMarks, putMarks } from "../store/subject-library.ts";
import { recordedYears } from "../store/subject-years.ts";

/** Years that are left out stay as they are. */
export type MarksToChange = Omit<SubjectMarks, "firstYear" | "lastYear"> & { readonly firstYear?: number | null | undefined; readonly lastYear?: number | null | undefined };

/** 修改属性和标签: what of a subject changes with the years, cancelled 取消 among it. */
export async function changeSubject(context: ActingContext, id: string, wish: MarksToChange): Promise<Result<{ readonly id: string }>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "subject.enter")) return refused(problem("duty.missing", "", { duty: "subject.enter" }));
  const before = await holdMarks(tx, region, id);
  if (before === null) return refused(problem("subject.unknown"));
  const changed = changeMarks(before, { ...wish, firstYear: wish.firstYear === undefined ? before.firstYear : wish.firstYear, lastYear: wish.lastYear === undefined ? before.lastYear : wish.lastYear }, await recordedYears(tx, region, id));
  if (!changed.ok) return changed;
  const [unknown] = tagsNotOffered(changed.value.tags, platformsOf(packs.dictionaries), before.tags);
  if (unknown !== undefined) return refused(problem("subject.tag-unknown", "tags", { tag: unknown }));
  await putMarks(tx, region, id, changed.value);
  await context.record({ verb: "subject.changed", subject: id, digestBefore: digestOf(marksOf(before)), digestAfter: digestOf(marksOf(changed.value)) });
  return done({ id });
}

function marksOf({ attribute, tags, firstYear, lastYear }: Omit<StandingMarks, "classified">): { readonly attribute: string | null; readonly tags: readonly string[]; readonly firstYear: number | null; readonly lastYear: number | null } {
  return { attribute, tags, firstYear, lastYear };
}
