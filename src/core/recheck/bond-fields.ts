/**
 * 专项债券: what a form may ask of a bond. `principal` and `interest` are those of the whole term, `interest_of_year` is what is due this year;
 * `idle` and `cover` are reckoned and never typed.
 */
export const BOND_FIELDS = [
  "name", "code", "batch", "issued", "used", "idle", "term", "rate", "interest_of_year", "principal", "interest", "schedule", "investment", "capital", "bonds", "market",
  "built", "expected_income", "actual_income", "cover", "use_change",
] as const;
export type BondField = (typeof BOND_FIELDS)[number];
/** In 万元. */
export const BOND_AMOUNTS: readonly BondField[] = ["issued", "used", "interest_of_year", "principal", "interest", "investment", "capital", "bonds", "market", "expected_income", "actual_income"];
export const BOND_RECKONED: readonly BondField[] = ["idle", "cover"];
