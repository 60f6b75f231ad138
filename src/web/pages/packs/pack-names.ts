import type { Bilingual } from "../../../core/workflow/workflow.ts";
import type { PacksKnown } from "../../app/api/pack-shapes.ts";
import { addressOf } from "../../app/routes.ts";
import { titleIn } from "../../app/wording.ts";
import type { Language } from "../../../words/index.ts";

/** What a pack calls itself, in the language of the page; its id where it is not among those in force. */
export function layerName(layers: PacksKnown["layers"], id: string, language: Language): string {
  const found = layers.find((layer) => layer.id === id);
  return found === undefined ? id : titleIn(language, found.title);
}

/** What a definition is called; lists that have no title of their own (the roles, the kinds of evidence) by their part. */
export function definitionName({ of, title }: { readonly of: string; readonly title: Bilingual }, language: Language, say: (code: string) => string): string {
  const [part, name] = of.split("/");
  return title.zh === name ? say(`app-packs.part.${part}`) : titleIn(language, title);
}

/** The page of a definition; workflows have one of their own, where they are changed by their steps. */
export function placeOf(of: string): string {
  const [part = "", name = ""] = of.split("/");
  return part === "workflows" ? addressOf({ page: "workflows" }) : addressOf({ page: "definition", part, name });
}
