/**
 * A sentence that core wants said, without the words: they stand in `src/words`, in each language.
 * `code` is a key of the catalogue (`finding.sum.score`, `trace.ratio`), `params` fill its gaps.
 */
export interface Message {
  readonly code: string;
  readonly params: MessageParams;
}

export type MessageParams = Readonly<Record<string, string | number>>;

export function message(code: string, params: MessageParams = {}): Message {
  return { code, params };
}

/** Says a message in one language. Core never has the words itself; whoever has them passes this in. */
export type Say = (code: string, params?: MessageParams) => string;

/** Between names in a row, as officers write it. */
const BETWEEN = "、";

/** Several names for one gap. The words of the gap say that it is a list, `{{names, listed}}`, and part the names as their language does. */
export function listed(names: readonly string[]): string {
  return names.join(BETWEEN);
}
