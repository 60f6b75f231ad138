import type { Stage } from "../../../core/form/filing-values.ts";
import type { Reading } from "./data-words.ts";

/** Of which records a change is, in words: "自 2027 年度起，绩效自评"; empty for all of them. */
export function whenWords({ from, stages }: { readonly from: number | string | null | undefined; readonly stages: readonly Stage[] | readonly string[] | null | undefined }, { say }: Pick<Reading, "say">): string {
  const year = from === null || from === undefined ? [] : [say("app-packs.since-year", { year: from })];
  return [...year, ...(stages ?? []).map((stage) => say(`app-frame.stage.${stage}`))].join(say("app-packs.joint"));
}
