import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { isIsoDay } from "../../core/calendar/iso-day.ts";
import type { Duty } from "../../core/pack/definitions.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { standingsOf, unitTreeOn, type Standing } from "../store/unit-standing.ts";

export interface UnitTree {
  readonly day: string;
  readonly today: string;
  readonly mayChange: boolean;
  readonly items: readonly Standing[];
}

const DUTIES: readonly Duty[] = ["unit.manage", "person.manage", "post.give"];

/** The organisation tree as it stood on a day; today's without one. */
export async function unitTree({ tx, region, now, acting, packs }: ActingContext, on: string | null): Promise<Result<UnitTree>> {
  if (!DUTIES.some((duty) => hasDuty(packs, acting.role, duty))) return refused(problem("duty.missing"));
  const today = officeDay(now);
  const day = on ?? today;
  if (!isIsoDay(day)) return refused(problem("unit.no-such-day", "on", { day }));
  return done({ day, today, mayChange: hasDuty(packs, acting.role, "unit.manage"), items: await unitTreeOn(tx, region, day) });
}

/** How one body stood over time, the latest first. */
export async function unitHistory({ tx, region, acting, packs }: ActingContext, id: string): Promise<Result<readonly Standing[]>> {
  if (!DUTIES.some((duty) => hasDuty(packs, acting.role, duty))) return refused(problem("duty.missing"));
  const found = await standingsOf(tx, region, id);
  return found.length === 0 ? refused(problem("unit.not-there")) : done(found);
}
