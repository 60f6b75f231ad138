import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ExAnteTurn } from "../../core/ex-ante/turn-place.ts";
import { laterDayRefusal } from "../../core/workflow/extension.ts";
import { deadlineOfWork } from "../../core/workflow/under-way.ts";
import type { ActingContext } from "../context.ts";
import { loadUnderWay, turnUnderWay } from "../ex-ante-under-way.ts";
import { officeDay } from "../office-day.ts";
import { lockApplication, type ExAnteKey } from "../store/ex-ante.ts";
import { forgetTold } from "../store/ex-ante-urged.ts";
import { openApplication } from "../store/ex-ante-open.ts";
import { addExtensions, extensionDigest, type Extension } from "../store/extension.ts";

export interface ExAnteToExtend {
  /** As it was typed: whether there is such a day is said by the rules. */
  readonly until: string;
  readonly reason: string;
  /** The turn that was looked at; an application that has left it since is told so. */
  readonly turn: ExAnteTurn;
}

/** 延期: gives an application a later last day for the turn it is at. It changes nothing else of it. */
export async function extendExAnte(context: ActingContext, key: ExAnteKey, { until, reason: typed, turn }: ExAnteToExtend): Promise<Result<{ readonly until: string }>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "deadline.extend")) return refused(problem("duty.missing", "", { duty: "deadline.extend" }));
  const one = await lockApplication(tx, region, key);
  if (one === null) return refused(problem("ex-ante.unknown"));
  const open = await openApplication(tx, region, one.id);
  const [loaded] = open === null ? [] : await loadUnderWay(context, [open]);
  const at = loaded === undefined ? null : turnUnderWay(packs, loaded, acting);
  if (at === null) return refused(problem("ex-ante.ended"));
  if (at.turn !== turn) return refused(problem("ex-ante.stale", "turn"));
  const today = officeDay(now);
  const { due } = deadlineOfWork(at.work, today, packs.calendars ?? []);
  const why = laterDayRefusal(until, today, due);
  if (why !== null) return refused(problem(why.code, "until", why.params));
  const reason = typed.trim();
  if (reason === "") return refused(problem("filing.reason-missing", "reason"));
  const extension: Extension = { region, id: context.newId(), filingId: one.id, step: turn, round: one.round, until, due, reason, personId: acting.personId, postId: acting.postId, at: now };
  await addExtensions(tx, [extension]);
  // What was told further up for being late is in time again.
  await forgetTold(tx, region, one.id);
  await context.record({
    verb: "ex-ante.extended", subject: one.id, year: one.year, stage: "ex-ante", digestAfter: extensionDigest(extension), detail: { extension: extension.id, step: turn, round: one.round, until, due: due ?? "" },
  });
  return done({ until });
}
