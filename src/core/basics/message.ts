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
