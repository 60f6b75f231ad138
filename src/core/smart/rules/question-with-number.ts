import { quoted } from "../even.ts";
import { QUESTION } from "../name-lexicon.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** 是否满意: 95%. A question that is answered yes or no cannot have a number for a target. */
export const questionWithNumber: RowRule = {
  code: "question-with-number", letter: "M", severity: "warning", scope: "row",
  check(row) {
    const { kind } = row.reading;
    return (kind === "number" || kind === "range") && QUESTION.test(row.name) ? [{ field: "name", params: { name: quoted(row.input.name), target: quoted(row.input.target) } }] : NOTHING;
  },
};
