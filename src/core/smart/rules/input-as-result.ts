import { quoted } from "../even.ts";
import { INPUT, INPUT_AS_RESULT } from "../name-lexicon.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** Spending the money is what execution is scored for; an output or benefit is what came of it. */
export const inputAsResult: RowRule = {
  code: "input-as-result", letter: "R", severity: "warning", scope: "row",
  check(row) {
    const isResultRow = row.group === "benefit" || (row.group === "output" && (row.kind === "quantity" || row.kind === "quality"));
    return isResultRow && INPUT.test(row.name) && !INPUT_AS_RESULT.test(row.name) ? [{ field: "name", params: { name: quoted(row.input.name) } }] : NOTHING;
  },
};
