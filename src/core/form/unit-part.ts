import { message, type Message } from "../basics/message.ts";
import { BY_BUDGET, needsBy, type RollUpRule } from "../roll-up/roll-up-rule.ts";
import type { Quantity, UnitPart } from "../roll-up/roll-up.ts";
import { readActual, readTarget } from "../target/read-target.ts";
import { FUNDS_UNIT } from "./form-lexicon.ts";
import type { FilingValues, Stage } from "./filing-values.ts";
import { isBlank, shown, typedAmount } from "./typed-number.ts";

/** A unit below a department with its form of the same year and stage; null where it handed none on. */
export interface UnitBelow {
  readonly code: string;
  readonly unit: string;
  readonly values: FilingValues | null;
}

/** What a unit gives for an indicator of its department. */
export function unitPart(rule: RollUpRule, name: string, stage: Stage, { code, unit, values }: UnitBelow): UnitPart {
  if (values === null) return { code, unit, value: message("roll-up.missing.not-reported"), by: null };
  const by = !needsBy(rule.method) || rule.by === null ? null : rule.by === BY_BUDGET ? budgetOf(values, stage) : quantityOf(values, stage, rule.by);
  return { code, unit, value: quantityOf(values, stage, rule.from ?? name), by };
}

/** The number of an indicator by its name: the target of a goal, else what was reached. */
function quantityOf({ rows }: Pick<FilingValues, "rows">, stage: Stage, name: string): Quantity | Message {
  const found = rows.filter(({ level3 }) => plain(level3) === plain(name));
  if (found.length !== 1) return message(found.length === 0 ? "roll-up.missing.no-row" : "roll-up.missing.several-rows", { name: shown(name) });
  const row = found[0]!;
  const text = stage === "goal" ? row.target : row.actual;
  if (isBlank(text)) return message("roll-up.missing.blank", { name: shown(name) });
  return readQuantity(text, stage) ?? message("roll-up.missing.no-number", { name: shown(name), found: shown(text) });
}

/** A number and its unit as a cell says them (`≥95%` → 95 and %); null where it says no single number. */
export function readQuantity(text: string, stage: Stage): Quantity | null {
  const { kind, value, unit, isCompletionRate } = stage === "goal" ? readTarget(text) : readActual(text);
  return kind !== "number" || value === null || isCompletionRate ? null : { value, unit };
}

function budgetOf({ funds }: FilingValues, stage: Stage): Quantity | Message {
  const total = funds[0];
  const typed = stage === "goal" || isBlank(total?.adjustedBudget ?? "") ? total?.initialBudget : total?.adjustedBudget;
  const amount = typedAmount(typed ?? "");
  return amount.ok && amount.value !== null ? { value: amount.value, unit: FUNDS_UNIT } : message("roll-up.missing.budget");
}

function plain(name: string): string {
  return name.replace(/\s/g, "");
}
