import type { Decimal } from "../basics/decimal.ts";
import { type MessageParams } from "../basics/message.ts";
import type { Fraction } from "../basics/fraction.ts";
import type { Profile } from "../score/profile.ts";
import { FINDINGS, type FindingCode } from "./finding-list.ts";
import type { Convention, Finding, RecheckedIndicator } from "./result.ts";
import type { Row } from "./row.ts";
import type { PublishedTable } from "./table.ts";

/** Everything a check may look at: the printed table, its reading, and what the rules suggest. */
export interface Examined {
  readonly table: PublishedTable;
  readonly profile: Profile;
  readonly rows: readonly Row[];
  readonly indicators: readonly RecheckedIndicator[];
  readonly convention: Convention;
  readonly execution: { readonly share: Fraction | null; readonly rate: Fraction | null; readonly suggested: Decimal | null; readonly explainedBy: string | null };
  readonly totals: { readonly points: Decimal | null; readonly score: Decimal | null };
}

/** One check makes findings of one code; a file each in `checks/`. */
export type Check = (examined: Examined) => Finding[];

export function finding(code: FindingCode, path: string, params: MessageParams = {}, values: { expected?: Decimal | null; printed?: Decimal | null } = {}): Finding {
  return { code, severity: FINDINGS[code], path, message: { code: `finding.${code}`, params }, expected: values.expected ?? null, printed: values.printed ?? null };
}

/** Name of a row in a sentence. */
export function nameOf(row: Row): string {
  return row.printed.level3 ?? row.printed.level2 ?? `${row.index + 1}`;
}
