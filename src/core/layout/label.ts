import type { Say } from "../basics/message.ts";
import type { Bilingual } from "./form.ts";

/** The label of a column as it stands over the months of a table: 1—n月执行数, or with its month where there is one. */
export function labelOfMonth(label: Bilingual, month: number | undefined, say: Say): string {
  return labelOf(label, say).replace("{month}", month === undefined ? "n" : String(month));
}

/** The label of a pack in the reader's language; the words themselves name which of the two that is. */
export function labelOf(label: Bilingual, say: Say): string {
  return say("form.label-language") === "en" ? label.en : label.zh;
}
