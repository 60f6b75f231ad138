import { quoted } from "../even.ts";
import { NOTHING, type FormRule } from "../rule.ts";

/** What was done, filed a second time as what came of it. */
export const benefitRepeatsOutput: FormRule = {
  code: "benefit-repeats-output", letter: "R", severity: "warning", scope: "form",
  check(form) {
    const benefits = form.rows.filter((row) => row.group === "benefit" && !row.isHint);
    if (benefits.length === 0) return NOTHING;
    const outputs = new Map(form.rows.filter((row) => row.group === "output" && row.identity !== "").map((row) => [row.identity, row.index]));
    const repeated = benefits.filter((row) => outputs.has(row.identity));
    return repeated.length === 0 ? NOTHING : repeated.map((row) => ({ row: row.index, field: "name" as const, params: { name: quoted(row.input.name), first: outputs.get(row.identity)! + 1 } }));
  },
};
