import type { i18n } from "i18next";

/** How gaps are filled: a list of names, `{{names, listed}}`, is parted as the language does. Core joins one as officers write it. */
export function partLists({ services }: i18n): void {
  services.formatter?.add("listed", (value: unknown, language) => (language === "en" ? String(value).replace(/\u3001/g, ", ") : String(value)));
}
