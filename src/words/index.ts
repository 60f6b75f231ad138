import { createInstance, type Resource } from "i18next";
import type { Say } from "../core/basics/message.ts";
import { catalogue } from "./catalogue.ts";
import { partLists } from "./gaps.ts";

export type Language = "zh-CN" | "en";

export const LANGUAGES: readonly Language[] = ["zh-CN", "en"];

export type { Say };

const words = createInstance();
void words.init({
  resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: catalogue[language] }])) as Resource,
  lng: "zh-CN",
  fallbackLng: false,
  // Keys are plain strings with dots in them, one flat list an area, so that a key can be searched for as it is written.
  keySeparator: false,
  nsSeparator: false,
  // Text is escaped where it is put into a page or a sheet, not here.
  interpolation: { escapeValue: false, skipOnVariables: true },
  initAsync: false,
});
partLists(words);

/** An unknown code is said as it stands, so that it is seen. */
export function speak(language: Language): Say {
  const fixed = words.getFixedT(language);
  return (code, params = {}) => fixed(code, params as Record<string, string | number>);
}
