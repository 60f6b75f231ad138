import { sayingEnglish, type OwnNames } from "../../core/layout/own-names.ts";
import { LANGUAGES, speak, type Language, type Say } from "../../words/index.ts";

const DEFAULT: Language = "zh-CN";

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** The language of an answer: `?language=`, else the first that `Accept-Language` prefers and we speak, else Chinese. */
export function chooseLanguage(asked: string | undefined, accepted: string | undefined): Language {
  if (asked !== undefined && isLanguage(asked)) return asked;
  const wishes = (accepted ?? "")
    .split(",", 20)
    .map((wish, index) => {
      const [tag = "", ...parameters] = wish.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1]).find((found) => found !== undefined);
      return { tag, quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ quality }) => quality > 0)
    .sort((left, right) => right.quality - left.quality || left.index - right.index);
  for (const { tag } of wishes) {
    const found = LANGUAGES.find((language) => language.split("-")[0] === tag.split("-")[0]);
    if (found !== undefined) return found;
  }
  return DEFAULT;
}

/** Sentences about a form: in English with the names that packs give to its levels and sources of money. */
export function speakWith(names: OwnNames, language: Language): Say {
  return sayingEnglish(speak(language), names);
}
