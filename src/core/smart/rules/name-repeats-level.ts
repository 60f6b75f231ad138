import { quoted } from "../even.ts";
import { levelKey } from "../names.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** 数量指标 under 数量指标: the group's name stands where the indicator should. */
export const nameRepeatsLevel: RowRule = {
  code: "name-repeats-level", letter: "S", severity: "warning", scope: "row",
  check(row) {
    if (row.isChecklist) return NOTHING;
    const { level1, level2 } = row.input;
    return repeats(row.name, level2) || repeats(row.name, level1) ? [{ field: "name", params: { name: quoted(row.input.name) } }] : NOTHING;
  },
};

function repeats(name: string, level: string | null): boolean {
  // Most names share no beginning with their level, and then there is nothing to compare.
  if (level === null || level.length < 2 || !name.includes(level.slice(0, 2))) return false;
  const key = levelKey(name);
  return key !== "" && key === levelKey(level);
}
