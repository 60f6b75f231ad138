import { quoted } from "../even.ts";
import { levelKey } from "../names.ts";
import { NOTHING, type Draft, type FormRule } from "../rule.ts";

/** The same thing twice in one group: it counts double, and the two may disagree. */
export const duplicateIndicator: FormRule = {
  code: "duplicate-indicator", letter: "S", severity: "warning", scope: "form",
  check(form) {
    const seen = new Map<string, number>();
    const drafts: Draft[] = [];
    for (const row of form.rows) {
      const name = row.identity;
      if (name === "" || row.isHint) continue;
      const key = `${row.group === "other" ? levelKey(row.input.level1 ?? "") : row.group}/${row.kind}/${name}/${row.partOf ?? ""}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, row.index);
      else drafts.push({ row: row.index, field: "name", params: { name: quoted(row.input.name), first: first + 1 } });
    }
    return drafts.length === 0 ? NOTHING : drafts;
  },
};
