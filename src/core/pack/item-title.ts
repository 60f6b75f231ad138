import type { Bilingual } from "../workflow/workflow.ts";
import { dataAt, type DataPath } from "./data-path.ts";
import { isMap, type PackData } from "./source.ts";

/** Keys under which an item says what it is called, the first that it has. */
const TITLES = ["title", "label", "name", "total", "group"] as const;

/** What an item is called for people: a text that it has in both languages, or one that it has in Chinese alone; null where it has no title. */
export function itemTitle(value: PackData): Bilingual | null {
  if (!isMap(value)) return null;
  const itself = bilingual(value);
  if (itself !== null) return itself;
  for (const key of TITLES) {
    const found = value[key];
    if (found === undefined || found === "") continue;
    const said = typeof found === "string" ? { zh: found, en: "" } : (bilingual(found) ?? (isMap(found) ? bilingual(found["label"] ?? "") : null));
    if (said !== null) return said;
  }
  return null;
}

/** What each part of a place is called; null for keys, and for items that have no title or are not there. */
export function titlesAlong(data: PackData | undefined, path: DataPath): readonly (Bilingual | null)[] {
  return path.map((part, index) => {
    const found = data === undefined || "key" in part ? undefined : dataAt(data, path.slice(0, index + 1));
    return found === undefined ? null : itemTitle(found);
  });
}

function bilingual(data: PackData): Bilingual | null {
  if (!isMap(data) || typeof data["zh"] !== "string" || data["zh"] === "") return null;
  return { zh: data["zh"], en: typeof data["en"] === "string" ? data["en"] : "" };
}
