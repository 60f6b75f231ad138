import type { OwnNames } from "../../core/layout/own-names.ts";
import type { Say, Language } from "../../words/index.ts";

/** What every part of the page may know: how to say things, and where the page lives. */
export interface Context {
  readonly language: Language;
  readonly say: Say;
  /** What documents and places in them that rules cite are called in this language; none where they go by their own names. */
  readonly cited: OwnNames;
  /** True for the one file without a server: nothing can be kept, nothing is fetched. */
  readonly offline: boolean;
}
