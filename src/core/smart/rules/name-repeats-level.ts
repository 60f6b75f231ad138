import { levelKey } from "../names.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** 数量指标 under 数量指标: the group's name stands where the indicator should. */
export const nameRepeatsLevel: RowRule = {
  code: "name-repeats-level", letter: "S", severity: "warning", scope: "row",
  check(row) {
    const name = levelKey(row.name);
    if (name === "") return NOTHING;
    const { level1, level2 } = row.input;
    const repeats = (level2 !== null && levelKey(level2) === name) || (level1 !== null && levelKey(level1) === name);
    return repeats ? [{ field: "name", params: { name: row.name.trim() } }] : NOTHING;
  },
};
