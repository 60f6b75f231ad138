import type { FundsPart, Form } from "../layout/form.ts";
import type { LedgerSource } from "./ledger.ts";

/** A money line with what it is called in each language. */
export interface TitledSource extends LedgerSource {
  readonly title: { readonly zh: string; readonly en: string };
}

/**
 * The money lines of all forms of a city, each with every name that a form prints for it. Forms of the other books call the same line by their own
 * words, so that a sum over several books goes by the name of the general public budget, where it has one, and there by that of a project's goal.
 */
export function ledgerSources(forms: readonly Form[]): readonly TitledSource[] {
  const found = new Map<string, TitledSource>();
  for (const form of forms.toSorted((left, right) => speaksFor(right) - speaksFor(left))) {
    const block = form.blocks.find(({ kind }) => kind === "funds");
    for (const { id, zh, en } of block?.kind === "funds" ? block.parts : ([] as readonly FundsPart[])) {
      const before = found.get(id);
      found.set(id, { id, title: before?.title ?? { zh, en }, names: [...new Set([...(before?.names ?? []), zh, en])] });
    }
  }
  return [...found.values()];
}

function speaksFor({ serves }: Form): number {
  const isGeneral = serves === undefined || serves.books.includes("GENERAL_PUBLIC");
  const isOfProjects = serves?.kinds === undefined || serves.kinds.includes("project");
  return (isGeneral ? 4 : 0) + (isOfProjects ? 2 : 0) + (serves?.stage === "goal" ? 1 : 0);
}
