import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import type { ExAnteKey } from "../store/ex-ante.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";
import { holdForAct, writeExAnte, type ExAnteContent } from "../take-ex-ante-step.ts";

export interface ExAnteToSave extends ExAnteContent {
  readonly expectedVersion: number;
}

/** 保存申请内容: the amount and the texts, finished or not, as a version with its event. */
export async function saveExAnte(context: ActingContext, key: ExAnteKey, { amountFen, texts, expectedVersion }: ExAnteToSave): Promise<Result<{ readonly version: number }>> {
  const held = await holdForAct(context, key, "fill");
  if (!held.ok) return held;
  const { one } = held.value;
  if (one.version !== expectedVersion) return refused(problem("ex-ante.stale", "expectedVersion"));
  const { fields } = await schemeOfApplication(context, one);
  const stranger = Object.keys(texts).find((id) => !fields.some((field) => field.id === id));
  if (stranger !== undefined) return refused(problem("ex-ante.text-unknown", "texts", { found: stranger.slice(0, 60) }));
  return done({ version: await writeExAnte(context, one, { amountFen, texts }, "ex-ante.saved") });
}
