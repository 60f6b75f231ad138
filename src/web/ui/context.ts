import type { Say, Language } from "../../words/index.ts";

/** What every part of the page may know: how to say things, and where the page lives. */
export interface Context {
  readonly language: Language;
  readonly say: Say;
  /** True for the one file without a server: nothing can be kept, nothing is fetched. */
  readonly offline: boolean;
}
