import { compare, toText } from "../basics/decimal.ts";
import { asPercent, executionRate } from "../score/execution.ts";

/** Money of a year, in fen. */
export interface LedgerMoney {
  /** 年初预算; null where none is recorded. */
  readonly initialFen: bigint | null;
  /** 调整后预算; null where no budget is recorded. */
  readonly adjustedFen: bigint | null;
  readonly paidFen: bigint;
}

export const NO_MONEY: LedgerMoney = { initialFen: null, adjustedFen: null, paidFen: 0n };

/** Sums of what is known: nothing and something are something, nothing and nothing are nothing. */
export function addMoney(left: LedgerMoney, right: LedgerMoney): LedgerMoney {
  return { initialFen: known(left.initialFen, right.initialFen), adjustedFen: known(left.adjustedFen, right.adjustedFen), paidFen: left.paidFen + right.paidFen };
}

/** 执行率 in percent with two decimals, rounded half up; null where there is no budget to divide by, or more came back than was paid. */
export function ratePercent({ adjustedFen, paidFen }: LedgerMoney): string | null {
  const rate = adjustedFen === null ? null : executionRate({ units: adjustedFen, scale: 0 }, { units: paidFen, scale: 0 });
  return rate === null ? null : toText(asPercent(rate, 2));
}

/** Whether more was paid than the budget allows; also where there is none. */
export function isOverspent({ adjustedFen, paidFen }: LedgerMoney): boolean {
  return compare({ units: paidFen, scale: 0 }, { units: adjustedFen ?? 0n, scale: 0 }) > 0;
}

function known(left: bigint | null, right: bigint | null): bigint | null {
  return left === null ? right : right === null ? left : left + right;
}
