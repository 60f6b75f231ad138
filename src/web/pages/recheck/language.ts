import type { Language } from "../../../words/index.ts";

/**
 * The language to begin with: the one in the address, else the one chosen before, else Chinese. The browser's own wish is not asked:
 * many offices run Chinese desks on English systems.
 */
export function chooseLanguage(search: string, chosen: string | null): Language {
  const asked = new URLSearchParams(search).get("lang");
  for (const wish of [asked, chosen]) {
    const language = wish?.toLowerCase().split("-")[0];
    if (language === "zh") return "zh-CN";
    if (language === "en") return "en";
  }
  return "zh-CN";
}
