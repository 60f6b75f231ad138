import { add, compare, divide, equals, sign, subtract, sum, toShortText, type Decimal } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { BOND_AMOUNTS, type BondField } from "../recheck/bond-fields.ts";
import type { BondCell } from "../recheck/table.ts";
import { cellPath } from "./cell-path.ts";
import type { FilingBond } from "./filing-values.ts";
import { isBlank, shown, typedAmount } from "./typed-number.ts";
import { writtenAmount } from "./written-amount.ts";

/** 本息覆盖倍数 is printed with so many decimals, rounded half-up. */
const COVER_PLACES = 2;

/** What a bond block prints: what was typed, 结余闲置 (issued less used) and 本息覆盖倍数 (expected income over principal and interest). */
export function bondCells(bond: readonly FilingBond[]): Readonly<Record<string, BondCell>> {
  const typed = Object.fromEntries(bond.map(({ id, value }): [string, BondCell] => {
    const number = BOND_AMOUNTS.some((field) => field === id) ? amountOf(bond, id as BondField) : null;
    return [id, { text: isBlank(value) ? null : value.trim(), number: number === null ? null : writtenAmount(number), isReckoned: false }];
  }));
  return { ...typed, idle: reckoned(idleOf(bond)), cover: reckoned(coverOf(bond)) };
}

/** A value, nothing, or why there is none. */
export type Reckoned = { readonly value: Decimal } | { readonly because: Message } | null;

/** 结余闲置; nothing while nobody wrote what was issued and what was used. */
function idleOf(bond: readonly FilingBond[]): Reckoned {
  const [issued, used] = [amountOf(bond, "issued"), amountOf(bond, "used")];
  return issued === null || used === null ? null : { value: writtenAmount(subtract(issued, used)) };
}

/** 本息覆盖倍数. A division by what nobody wrote down, or by nothing, is said and is no zero. */
function coverOf(bond: readonly FilingBond[]): Reckoned {
  const [income, principal, interest] = [amountOf(bond, "expected_income"), amountOf(bond, "principal"), amountOf(bond, "interest")];
  if (income === null && principal === null && interest === null) return null;
  if (principal === null || interest === null) return { because: message("form.bond.no-debt-service") };
  if (income === null) return { because: message("form.bond.no-income") };
  const due = add(principal, interest);
  return sign(due) === 0 ? { because: message("form.bond.nothing-due") } : { value: divide(income, due, COVER_PLACES, "half-up") };
}

/** What keeps a bond block from being handed on: amounts that are none, more used than issued, an investment that is not the sum of its parts. */
export function bondProblems(bond: readonly FilingBond[]): Problem[] {
  const at = (field: BondField): string => cellPath("bond", field, "value");
  const unread = BOND_AMOUNTS.flatMap((field) => {
    const text = textOf(bond, field);
    const typed = typedAmount(text);
    return typed.ok ? [] : [problem("filing.number-unreadable", at(field), { found: shown(text) })];
  });
  const [issued, used, investment] = [amountOf(bond, "issued"), amountOf(bond, "used"), amountOf(bond, "investment")];
  const parts = (["capital", "bonds", "market"] as const).flatMap((field) => amountOf(bond, field) ?? []);
  return [
    ...unread,
    ...(issued !== null && used !== null && compare(used, issued) > 0 ? [problem("filing.bond-overused", at("used"), { issued: toShortText(issued), used: toShortText(used) })] : []),
    ...(investment !== null && parts.length === 3 && !equals(investment, sum(parts))
      ? [problem("filing.bond-investment-sum", at("investment"), { total: toShortText(investment), sum: toShortText(sum(parts)) })]
      : []),
  ];
}

function reckoned(found: Reckoned): BondCell {
  if (found === null) return { text: null, number: null, isReckoned: true };
  return "value" in found ? { text: toShortText(found.value), number: found.value, isReckoned: true } : { text: null, number: null, isReckoned: true, because: found.because };
}

function textOf(bond: readonly FilingBond[], field: BondField): string {
  return bond.find(({ id }) => id === field)?.value ?? "";
}

function amountOf(bond: readonly FilingBond[], field: BondField): Decimal | null {
  const typed = typedAmount(textOf(bond, field));
  return typed.ok ? typed.value : null;
}
