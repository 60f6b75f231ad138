import type { GridWish } from "./grid-state.ts";

export interface HeldTypingParts {
  /** Gives a wish on to the grid. */
  readonly take: (wish: GridWish) => void;
  /** Whether the grid knows that somebody types in the cell in focus. */
  readonly isTyping: () => boolean;
  /** Each text that is held back, at its key: the grid does not have it, and a computer may stop. Little is to be done here, for a key waits for it. */
  readonly note: (text: string) => void;
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

/** How long typing must pause before the grid has its text, in milliseconds: longer than from key to key of who types quickly. */
const PAUSE = 120;

/**
 * Stands between the keys and the grid. The first letter of a cell goes to the grid at once; those after it are shown by the text field
 * alone and held back until typing pauses, so that a key draws a letter and nothing else. Whatever else is wished comes after the text.
 */
export class HeldTyping {
  readonly #parts: HeldTypingParts;
  #text: string | null = null;
  #cancel: (() => void) | null = null;

  constructor(parts: HeldTypingParts) {
    this.#parts = parts;
  }

  /** Newest text of the cell in focus that the grid does not have yet; null where it has all. */
  get text(): string | null {
    return this.#text;
  }

  readonly send = (wish: GridWish): void => {
    if (wish.wish !== "type" || !this.#parts.isTyping()) {
      this.release();
      return this.#parts.take(wish);
    }
    this.#text = wish.text;
    this.#cancel?.();
    this.#cancel = this.#parts.later(() => this.release(), PAUSE);
    this.#parts.note(wish.text);
  };

  /** Gives the grid what is held back, now. */
  release(): void {
    const text = this.#text;
    this.#cancel?.();
    this.#cancel = null;
    this.#text = null;
    if (text !== null) this.#parts.take({ wish: "type", text });
  }
}
