/** What a file may ask of the machine. Beyond a bound it is refused with a sentence; nothing is cut off silently. */
export interface ReadLimits {
  /** The file as it lies on the disk. */
  readonly fileBytes: number;
  /** One entry, inflated as a stream: only a window of it is in memory. */
  readonly entryBytes: number;
  /** One file inside an archive, inflated whole into memory. */
  readonly packedFileBytes: number;
  /** Everything inflated for one source together. */
  readonly inflatedBytes: number;
  /** Inflated ÷ packed, checked once an entry is larger than {@link ratioFromBytes}. Deflate itself ends at about 1030. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Entries of one archive. */
  readonly entries: number;
  /** Sheets of one workbook. */
  readonly sheets: number;
  /** Cells with a value, of one sheet. */
  readonly cells: number;
  /** Characters of all text of one workbook. */
  readonly characters: number;
  /** Merged areas of one sheet. */
  readonly merges: number;
  /** One JSON file: its text stands in memory several times over. */
  readonly jsonBytes: number;
  /** Values (objects, arrays, texts, numbers) of one JSON file. */
  readonly jsonValues: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_READ_LIMITS: ReadLimits = {
  fileBytes: 64 * MIB,
  entryBytes: 200 * MIB,
  packedFileBytes: 32 * MIB,
  inflatedBytes: 400 * MIB,
  ratio: 300,
  ratioFromBytes: 16 * MIB,
  entries: 2_000,
  sheets: 200,
  cells: 200_000,
  characters: 16_000_000,
  merges: 100_000,
  jsonBytes: 24 * MIB,
  jsonValues: 1_000_000,
};

/** Counts what one source has been inflated to, so that many small bombs weigh as much as a large one. */
export class InflateBudget {
  readonly limits: ReadLimits;
  inflated = 0;

  constructor(limits: ReadLimits) {
    this.limits = limits;
  }
}

/** Bytes as whole mebibytes, for sentences. */
export function mebibytes(bytes: number): number {
  return Math.ceil(bytes / MIB);
}
