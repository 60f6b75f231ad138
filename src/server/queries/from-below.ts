import { sees } from "../../core/access/actor.ts";
import { hasDuty } from "../../core/access/duty.ts";
import { toShortText } from "../../core/basics/decimal.ts";
import { message, type Message } from "../../core/basics/message.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { cellPath } from "../../core/form/cell-path.ts";
import { wanYuan } from "../../core/regional/check-split.ts";
import { combineScores, type Level2Result } from "../../core/regional/combine-scores.ts";
import type { ActingContext } from "../context.ts";
import { findFiling, valuesOf, yearOfSubjects, type Filing, type FilingKey } from "../store/filing.ts";
import { budgetsOf, projectsBelow } from "../store/level-2-projects.ts";
import { returnsOf } from "../shown/regional-returns.ts";

/** A value that may be put into a cell, with how it was reckoned. */
export interface Suggested {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly trace: readonly Message[];
}

export interface FromBelow {
  /** Regions of a transfer payment, projects of a level-1 project, or nothing that has parts. */
  readonly kind: "regions" | "projects" | "none";
  readonly parts: number;
  /** Names of those that have not reported. */
  readonly missing: readonly string[];
  readonly suggested: readonly Suggested[];
  /** What has no cell of its own: the scores of the projects weighed by their money. */
  readonly said: readonly Message[];
}

const NOTHING: FromBelow = { kind: "none", parts: 0, missing: [], suggested: [], said: [] };
/** A score is kept in millionths. */
const SCALE = 6;

/** 来自下级的建议 beside the self-evaluation of a transfer payment or of a level-1 project. */
export async function fromBelow(context: ActingContext, key: FilingKey): Promise<Result<FromBelow>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const filing = await findFiling(tx, region, key);
  if (filing === null || !sees(acting, filing)) return refused(problem("filing.unknown"));
  if (filing.stage !== "self-evaluation") return done(NOTHING);
  if (filing.subjectKind === "transfer-payment") return done(await fromRegions(context, filing));
  return done(filing.subjectKind === "project-level-1" ? await fromProjects(context, filing) : NOTHING);
}

async function fromRegions(context: ActingContext, filing: Filing): Promise<FromBelow> {
  const returns = await returnsOf(context, filing.subjectId, filing.year);
  if (returns === null) return NOTHING;
  if (returns.unseen.length > 0) return { ...NOTHING, kind: "regions", parts: returns.parts, said: [message("regional.trace.unseen", { count: returns.unseen.length })] };
  const values = valuesOf(filing);
  const rows = returns.summed.flatMap(({ id, suggested, trace }): Suggested[] => {
    const row = values.rows.find((one) => one.id === id);
    return row === undefined || suggested === null ? [] : [{ path: cellPath("rows", id, "actual"), name: row.level3, text: suggested, trace }];
  });
  const isWhole = returns.missing.length === 0;
  const money = (["adjustedBudget", "executed"] as const).flatMap((field): Suggested[] => {
    const fen = field === "executed" ? returns.executedFen : returns.budgetFen;
    return fen === null || !isWhole ? [] : [{ path: cellPath("funds", values.funds[0]?.id ?? "total", field), name: values.funds[0]?.source ?? "", text: wanYuan(fen), trace: [message("regional.trace.money", { count: returns.parts })] }];
  });
  return { kind: "regions", parts: returns.parts, missing: returns.missing, suggested: [...money, ...rows], said: [] };
}

/** 一级项目合并自评: money of its projects comes from the ledger with the snapshot; its indicators are its own; the scores are only said. */
async function fromProjects({ tx, region }: ActingContext, filing: Filing): Promise<FromBelow> {
  const projects = await projectsBelow(tx, region, filing.subjectId, filing.year);
  if (projects.length === 0) return { ...NOTHING, kind: "projects" };
  const ids = projects.map(({ id }) => id);
  const budgets = await budgetsOf(tx, region, ids, filing.year);
  const evaluations = new Map((await yearOfSubjects(tx, region, ids, filing.year)).filter(({ stage }) => stage === "self-evaluation").map((one) => [one.subjectId, one]));
  const results = projects.map(({ id, name }): Level2Result => {
    const score = evaluations.get(id)?.scoreMillionths ?? null;
    return { name, budgetFen: budgets.get(id) ?? null, score: score === null ? null : { units: score, scale: SCALE } };
  });
  const { score, missing, trace } = combineScores(results);
  return { kind: "projects", parts: projects.length, missing, suggested: [], said: score === null ? trace : [message("regional.combine.score", { score: toShortText(score) }), ...trace] };
}
