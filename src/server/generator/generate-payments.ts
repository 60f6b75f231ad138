import type { SeededRandom } from "./seeded-random.ts";

export interface MadePayment {
  readonly id: string;
  /** Calendar day within the budget year. */
  readonly paidOn: string;
  readonly amountFen: bigint;
  readonly voucher: string;
}

const MOST = 3;

/** Up to three payments, together never more than the budget. */
export function generatePayments(random: SeededRandom, budgetFen: bigint, year: number): MadePayment[] {
  const count = random.between(0, MOST);
  return Array.from({ length: count }, (_, index) => ({
    id: random.uuid(),
    paidOn: `${year}-${two(random.between(1 + index * 4, 4 + index * 4))}-${two(random.between(1, 28))}`,
    // Hundredths of the budget, in whole fen.
    amountFen: (budgetFen * BigInt(random.between(5, 33))) / 100n,
    voucher: `V${index + 1}`,
  }));
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
