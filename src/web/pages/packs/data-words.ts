import { readPath } from "../../../core/pack/data-path.ts";
import { isMap, type PackData } from "../../../core/pack/source.ts";

type Say = (code: string, params?: Record<string, string | number>) => string;

/** Keys of definitions that have a name in people's words; the others are shown as they are written. */
const NAMED = new Set([
  "title", "label", "zh", "en", "id", "columns", "blocks", "rows", "parts", "total", "group", "grid", "width", "notes", "paper", "orientation", "margin", "textSize", "provenance", "reference", "document", "clause", "unverified",
  "basis", "value", "from", "until", "grades", "code", "name", "points", "groups", "level1", "level2", "kinds", "execution", "executionPoints", "goalFormSum", "rounding", "places", "mode", "passRatio", "overFulfilment", "reasonAbove",
  "bands", "above", "keep", "exempt", "qualitativeBands", "to", "satisfaction", "steps", "share", "executionReasonBelow", "ratioRule", "roles", "role", "duties", "media", "megabytes", "year", "holidays", "worked", "heading", "field", "blank", "executionPoints",
  "measures", "meaning", "when", "amount", "items", "open", "red", "yellow", "days", "directions", "triggers", "cutOff", "endsWithEvaluation", "tasks", "superiors", "starts", "due", "cites", "number", "topics", "sessions", "begins", "cards", "unit", "formula",
]);

export function keyName(key: string, say: Say): string {
  return NAMED.has(key) ? say(`app-packs.key.${key}`) : key;
}

/** `grades.value[EXCELLENT].from` as people read it: each part by its name. */
export function placeName(at: string, say: Say): string {
  const path = readPath(at);
  if (path === null) return at;
  return path.map((part) => ("item" in part ? (/^\d+$/.test(part.item) ? say("app-packs.item", { number: Number(part.item) + 1 }) : part.item) : keyName(part.key, say))).join(" › ");
}

/** A value in one line. */
export function valueText(data: PackData, say: Say): string {
  if (typeof data === "string") return wordOf(data, say);
  if (isMap(data)) {
    if (typeof data["zh"] === "string") return data["zh"];
    return Object.entries(data).map(([key, value]) => `${keyName(key, say)} ${valueText(value, say)}`).join(say("app-packs.joint"));
  }
  return data.map((item) => valueText(item, say)).join(say("app-packs.joint"));
}

/** The few words of the pack format that mean something to nobody else. */
function wordOf(text: string, say: Say): string {
  if (text === "null") return say("app-packs.value.null");
  if (text === "true" || text === "false") return say(`app-packs.value.${text}`);
  return text;
}

/** Whether a text is a value that somebody changes, and no name by which something else finds it. */
export function mayBeChanged(key: string): boolean {
  return !["id", "kind", "field", "columns", "draws", "schema", "role", "code"].includes(key);
}
