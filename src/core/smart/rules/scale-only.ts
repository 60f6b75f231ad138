import { quoted } from "../even.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { SCALE_ONLY } from "../value-lexicon.ts";

/** 定性, 好坏, 优/良/中/差: how it will be judged, but not what is aimed at. */
export const scaleOnly: RowRule = {
  code: "scale-only", letter: "M", severity: "warning", scope: "row",
  check: (row) => (row.reading.kind !== "number" && SCALE_ONLY.test(row.target.trim()) ? [{ params: { target: quoted(row.input.target) } }] : NOTHING),
};
