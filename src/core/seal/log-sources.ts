import type { PrintedHead } from "./head-text.ts";
import type { KeyedSeal, SealedRow } from "./seal.ts";

/** A batch as the database has it. */
export interface StoredBatch {
  readonly batch: number;
  /** Null where there are leaves without a seal. */
  readonly seal: KeyedSeal | null;
  readonly rows: readonly SealedRow[];
}

/** A batch, or only its seal, as a file outside of the database has it. */
export interface OutsideBatch {
  readonly seal: KeyedSeal;
  /** Null where only the seal was kept. */
  readonly rows: readonly SealedRow[] | null;
  readonly file: string;
}

/** Comes in pages, so that a log of any length takes the memory of one page. */
export type Pages<T> = AsyncIterable<readonly T[]>;

export interface StoredLog {
  /** In the order of their numbers, rows in the order of their positions. */
  readonly batches: Pages<StoredBatch>;
  /** Lines of events that are under no seal and wait for none. */
  readonly unsealed: Pages<string>;
  /** Ids that wait for a seal though their event is gone, or though it was sealed before. */
  readonly strangers: Pages<{ readonly id: string; readonly kind: "deleted" | "sealed" }>;
  /** How many events wait for their seal. */
  readonly waiting: () => Promise<number>;
  /** The line of one event as it is now; null when there is none of this id. */
  readonly eventLine: (id: string) => Promise<string | null>;
}

/** All that is known of the log of one region. Files can be gone through more than once. */
export interface LogSources {
  readonly region: string;
  /** Null where only files are looked at. */
  readonly stored: StoredLog | null;
  readonly exported: Pages<OutsideBatch>;
  /** The same without their rows, for a quick look ahead. */
  readonly exportedSeals: Pages<OutsideBatch>;
  readonly heads: Pages<OutsideBatch>;
  readonly printed: readonly PrintedHead[];
}

/** One page after the other, looked at one item at a time without waiting for each. */
export class PageCursor<T> {
  readonly #pages: AsyncIterator<readonly T[]>;
  #page: readonly T[] = [];
  #at = 0;
  #over = false;

  constructor(pages: Pages<T>) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  /** Whether {@link load} has to be waited for before {@link current} can be looked at. */
  get needsLoad(): boolean {
    return this.#at >= this.#page.length && !this.#over;
  }

  async load(): Promise<void> {
    while (this.needsLoad) {
      const next = await this.#pages.next();
      this.#over = next.done === true;
      this.#page = next.done === true ? [] : next.value;
      this.#at = 0;
    }
  }

  get current(): T | null {
    return this.#page[this.#at] ?? null;
  }

  advance(): void {
    this.#at += 1;
  }
}
