import type { Plugin } from "vite";
import { catalogue } from "../../words/catalogue.ts";
import { LANGUAGES, type Language } from "../../words/index.ts";
import { wordsOfPages, type PageSet } from "./page-words.ts";

const PREFIX = "virtual:words/";

/** `virtual:words/zh-CN`: the words of one language as a module of its own, so that a page fetches the language it speaks and no other. */
export function lazyWords(pages: PageSet): Plugin {
  const languageOf = (id: string): Language | undefined => LANGUAGES.find((language) => id === `${PREFIX}${language}` || id === `\0${PREFIX}${language}`);
  return {
    name: "hengji:lazy-words",
    resolveId: (id) => (languageOf(id) === undefined ? null : `\0${id}`),
    load(id) {
      const language = languageOf(id);
      if (language === undefined) return null;
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(wordsOfPages(catalogue[language], pages)))});`;
    },
  };
}
