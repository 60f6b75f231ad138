import type { Citation } from "../../../core/policy/citations.ts";
import type { Ground } from "../../../core/policy/grounds.ts";
import { titleIn } from "../../app/wording.ts";
import { placeName, type Reading } from "../packs/data-words.ts";

/** Parts whose folder in a pack is called otherwise than what is made of them. */
const FOLDERS: Readonly<Record<string, string>> = { exAnte: "ex-ante", functionMaps: "functions", roles: "access", exchanges: "exchange" };
/** A sentence of a check says of what it speaks in gaps, and here of nothing. */
const GAP = /\{\{[^}]*\}\}/g;

/** What a rule is called, and where it stands: the part of the packs, and the place inside its definition. */
export function ruleName({ part, of, title, at }: Pick<Citation | Ground, "part" | "of" | "title" | "at">, reading: Reading): { readonly name: string; readonly place: string } {
  const { say, language } = reading;
  if (part === "linter") return { name: say(`lint.${of}`).replaceAll(GAP, "…"), place: say("app-policy.part.linter") };
  const folder = part === "heads" ? say("app-policy.part.heads") : say(`app-packs.part.${FOLDERS[part] ?? part}`);
  return { name: title === null ? of : titleIn(language, title), place: at === "" ? folder : `${folder} › ${placeName(at.replace(/^manifest\./, ""), reading)}` };
}
