import type { FundsPart, Form } from "../layout/form.ts";
import type { LedgerSource } from "./ledger.ts";

/** A money line with what it is called in each language. */
export interface TitledSource extends LedgerSource {
  readonly title: { readonly zh: string; readonly en: string };
}

/** The money lines of all forms of a city, each with every name that a form prints for it. The first form names it: variants of a book call the same line by their own words. */
export function ledgerSources(forms: readonly Form[]): readonly TitledSource[] {
  const found = new Map<string, TitledSource>();
  for (const form of forms) {
    const block = form.blocks.find(({ kind }) => kind === "funds");
    for (const { id, zh, en } of block?.kind === "funds" ? block.parts : ([] as readonly FundsPart[])) {
      const before = found.get(id);
      found.set(id, { id, title: before?.title ?? { zh, en }, names: [...new Set([...(before?.names ?? []), zh, en])] });
    }
  }
  return [...found.values()];
}
