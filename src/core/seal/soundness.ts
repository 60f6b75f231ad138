import { leafOf, rootOf } from "./merkle.ts";
import { sealLine, type KeyedSeal, type SealedRow, type SealFunctions } from "./seal.ts";

/** What of a batch fits together. */
export interface Soundness {
  /** Positions count from 1 without a gap and without one twice. */
  readonly positions: boolean;
  /** Each event is there and is what its leaf says. */
  readonly leaves: boolean;
  /** The seal's root and number stand over just these leaves. */
  readonly root: boolean;
  /** The seal is under the key; null without the key. */
  readonly mac: boolean | null;
}

export function soundness(seal: KeyedSeal, rows: readonly SealedRow[], functions: SealFunctions): Soundness {
  const { digest } = functions;
  return {
    positions: rows.every(({ position }, index) => position === index + 1),
    leaves: rows.every(({ leaf, line }) => line !== null && leafOf(line, digest) === leaf),
    root: seal.events === rows.length && rootOf(rows.map(({ leaf }) => leaf), digest) === seal.root,
    mac: fitsKey(seal, functions),
  };
}

export function isSound({ positions, leaves, root, mac }: Soundness): boolean {
  return positions && leaves && root && mac !== false;
}

export function fitsKey(seal: KeyedSeal, { mac }: SealFunctions): boolean | null {
  return mac === null ? null : mac(sealLine(seal)) === seal.mac;
}
