import { plainText } from "./search-tokens.ts";
import { SAME_WORDS } from "./same-lexicon.ts";

/** A name in the one spelling that its synonyms share: 已完成人员数量 and 完成人数 are both 完成人. A name of nothing but such words stays as it is. */
export function foldName(name: string): string {
  const plain = plainText(name);
  const folded = SAME_WORDS.reduce((text, [words, word]) => text.replace(words, word), plain);
  return folded === "" ? plain : folded;
}
