import { problem, type Problem } from "../basics/problem.ts";
import { materialsOf, type ExAnteScheme } from "./scheme.ts";

export const MATERIAL_STATES = ["missing", "received", "approved", "rejected"] as const;
/** 未提交、已收、通过、不通过 */
export type MaterialState = (typeof MATERIAL_STATES)[number];

/** What an application says and brings. */
export interface ApplicationContent {
  /** 申请金额; null where nothing was filled in. */
  readonly amountFen: bigint | null;
  /** Texts by the ids of the scheme's fields. */
  readonly texts: Readonly<Record<string, string>>;
  /** State of each material; what is not named is missing. */
  readonly materials: ReadonlyMap<string, MaterialState>;
}

/** 必备材料未提交的: required materials of which there is no file, in the order of the check-list. */
export function missingMaterials(scheme: ExAnteScheme, materials: ApplicationContent["materials"]): readonly string[] {
  return materialsOf(scheme).filter(({ id, required }) => required && (materials.get(id) ?? "missing") === "missing").map(({ id }) => id);
}

/**
 * What keeps an application from being submitted, all of it at once: no amount, a required text left empty, a required material missing, or one
 * that was rejected and not brought anew.
 */
export function applicationProblems(scheme: ExAnteScheme, { amountFen, texts, materials }: ApplicationContent): readonly Problem[] {
  const problems: Problem[] = [];
  if (amountFen === null || amountFen <= 0n) problems.push(problem("ex-ante.amount-missing", "amount"));
  for (const { id, title, required } of scheme.fields) {
    if (required && (texts[id] ?? "").trim() === "") problems.push(problem("ex-ante.text-missing", `texts.${id}`, { name: title.zh }));
  }
  const missing = new Set(missingMaterials(scheme, materials));
  for (const { id, title } of materialsOf(scheme)) {
    const params = { name: title.zh };
    if (missing.has(id)) problems.push(problem("ex-ante.material-missing", `materials.${id}`, params));
    else if (materials.get(id) === "rejected") problems.push(problem("ex-ante.material-rejected", `materials.${id}`, params));
  }
  return problems;
}

/** What keeps the materials from going to the experts: a required one that nobody has approved, or any that waits to be looked at. */
export function unjudgedMaterials(scheme: ExAnteScheme, materials: ApplicationContent["materials"]): readonly Problem[] {
  return materialsOf(scheme).flatMap(({ id, title, required }) => {
    const state = materials.get(id) ?? "missing";
    const isDone = state === "approved" || (state === "missing" && !required);
    return isDone ? [] : [problem("ex-ante.material-not-approved", `materials.${id}`, { name: title.zh })];
  });
}
