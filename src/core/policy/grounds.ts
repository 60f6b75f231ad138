import type { Bilingual } from "../workflow/workflow.ts";
import { definitionsIn, referencesWithin, spelled, type Reference } from "./citations.ts";
import type { PolicyDocument, PolicyLevel } from "./policy-document.ts";

/**
 * Why a rule rests on nothing that the library can show: it cites no document at all, one that is not in the library, or a clause that nobody
 * entered there.
 */
export type GroundGap = "no-document" | "not-in-library" | "no-clause";

/** 规则与依据: one rule with the document, level and clause that it rests on (R35). */
export interface Ground extends Reference {
  /** Part of the packs: `profiles`; `linter` for the checks of goals. */
  readonly part: string;
  readonly of: string;
  /** What the definition is called; null for a check of goals, which has words of its own. */
  readonly title: Bilingual | null;
  /** The document of the library that is meant. */
  readonly documentId: string | null;
  readonly level: PolicyLevel | null;
  readonly gap: GroundGap | null;
}

/**
 * Every rule of the packs with what it rests on, and every definition and check that rests on nothing: in the order of the parts. Documents
 * themselves are no rules.
 */
export function groundsOf(parts: Readonly<Record<string, unknown>>, checks: readonly string[], documents: readonly Pick<PolicyDocument, "id" | "number" | "title" | "level" | "clauses">[]): readonly Ground[] {
  const known = new Map(documents.flatMap((one) => [[spelled(one.title.zh), one] as const, ...(one.number === null ? [] : [[spelled(one.number), one] as const])]));
  const rules = definitionsIn(parts).flatMap(({ item, ...definition }) => {
    const found = referencesWithin(item);
    // One that cites nothing anywhere is one line for the whole of it.
    return (found.length > 0 ? found : [{ at: "", document: null, clause: null, unverified: false }]).map((one) => ({ ...definition, ...one }));
  });
  const unfounded = checks.map((of) => ({ part: "linter", of, title: null, at: "", document: null, clause: null, unverified: false }));
  return [...rules, ...unfounded].map((rule): Ground => {
    const meant = rule.document === null ? undefined : known.get(spelled(rule.document));
    return { ...rule, documentId: meant?.id ?? null, level: meant?.level ?? null, gap: gapOf(rule, meant) };
  });
}

function gapOf({ document: cited, clause }: Reference, meant: Pick<PolicyDocument, "clauses"> | undefined): GroundGap | null {
  if (cited === null) return "no-document";
  if (meant === undefined) return "not-in-library";
  return clause !== null && meant.clauses.some(({ at }) => at === clause) ? null : "no-clause";
}
