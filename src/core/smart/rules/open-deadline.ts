import { quoted } from "../even.ts";
import { NOTHING, type CellRule } from "../rule.ts";
import { OPEN_TIME, OPEN_TIME_CELL, TIME, yearEndText } from "../sentence-lexicon.ts";
import { DIGIT } from "../value-lexicon.ts";

/** 尽快, 及时, 按时完成: nobody can say on which day it was missed. In tables only timeliness rows are asked for a day. */
export const openDeadline: CellRule = {
  code: "open-deadline", letter: "T", severity: "warning", scope: "cell", skipsNames: true,
  check(cell) {
    const { row, text } = cell;
    if (row === null) {
      const found = TIME.test(text) ? null : OPEN_TIME.exec(text);
      return found ? [{ start: found.index, end: found.index + found[0].length, params: { word: found[0] } }] : NOTHING;
    }
    if (row.kind !== "time" || row.reading.kind !== "qualitative" || DIGIT.test(text)) return NOTHING;
    const found = OPEN_TIME.exec(text) ?? OPEN_TIME_CELL.exec(text.trim());
    if (!found) return NOTHING;
    const draft = { start: 0, end: text.length, params: { word: quoted(text) } };
    return [cell.year === null ? draft : { ...draft, fix: yearEndText(cell.year) }];
  },
};
