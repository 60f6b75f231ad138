/** What a file may ask of the machine. Beyond a bound it is refused with a sentence; nothing is cut off silently. */
export interface ReadLimits {
  /** The file as it lies on the disk. */
  readonly fileBytes: number;
  /** One entry, inflated as a stream: only a window of it is in memory. */
  readonly entryBytes: number;
  /** One file inside an archive, inflated whole into memory. */
  readonly packedFileBytes: number;
  /** Everything inflated of one workbook together: what is read in well under ten seconds. */
  readonly inflatedBytes: number;
  /** How many times its own size an archive of many files may be inflated to, where that is more. */
  readonly archiveRatio: number;
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
  inflatedBytes: 200 * MIB,
  archiveRatio: 10,
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

/** For a list of a whole year, such as the payments of a region: some hundred thousand rows. */
export const LONG_LIST_LIMITS: ReadLimits = { ...DEFAULT_READ_LIMITS, cells: 600_000 };

/**
 * Counts what one source has been inflated to, so that many small bombs weigh as much as a large one. Each file may take
 * `inflatedBytes`; an archive of many files may take more together, in proportion to its own size.
 */
export class InflateBudget {
  readonly limits: ReadLimits;
  /** What the whole source may be inflated to. */
  readonly most: number;
  private total = 0;
  private ofFile = 0;

  constructor(limits: ReadLimits, sourceBytes: number) {
    this.limits = limits;
    this.most = Math.max(limits.inflatedBytes, limits.archiveRatio * sourceBytes);
  }

  /** The next file of an archive begins. */
  beginFile(): void {
    this.ofFile = 0;
  }

  /** Takes bytes into account; the bound that is passed, or null. */
  add(bytes: number): number | null {
    this.total += bytes;
    this.ofFile += bytes;
    if (this.ofFile > this.limits.inflatedBytes) return this.limits.inflatedBytes;
    return this.total > this.most ? this.most : null;
  }

  get inflated(): number {
    return this.total;
  }
}

/** Bytes as whole mebibytes, for sentences. */
export function mebibytes(bytes: number): number {
  return Math.ceil(bytes / MIB);
}
