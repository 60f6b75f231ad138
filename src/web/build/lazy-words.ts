import type { Plugin } from "vite";
import { catalogue } from "../../words/catalogue.ts";
import { LANGUAGES, type Language } from "../../words/index.ts";
import { wordsOfApp } from "./page-words.ts";

const PREFIX = "virtual:words/";

/**
 * `virtual:words/zh-CN` and `virtual:words/zh-CN/later`: the words of one language as modules of their own, so that the application fetches the
 * language it speaks and no other, and the words of pages that few open when one of them is opened.
 */
export function lazyWords(): Plugin {
  const modules = new Map<string, { readonly language: Language; readonly part: "first" | "later" }>(LANGUAGES.flatMap((language) => [[`${PREFIX}${language}`, { language, part: "first" }], [`${PREFIX}${language}/later`, { language, part: "later" }]] as const));
  return {
    name: "hengji:lazy-words",
    resolveId: (id) => (modules.has(id) ? `\0${id}` : null),
    load(id) {
      const wish = modules.get(id.replace(/^\0/, ""));
      return wish === undefined ? null : `export default JSON.parse(${JSON.stringify(JSON.stringify(wordsOfApp(catalogue[wish.language])[wish.part]))});`;
    },
  };
}
