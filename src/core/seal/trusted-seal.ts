import { compareTexts } from "../basics/compare-texts.ts";
import { leafOf, rootOf } from "./merkle.ts";
import { fitsKey } from "./soundness.ts";
import type { KeyedSeal, SealedRow, SealFunctions } from "./seal.ts";

/** Up to so many leaves each is tried as the one too many: the work grows with the square. */
const TRIED_ONE_BY_ONE = 400;
/** The same while no seal has fitted the key yet: with a wrong key every batch of the log would be tried. */
const TRIED_WITHOUT_HOPE = 40;

/** What the batch looked like when it was sealed, and the row that was put in since, if just that is the difference. */
export interface TrustedSeal {
  readonly seal: KeyedSeal;
  readonly inserted: SealedRow | null;
}

/**
 * The seal as it was made: the first of those at hand that is under the key, or one that differs from the stored seal in what
 * the rows themselves tell. Somebody without the key changes the fields of a seal, and its `mac` still knows the old ones.
 */
export function trustedSeal(
  stored: KeyedSeal,
  outside: readonly KeyedSeal[],
  rows: readonly SealedRow[],
  previous: string | null,
  functions: SealFunctions,
  keyHasFitted: boolean,
): TrustedSeal | null {
  const { digest } = functions;
  if (functions.mac === null) return outside[0] === undefined ? null : { seal: outside[0], inserted: null };
  const known = [stored, ...outside].find((seal) => fitsKey(seal, functions));
  if (known !== undefined) return { seal: known, inserted: null };
  for (const seal of variants(stored, rows, previous, functions)) if (fitsKey(seal, functions)) return { seal, inserted: null };
  if (rows.length < 2 || rows.length > (keyHasFitted ? TRIED_ONE_BY_ONE : TRIED_WITHOUT_HOPE)) return null;
  for (const row of rows) {
    const others = rows.filter((other) => other !== row).map(({ leaf }) => leaf);
    const seal = { ...stored, events: others.length, root: rootOf(others, digest) };
    if (fitsKey(seal, functions)) return { seal, inserted: row };
  }
  return null;
}

/** The stored seal with its fields as the rows and the seal before tell them. */
function variants(stored: KeyedSeal, rows: readonly SealedRow[], previous: string | null, { digest }: SealFunctions): KeyedSeal[] {
  const leaves = rows.map(({ leaf }) => leaf);
  const roots = new Set([stored.root, rootOf(leaves, digest), rootOf(ownLeaves(rows, (line) => leafOf(line, digest)), digest), rootOf(inOrderOfIds(rows).map(({ leaf }) => leaf), digest)]);
  return [...roots].flatMap((root) =>
    [...new Set([stored.events, rows.length])].flatMap((events) => [...new Set([stored.previous, previous ?? stored.previous])].map((before) => ({ ...stored, root, events, previous: before }))),
  );
}

/** The leaves that the events have now; the stored one where the event is gone. */
export function ownLeaves(rows: readonly SealedRow[], leafOfLine: (line: string) => string): string[] {
  return rows.map(({ line, leaf }) => (line === null ? leaf : leafOfLine(line)));
}

/** Events are sealed in the order of their ids within a batch. */
export function inOrderOfIds(rows: readonly SealedRow[]): SealedRow[] {
  return [...rows].sort((left, right) => compareTexts(left.eventId, right.eventId));
}
