import { LONGEST_TEXT } from "../even.ts";
import { NOTHING, type CellRule } from "../rule.ts";

/** The platform's field for goals and indicators takes 2000 characters; what lies beyond was not read here either. */
export const cellTooLong: CellRule = {
  code: "cell-too-long", letter: "structure", severity: "warning", scope: "cell", readsHints: true,
  check: ({ raw, offset }) => (raw.length > LONGEST_TEXT && offset === 0 ? [{ params: { length: raw.length, most: LONGEST_TEXT } }] : NOTHING),
};
