import { quoted } from "../even.ts";
import { NOTHING, type FormRule } from "../rule.ts";

/** Some rows have points and some have none; parts of a row are weighed with it. */
export const weightMissing: FormRule = {
  code: "weight-missing", letter: "structure", severity: "error", scope: "form",
  check(form) {
    if (!form.complete || !form.rows.some((row) => row.input.points !== null)) return NOTHING;
    const bare = form.rows.filter((row) => row.input.points === null && row.partOf === null && !row.isHint);
    return bare.length === 0 ? NOTHING : bare.map((row) => ({ row: row.index, field: "points" as const, params: { name: quoted(row.input.name) } }));
  },
};
