import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import type { ExAnteKey } from "../store/ex-ante.ts";
import { holdForAct, writeExAnte, type ExAnteContent } from "../take-ex-ante-step.ts";

export interface ExAnteToImport extends ExAnteContent {
  /** The version that the workbook was held against. */
  readonly version: number;
  /** SM3 of the workbook. */
  readonly digest: string;
}

export interface ExAnteImported {
  readonly version: number;
  /** Places that the workbook says otherwise: `amount`, `texts.goal`. */
  readonly changes: readonly string[];
}

/** 读回工作簿: what was changed in an application's own workbook. Until it is submitted the application is a draft itself, so it is written there. */
export async function importExAnte(context: ActingContext, key: ExAnteKey, { amountFen, texts, version, digest }: ExAnteToImport): Promise<Result<ExAnteImported>> {
  const held = await holdForAct(context, key, "fill");
  if (!held.ok) return held;
  const { one } = held.value;
  if (one.version !== version) return refused(problem("ex-ante.stale"));
  const changes = [...(one.amountFen === amountFen ? [] : ["amount"]), ...Object.keys(texts).filter((id) => (one.texts[id] ?? "").trim() !== texts[id]).map((id) => `texts.${id}`)];
  if (changes.length === 0) return done({ version, changes });
  return done({ version: await writeExAnte(context, one, { amountFen, texts }, "ex-ante.imported", { workbook: digest, places: changes.length }), changes });
}
