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
  readonly execution: { readonly share: Fraction | null; readonly rate: Fraction | null; readonly suggested: Decimal | null; readonly explainedBy: string | null; readonly followsWrongRate: boolean };
  /** Paths of the cells that could not be read: they are not missing, and sums over them prove nothing. */
  readonly unread: ReadonlySet<string>;
  readonly totals: { readonly points: Decimal | null; readonly score: Decimal | null };
}

/** One check makes findings of one code; a file each in `checks/`. */
export type Check = (examined: Examined) => Finding[];

export interface FindingValues {
  readonly expected?: Decimal | null;
  readonly printed?: Decimal | null;
  /** Another sentence for the same finding: `finding.<code>.<wording>`, with its own `.advice` where that differs. */
  readonly wording?: string | null;
}

export function finding(code: FindingCode, path: string, params: MessageParams = {}, { expected, printed, wording }: FindingValues = {}): Finding {
  const sentence = wording ? `finding.${code}.${wording}` : `finding.${code}`;
  return { code, severity: FINDINGS[code], path, message: { code: sentence, params }, expected: expected ?? null, printed: printed ?? null };
}

/** Name of a row in a sentence. */
export function nameOf(row: Row): string {
  return row.printed.level3 ?? row.printed.level2 ?? `${row.index + 1}`;
}
