import { createInstance } from "i18next";
import type { Say } from "../../core/basics/message.ts";
import { partLists } from "../../words/gaps.ts";
import type { Language } from "../../words/index.ts";

const words = createInstance();
void words.init({ resources: {}, fallbackLng: false, keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false, skipOnVariables: true }, initAsync: false });
partLists(words);

type Lexicon = { readonly default: Readonly<Record<string, string>> };

/** Where the words of a language stand: those everybody needs, and those of pages that few open. */
const LEXICONS: Readonly<Record<Language, { readonly first: () => Promise<Lexicon>; readonly later: () => Promise<Lexicon> }>> = {
  "zh-CN": { first: () => import("virtual:words/zh-CN"), later: () => import("virtual:words/zh-CN/later") },
  en: { first: () => import("virtual:words/en"), later: () => import("virtual:words/en/later") },
};

const speaking = new Map<Language, Say>();
const complete = new Set<Language>();
let spoken: Language = "zh-CN";
let laterWanted = false;

/** Fetches the words of a language once. The same rules as everywhere in the house: an unknown code is said as it stands. */
export async function loadWords(language: Language): Promise<Say> {
  spoken = language;
  if (laterWanted) await completeWords(language);
  const known = speaking.get(language);
  if (known !== undefined) return known;
  words.addResourceBundle(language, "translation", (await LEXICONS[language].first()).default);
  const fixed = words.getFixedT(language);
  // Sentences without gaps: a page that is drawn for every key says the same dozens again and again.
  const said = new Map<string, string>();
  const say: Say = (code, params) => {
    if (params !== undefined) return fixed(code, params as Record<string, string | number>);
    const before = said.get(code);
    if (before !== undefined) return before;
    const sentence = fixed(code);
    // What cannot be said yet may come with the words of another page.
    if (sentence !== code) said.set(code, sentence);
    return sentence;
  };
  speaking.set(language, say);
  return say;
}

/** Fetches, in the language spoken now, the words of the pages that come on demand; from then on they come with any language. */
export async function loadLaterWords(): Promise<void> {
  laterWanted = true;
  await completeWords(spoken);
}

async function completeWords(language: Language): Promise<void> {
  if (complete.has(language)) return;
  words.addResourceBundle(language, "translation", (await LEXICONS[language].later()).default);
  complete.add(language);
}
