import { fieldOf } from "./cells.ts";

/** By which names texts that were chosen are read; what is typed, kept and copied stays as it is. */
export interface Names {
  /** What a level or a source of money is called in the language of the page. */
  readonly named: (text: string) => string;
  /** What a code that was chosen is called. */
  readonly chosen: (code: string) => string;
}

/** Fields that hold a name of the packs, and those that hold the code of one of several. */
const NAMED: readonly string[] = ["level1", "level2", "source"];
const CHOSEN: readonly string[] = ["measure"];

/** The text of a cell as it is read, wherever it is shown: in the grid, beside it, and where one of two is to be chosen. */
export function asRead({ named, chosen }: Names, path: string, text: string): string {
  const field = fieldOf(path);
  return NAMED.includes(field) ? named(text) : CHOSEN.includes(field) ? chosen(text) : text;
}
