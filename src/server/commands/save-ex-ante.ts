import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { withHand } from "../../core/ex-ante/procedure.ts";
import type { ActingContext } from "../context.ts";
import { sm3 } from "../store/digest.ts";
import { putApplication, type ExAnteKey } from "../store/ex-ante.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";
import { holdForAct } from "../take-ex-ante-step.ts";

export interface ExAnteToSave {
  readonly amountFen: bigint | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly expectedVersion: number;
}

/** 保存申请内容: the amount and the texts, finished or not. */
export async function saveExAnte(context: ActingContext, key: ExAnteKey, { amountFen, texts, expectedVersion }: ExAnteToSave): Promise<Result<{ readonly version: number }>> {
  const { tx, now, acting } = context;
  const held = await holdForAct(context, key, "fill");
  if (!held.ok) return held;
  const { one } = held.value;
  if (one.version !== expectedVersion) return refused(problem("ex-ante.stale", "expectedVersion"));
  const { fields } = await schemeOfApplication(context, one);
  const stranger = Object.keys(texts).find((id) => !fields.some((field) => field.id === id));
  if (stranger !== undefined) return refused(problem("ex-ante.text-unknown", "texts", { found: stranger.slice(0, 60) }));
  const digest = sm3(canonicalJson({ amountFen: amountFen?.toString() ?? null, texts }));
  const version = one.version + 1;
  await putApplication(tx, { ...one, amountFen, texts, version, contentDigest: digest, changedAt: now, hands: withHand(one.hands, { personId: acting.personId, act: "fill", round: one.round }) });
  await context.record({ verb: "ex-ante.saved", subject: one.id, year: one.year, stage: "ex-ante", digestBefore: one.contentDigest, digestAfter: digest, detail: { version, round: one.round } });
  return done({ version });
}
