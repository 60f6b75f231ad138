import { hasDuty } from "../../core/access/duty.ts";
import type { Message } from "../../core/basics/message.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { unitPart, type UnitBelow } from "../../core/form/unit-part.ts";
import { readRollUp, type RollUpRule } from "../../core/roll-up/roll-up-rule.ts";
import { isStale, quantityText, rollUp, rollUpSentence, type RollUpLine } from "../../core/roll-up/roll-up.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { OF_THE_UNIT } from "../../core/workflow/vacant-steps.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findFiling, valuesOf, type Filing, type FilingKey } from "../store/filing.ts";
import { unitsBelow, type UnitFiling } from "../store/units-below.ts";

export interface RollUpUnit {
  readonly code: string;
  readonly unit: string;
  /** Its form of the unit as a whole; null where none was begun. */
  readonly filingId: string | null;
  /** 已报送: it has left the unit's own hands. */
  readonly reported: boolean;
}

/** One indicator rolled up. */
export interface RolledUpRow {
  /** Empty for a rule that was only asked for. */
  readonly rowId: string;
  readonly name: string;
  readonly rule: string;
  /** With its unit of measure; null where there is none. */
  readonly result: string | null;
  readonly said: Message | null;
  /** Why nothing can come of these values; null where something can, or may once all are there. */
  readonly problem: Message | null;
  readonly missing: readonly { readonly code: string; readonly unit: string; readonly because: Message }[];
  readonly lines: readonly RollUpLine[];
  /** What was taken is no longer what the units say. */
  readonly stale: boolean;
}

export interface RollUpAnswer {
  /** Whether it is a department's form as a whole, and the asker sees all units below. */
  readonly rolls: boolean;
  readonly units: readonly RollUpUnit[];
  readonly rows: readonly RolledUpRow[];
}

/** 下级单位汇总: what the units below a department come to, for the rows that roll up, and for one more rule that somebody is thinking of. */
export async function rolledUp(context: ActingContext, key: FilingKey, asked: { readonly rule: string; readonly name: string } | null): Promise<Result<RollUpAnswer>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const wanted = asked === null ? null : readRollUp(asked.rule);
  if (asked !== null && wanted === null) return refused(problem("rolling.no-rule", "rule"));
  // Who sees the department's form alone (an expert it was assigned to) would take units out of sight for units that are missing.
  if (filing.subjectKind !== "department-overall" || !acting.scopes.some((scope) => filing.unitPath.startsWith(scope))) return done({ rolls: false, units: [], rows: [] });
  const { units, below } = await reportedBelow(context, filing);
  const row = (rowId: string, name: string, rule: RollUpRule, text: string): RolledUpRow => {
    const found = rollUp(rule, below.map((unit) => unitPart(rule, name, filing.stage, unit)));
    return {
      rowId, name, rule: text, result: found.value === null ? null : quantityText(found.value), said: rollUpSentence(rule, found), stale: isStale(rule, found), missing: found.missing, lines: found.lines,
      problem: found.problem === null ? null : { code: found.problem.code, params: found.problem.params },
    };
  };
  const rows = valuesOf(filing).rows.flatMap(({ id, level3, rollUp: text = "" }) => {
    const rule = readRollUp(text);
    return rule === null ? [] : [row(id, level3, rule, text)];
  });
  return done({ rolls: true, units, rows: [...rows, ...(asked === null || wanted === null ? [] : [row("", asked.name, wanted, asked.rule)])] });
}

/** Whether a form has left the hands of its unit. */
function hasLeft(packs: ActingContext["packs"], stage: Stage, { step, ...own }: NonNullable<UnitFiling["filing"]>): boolean {
  const holder = stepOf(workflowOfFiling(packs, { ...own, stage }), step)?.role ?? null;
  return holder === null || !OF_THE_UNIT.includes(holder);
}

/** The units as the tree stands on the last day of the year, or today while that is to come. What is still in a unit's own hands is not reported. */
async function reportedBelow(context: ActingContext, filing: Filing): Promise<{ readonly units: readonly RollUpUnit[]; readonly below: readonly UnitBelow[] }> {
  const { tx, region, now, packs } = context;
  const today = officeDay(now);
  const last = `${filing.year}-12-31`;
  const found = await unitsBelow(tx, region, filing.unitPath, today < last ? today : last, filing);
  const units = [...new Map(found.map((unit) => [unit.code, found.filter(({ code }) => code === unit.code)])).values()].map((all) => {
    const first = all[0]!;
    return { ...first, isReported: all.length === 1 && first.filing !== null && hasLeft(packs, filing.stage, first.filing) };
  });
  return {
    units: units.map(({ code, unit, filing: own, isReported }) => ({ code, unit, filingId: own?.id ?? null, reported: isReported })),
    below: units.map(({ code, unit, filing: own, isReported }) => ({ code, unit, values: isReported && own !== null ? valuesOf(own) : null })),
  };
}
