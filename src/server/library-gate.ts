import { gateOf, type Gate } from "../core/ex-ante/gate.ts";
import { schemeFor } from "../core/ex-ante/scheme.ts";
import type { ActingContext } from "./context.ts";
import { applicationOfSubject, applicationsOfSubjects } from "./store/ex-ante.ts";
import { attributesOf, type Subject } from "./store/subject.ts";
import { budgetOfYear } from "./store/subject-budget.ts";

/** What the gate has to know of a subject. */
export interface GatedSubject {
  readonly id: string;
  readonly kind: string;
  readonly book: Subject["book"];
  readonly attribute: string | null;
}

/**
 * 入库门槛 of a subject in a budget year: what was evaluated holds it, and where nothing was, what the packs ask for. The amount is the one that is
 * to be spent, or else the budget that was recorded for the year.
 */
export async function libraryGate({ tx, region, scheme }: ActingContext, subject: GatedSubject, year: number, amountFen: bigint | null): Promise<Gate> {
  const rules = schemeFor(scheme.packsIn(year).exAnte ?? [], subject);
  // A city whose packs evaluate nothing asks nothing.
  if (rules === null) return { refusal: null, capFen: null };
  const evaluated = await applicationOfSubject(tx, region, subject.id, year);
  return gateOf({ scheme: rules, attribute: subject.attribute, amountFen: amountFen ?? (await budgetOfYear(tx, region, subject.id, year)), evaluated });
}

/** The same of many goals at once, by the ids of their subjects; each with the amount that it asks for. */
export async function libraryGates(
  { tx, region, scheme }: ActingContext, year: number, goals: readonly { readonly subjectId: string; readonly amountFen: bigint | null }[],
): Promise<ReadonlyMap<string, Gate>> {
  const schemes = scheme.packsIn(year).exAnte ?? [];
  const ids = goals.map(({ subjectId }) => subjectId);
  if (schemes.length === 0 || ids.length === 0) return new Map();
  const subjects = await attributesOf(tx, region, ids);
  const applications = await applicationsOfSubjects(tx, region, ids, year);
  return new Map(goals.map(({ subjectId, amountFen }) => {
    const subject = subjects.get(subjectId);
    const rules = subject === undefined ? null : schemeFor(schemes, subject);
    const gate: Gate = rules === null ? { refusal: null, capFen: null } : gateOf({ scheme: rules, attribute: subject!.attribute, amountFen, evaluated: applications.get(subjectId) ?? null });
    return [subjectId, gate];
  }));
}
