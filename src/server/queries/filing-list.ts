import type { Actor } from "../../core/access/actor.ts";
import { hasDuty } from "../../core/access/duty.ts";
import type { Role } from "../../core/access/role.ts";
import { type Decimal, equals, round, toShortText, toText } from "../../core/basics/decimal.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import type { ScoreBy } from "../../core/form/line-scores.ts";
import { gramsOf } from "../../core/form/name-grams.ts";
import { profileFor } from "../../core/form/profile-for.ts";
import { bindingHandler } from "../../core/workflow/binding-handler.ts";
import { deadlineOf } from "../../core/workflow/due.ts";
import type { Deadline } from "../../core/workflow/under-way.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { periodOf } from "../../core/workflow/periods.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { countFilings, listFilings, type ListedFiling, type ListFilter, type ListPage } from "../store/filing-list.ts";

/** Which filings of a year and stage are asked for. */
export interface ListedOnly {
  readonly step?: string | undefined;
  /** 监控期 by its number */
  readonly period?: number | undefined;
  /** 绩效对象类别 */
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly fromFen?: bigint | undefined;
  readonly toFen?: bigint | undefined;
  readonly state: "waiting" | "mine" | "all";
}

export interface ListItem extends Deadline {
  readonly id: string;
  readonly name: string;
  /** 绩效对象类别 */
  readonly kind: string;
  readonly unit: string;
  readonly department: string;
  readonly amountFen: string | null;
  /** 监控期: its last month; null for what is filled once a year. */
  readonly month: number | null;
  readonly step: string;
  readonly stepTitle: Bilingual;
  readonly holder: Role | null;
  /** 转办: the name of whoever has it alone; null where anybody of the role may act. */
  readonly handedTo: string | null;
  readonly round: number;
  readonly version: number;
  readonly since: string;
  readonly score: string | null;
  readonly scoreBy: ScoreBy | null;
  readonly grade: string | null;
  readonly documentNo: string | null;
  readonly waitsForMe: boolean;
}

export interface ListAnswer {
  readonly items: readonly ListItem[];
  /** Where the next page goes on; null on the last one. */
  readonly next: ListPage["after"];
}

/** The filings of a year and stage that the acting post sees, a page at a time. How many there are takes longer and is asked apart, by {@link filingCount}. */
export async function filingList({ tx, region, now, acting, packs, scheme }: ActingContext, year: number, stage: Stage, only: ListedOnly, page: ListPage): Promise<Result<ListAnswer>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const found = await listFilings(tx, { region, year, stage, period: only.period }, acting, filterOf(only, acting), page);
  const { places } = profileFor(scheme.packsIn(year, stage), year, stage).rounding.value;
  const today = officeDay(now);
  const calendars = packs.calendars ?? [];
  const last = found.items.at(-1);
  return done({
    items: found.items.map((item) => {
      const workflow = workflowOfFiling(packs, { ...item, stage });
      return {
        ...itemOf(item, stepOf(workflow, item.step)?.title ?? { zh: item.step, en: item.step }, places, acting, today),
        ...deadlineOf(workflow, item, officeDay(item.since), today, calendars),
        month: periodOf(workflow, item.period)?.month ?? null,
      };
    }),
    next: found.more && last !== undefined ? { value: last.at, id: last.id } : null,
  });
}

/** How many filings that list has on all its pages. */
export async function filingCount({ tx, region, acting, packs }: ActingContext, year: number, stage: Stage, only: ListedOnly): Promise<Result<number>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  return done(await countFilings(tx, { region, year, stage, period: only.period }, acting, filterOf(only, acting)));
}

function filterOf({ step, kind, name = "", fromFen, toFen, state }: ListedOnly, acting: Actor): ListFilter {
  return {
    step, kind, fromFen, toFen, pieces: gramsOf(name), waitsFor: state === "waiting" ? acting : undefined, personId: state === "mine" ? acting.personId : undefined,
  };
}

function itemOf({ scoreMillionths, since, at: _at, handler, unitPath: _path, extendedUntil: _until, workflow: _workflow, workflowVersion: _version, period: _period, ...item }: ListedFiling, stepTitle: Bilingual, places: number, acting: Actor, today: string): Omit<ListItem, keyof Deadline | "month"> {
  const bound = bindingHandler({ handler }, today);
  return {
    ...item, handedTo: bound?.name ?? null, stepTitle, since: since.toISOString(), score: scoreMillionths === null ? null : scoreText({ units: BigInt(scoreMillionths), scale: 6 }, places),
    waitsForMe: item.holder === acting.role && (bound === null || bound.postId === acting.postId),
  };
}

/** As its form prints it: with the places of the profile, and more only where there is more. */
function scoreText(score: Decimal, places: number): string {
  const printed = round(score, places, "cut");
  return equals(printed, score) ? toText(printed) : toShortText(score);
}
