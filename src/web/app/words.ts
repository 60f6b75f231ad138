import { createInstance } from "i18next";
import type { Say } from "../../core/basics/message.ts";
import type { Language } from "../../words/index.ts";

const words = createInstance();
void words.init({ resources: {}, fallbackLng: false, keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false, skipOnVariables: true }, initAsync: false });

const loaded = new Map<Language, Say>();

/** Fetches the words of a language once. The same rules as everywhere in the house: an unknown code is said as it stands. */
export async function loadWords(language: Language): Promise<Say> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const { default: texts } = await (language === "en" ? import("virtual:words/en") : import("virtual:words/zh-CN"));
  words.addResourceBundle(language, "translation", texts);
  const fixed = words.getFixedT(language);
  const say: Say = (code, params = {}) => fixed(code, params as Record<string, string | number>);
  loaded.set(language, say);
  return say;
}
