import { placeInWords } from "../../../core/recheck/place.ts";
import type { PublishedTable } from "../../../core/recheck/table.ts";
import type { ContractEntry, ContractFinding } from "../../../files/recheck-contract.ts";
import type { Say } from "../../../words/index.ts";

/** Where a recheck of today comes to something else than the one that was kept. */
export interface KeptDifference {
  /** Name of the table. */
  readonly name: string;
  /** Sentences, with their places, of findings that only the kept recheck has; and of those that only today's has. */
  readonly onlyKept: readonly string[];
  readonly onlyNow: readonly string[];
  /** How many rows of indicators are read or scored in another way. */
  readonly rows: number;
  /** Whether totals, grade or the way of rounding differ. */
  readonly ofWhole: boolean;
}

/** Null when both come to the same, word for word. Names of files and what was said while reading are no conclusions. */
export function differenceOf(table: PublishedTable, kept: ContractEntry, now: ContractEntry, say: Say): KeptDifference | null {
  const then = new Set(kept.findings.map(findingText));
  const today = new Set(now.findings.map(findingText));
  const sentence = (finding: ContractFinding) => say("page.kept.finding", { place: placeInWords(finding.path, table, say), text: finding.message });
  const difference: KeptDifference = {
    name: table.project.name ?? kept.file,
    onlyKept: kept.findings.filter((finding) => !today.has(findingText(finding))).map(sentence),
    onlyNow: now.findings.filter((finding) => !then.has(findingText(finding))).map(sentence),
    rows: now.indicators.filter((row, index) => !same(row, kept.indicators[index])).length,
    ofWhole: !same([kept.convention, kept.totals, kept.grade], [now.convention, now.totals, now.grade]),
  };
  const isSame = difference.onlyKept.length + difference.onlyNow.length + difference.rows === 0 && !difference.ofWhole;
  return isSame && kept.indicators.length === now.indicators.length ? null : difference;
}

/** The cell of the workbook is where the finding stands and no part of it. */
function findingText(finding: ContractFinding): string {
  return JSON.stringify({ ...finding, cell: null });
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
