import type { PolicyDocument } from "./policy-document.ts";

/** A place of the packs that rests on a document: which rule, form, workflow or calendar, and where in it. */
export interface Citation {
  /** Part of the packs: `profiles`. */
  readonly part: string;
  /** Id of the definition; empty for the head of a pack. */
  readonly of: string;
  /** Place inside it: `grades`. */
  readonly at: string;
  /** As it is cited. */
  readonly document: string;
  readonly clause: string | null;
  readonly unverified: boolean;
}

const DEEPEST = 12;

/**
 * Everything of the packs that names a document (文件) as its ground: wherever a map has a `document`, whatever rule or form it stands in.
 * `parts` are the lists of definitions by their names; documents themselves are left out.
 */
export function citationsIn(parts: Readonly<Record<string, unknown>>): readonly Citation[] {
  return Object.entries(parts).flatMap(([part, items]) => (part === "policies" || !Array.isArray(items) ? [] : items.flatMap((item: unknown) => within(part, nameOf(item), item, "", 0))));
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

function within(part: string, of: string, value: unknown, at: string, depth: number): readonly Citation[] {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => within(part, of, item, `${at}[${nameOf(item) || index}]`, depth + 1));
  const map = value as Readonly<Record<string, unknown>>;
  const { document, clause, unverified } = map;
  const here: readonly Citation[] = typeof document !== "string" || document === "null" ? [] : [
    { part, of, at: at.replace(/\.?reference$/, ""), document, clause: typeof clause === "string" ? clause : null, unverified: unverified === true || unverified === "true" },
  ];
  return [...here, ...Object.entries(map).flatMap(([key, inner]) => within(part, of, inner, at === "" ? key : `${at}.${key}`, depth + 1))];
}

function nameOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const { id, year } = value as { readonly id?: unknown; readonly year?: unknown };
  return typeof id === "string" ? id : typeof year === "number" ? String(year) : "";
}
