import type { Bilingual } from "../workflow/workflow.ts";
import type { PolicyDocument } from "./policy-document.ts";

/** What a rule says it rests on, by its place inside its definition. */
export interface Reference {
  /** `grades`; empty for the whole of it. */
  readonly at: string;
  /** As it is cited; null where the rule says that there is none. */
  readonly document: string | null;
  readonly clause: string | null;
  readonly unverified: boolean;
}

/** A place of the packs that rests on a document: which rule, form, workflow or calendar, and where in it. */
export interface Citation extends Reference {
  /** Part of the packs: `profiles`. */
  readonly part: string;
  /** Id of the definition; the pack's own for the head of a pack. */
  readonly of: string;
  /** What the definition is called. */
  readonly title: Bilingual | null;
  readonly document: string;
}

const DEEPEST = 12;

/**
 * Everything of the packs that names a document (文件) as its ground: wherever a map has a `document`, whatever rule or form it stands in.
 * `parts` are the lists of definitions by their names; documents themselves are left out.
 */
export function citationsIn(parts: Readonly<Record<string, unknown>>): readonly Citation[] {
  return definitionsIn(parts).flatMap(({ part, of, title, item }) => referencesWithin(item).flatMap((reference) => (reference.document === null ? [] : [{ part, of, title, ...reference, document: reference.document }])));
}

/** The definitions of all parts, documents left out, with the name and title that they go by. */
export function definitionsIn(parts: Readonly<Record<string, unknown>>): readonly { readonly part: string; readonly of: string; readonly title: Bilingual | null; readonly item: unknown }[] {
  return Object.entries(parts).flatMap(([part, items]) => (part === "policies" || !Array.isArray(items) ? [] : items.map((item: unknown) => ({ part, of: nameOf(item), title: titleOf(item), item }))));
}

/** Citations by the id of the document they mean, and those that no document of the library answers (orphans). */
export function whereUsed(documents: readonly Pick<PolicyDocument, "id" | "number" | "title">[], citations: readonly Citation[]): { readonly used: ReadonlyMap<string, readonly Citation[]>; readonly orphans: readonly Citation[] } {
  const used = new Map<string, Citation[]>();
  const orphans: Citation[] = [];
  const ids = new Map(documents.flatMap(({ id, number, title }) => [[spelled(title.zh), id] as const, ...(number === null ? [] : [[spelled(number), id] as const])]));
  for (const citation of citations) {
    const id = ids.get(spelled(citation.document));
    if (id === undefined) orphans.push(citation);
    else used.set(id, [...(used.get(id) ?? []), citation]);
  }
  return { used, orphans };
}

/** Numbers are written with different brackets and blanks, and titles with or without theirs. */
export function spelled(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u300a\u300b]/g, "").replace(/[\u3014\u3010[\uff3b]/g, "(").replace(/[\u3015\u3011\]\uff3d]/g, ")").toLowerCase();
}

/** Every map inside a value that has a `document`, be it null, with the place it stands at. */
export function referencesWithin(value: unknown, at = "", depth = 0): readonly Reference[] {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => referencesWithin(item, `${at}[${nameOf(item) || index}]`, depth + 1));
  const map = value as Readonly<Record<string, unknown>>;
  const { document, clause, unverified } = map;
  const inner = Object.entries(map).flatMap(([key, one]) => referencesWithin(one, at === "" ? key : `${at}.${key}`, depth + 1));
  if (document !== null && typeof document !== "string") return inner;
  const here: Reference = {
    at: at.replace(/\.?reference$/, ""), document: document === "null" ? null : document, clause: typeof clause === "string" ? clause : null, unverified: unverified === true || unverified === "true",
  };
  return [here, ...inner];
}

/** What a definition goes by: its id, or the year, role or sector it is of. */
export function nameOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const { id, year, role, sector } = value as Readonly<Record<string, unknown>>;
  return String([id, year, role, sector].find((one) => typeof one === "string" || typeof one === "number") ?? "");
}

function titleOf(value: unknown): Bilingual | null {
  if (typeof value !== "object" || value === null) return null;
  const { title, manifest } = value as { readonly title?: Bilingual; readonly manifest?: unknown };
  return title ?? titleOf(manifest);
}
