import type { Say } from "../basics/message.ts";
import type { Bilingual } from "./form.ts";

/** The label of a pack in the reader's language; the words themselves name which of the two that is. */
export function labelOf(label: Bilingual, say: Say): string {
  return say("form.label-language") === "en" ? label.en : label.zh;
}
