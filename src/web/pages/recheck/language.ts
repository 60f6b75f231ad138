import type { Language } from "../../../words/index.ts";

/** The language to begin with: the one in the address, else the one chosen before, else the browser's own; Chinese when none of them says. */
export function chooseLanguage(search: string, chosen: string | null, wishes: readonly string[]): Language {
  const asked = new URLSearchParams(search).get("lang");
  for (const wish of [asked, chosen, ...wishes]) {
    const language = wish?.toLowerCase().split("-")[0];
    if (language === "zh") return "zh-CN";
    if (language === "en") return "en";
  }
  return "zh-CN";
}
