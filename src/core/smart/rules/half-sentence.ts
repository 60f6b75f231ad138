import { NOTHING, type SentenceRule } from "../rule.ts";
import { CLOSING, OPENING, UNFINISHED_END } from "../sentence-lexicon.ts";

/** Cut while copying: it ends on a comma or an "and", or a bracket stays open. */
export const halfSentence: SentenceRule = {
  code: "half-sentence", letter: "S", severity: "warning", scope: "sentence",
  check(sentence, statement) {
    if (!sentence.isLast) return NOTHING;
    const found = UNFINISHED_END.exec(sentence.text) ?? (openBrackets(statement.text) > 0 ? { index: sentence.text.length - 1, 0: "" } : null);
    return found ? [{ start: Math.max(0, found.index), end: sentence.text.length }] : NOTHING;
  },
};

function openBrackets(text: string): number {
  let open = 0;
  for (const character of text) {
    if (OPENING.includes(character)) open += 1;
    else if (CLOSING.includes(character) && open > 0) open -= 1;
  }
  return open;
}
