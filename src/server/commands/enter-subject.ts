import { sees } from "../../core/access/actor.ts";
import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { platformsOf, tagsNotOffered } from "../../core/pack/dictionary.ts";
import { decideSubject, type SubjectWish } from "../../core/subject/decide-subject.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { digestOf } from "../store/digest.ts";
import { findUnit } from "../store/org-unit.ts";
import { insertSubject, subjectAsParent } from "../store/subject-library.ts";

export interface SubjectEntered {
  readonly id: string;
}

/** 录入绩效对象: enters a project, a fund, a policy or whatever else is judged into the library. */
export async function enterSubject(context: ActingContext, unitId: string, wish: SubjectWish): Promise<Result<SubjectEntered>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "subject.enter")) return refused(problem("duty.missing", "", { duty: "subject.enter" }));
  const today = officeDay(now);
  const unit = await findUnit(tx, region, unitId, today);
  if (unit === null || !sees(acting, { unitPath: unit.path, subjectId: "" })) return refused(problem("subject.unit-unknown", "unitId"));
  const department = unit.departmentId === null ? null : await findUnit(tx, region, unit.departmentId, today);
  const decided = decideSubject(wish, { unit, department, codeTaken: false, parent: wish.parentCode === "" ? null : await subjectAsParent(tx, region, wish.parentCode) });
  if (!decided.ok) return decided;
  const subject = decided.value;
  const [unknown] = tagsNotOffered(subject.tags, platformsOf(packs.dictionaries));
  if (unknown !== undefined) return refused(problem("subject.tag-unknown", "tags", { tag: unknown }));
  const id = context.newId();
  // Also of one that the post does not see: a code is given once in a region.
  if (!(await insertSubject(tx, region, id, subject, now))) return refused(problem("subject.code-taken", "code", { code: subject.code }));
  const { kind, book, classified } = subject;
  await context.record({
    verb: "subject.entered", subject: id, digestAfter: digestOf({ code: subject.code, name: subject.name, kind, book, attribute: subject.attribute, parent: subject.parentId, tags: subject.tags, classified, unit: subject.unitId, firstYear: subject.firstYear, lastYear: subject.lastYear }),
    // Of what is classified the log keeps that it is there, and nothing else.
    detail: classified ? { classified: 1 } : { kind, book, classified: 0 },
  });
  return done({ id });
}
