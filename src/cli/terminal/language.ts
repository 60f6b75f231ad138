import type { Language } from "../../words/index.ts";

/**
 * The language of the person's own system; Chinese unless it says otherwise, for this is a Chinese office's tool
 * and many of its machines say nothing at all (`LANG=C`).
 */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const setting = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return /^en([_.-]|$)/i.test(setting) ? "en" : "zh-CN";
}

/** `--lang zh` and its longer spellings; null for a language there are no words in. */
export function languageNamed(name: string): Language | null {
  if (/^zh([_.-].*)?$/i.test(name)) return "zh-CN";
  return /^en([_.-].*)?$/i.test(name) ? "en" : null;
}
