import type { Plugin } from "vite";
import { speak } from "../../words/index.ts";
import type { Language } from "../../words/index.ts";
import { floor } from "../floor.ts";

/** Fills `{{zh-CN:page.title}}` in the page's HTML from the catalogue: what must be readable before, or without, the script. */
export function wordsInHtml(): Plugin {
  return {
    name: "hengji:words-in-html",
    transformIndexHtml: {
      order: "pre",
      handler: (html) =>
        html.replace(/\{\{(zh-CN|en):([a-z.-]+)\}\}/g, (_, language: Language, code: string) => {
          const words = speak(language)(code, { floor: floor.chromium });
          if (words === code) throw new Error(`no words for ${code}`);
          return words.replace(/&/g, "&amp;").replace(/</g, "&lt;");
        }),
    },
  };
}
