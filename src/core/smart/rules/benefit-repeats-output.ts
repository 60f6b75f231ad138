import { nameKey } from "../names.ts";
import { NOTHING, type FormRule } from "../rule.ts";

/** What was done, filed a second time as what came of it. */
export const benefitRepeatsOutput: FormRule = {
  code: "benefit-repeats-output", letter: "R", severity: "warning", scope: "form",
  check(form) {
    const benefits = form.rows.filter((row) => row.group === "benefit" && !row.isHint);
    if (benefits.length === 0) return NOTHING;
    const outputs = new Map(form.rows.filter((row) => row.group === "output" && nameKey(row.name) !== "").map((row) => [nameKey(row.name), row.index]));
    const repeated = benefits.filter((row) => outputs.has(nameKey(row.name)));
    return repeated.length === 0 ? NOTHING : repeated.map((row) => ({ row: row.index, field: "name" as const, params: { name: row.name.trim(), first: outputs.get(nameKey(row.name))! + 1 } }));
  },
};
