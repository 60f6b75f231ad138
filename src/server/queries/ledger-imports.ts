import { hasDuty } from "../../core/access/duty.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { restProblems } from "../../core/ledger/import-rests.ts";
import { ledgerSources, type TitledSource } from "../../core/ledger/ledger-sources.ts";
import type { ActingContext } from "../context.ts";
import { entriesOutOfSight, findLedgerImport, importedEntries, ledgerImports as listed, restsOnImport, type ImportedEntry, type LedgerImport } from "../store/ledger-import.ts";
import { namesOfPeople } from "../store/person-names.ts";

/** An import with the names of who recorded it and who took it back. */
export interface NamedImport extends Omit<LedgerImport, "no" | "personId" | "takenBack"> {
  readonly by: string;
  readonly takenBack: { readonly at: Date; readonly by: string; readonly reason: string } | null;
}

export interface LedgerImportShown {
  readonly sources: readonly TitledSource[];
  readonly record: NamedImport;
  /** What it recorded, budgets first. */
  readonly entries: readonly ImportedEntry[];
  /** There are more of them than are named. */
  readonly more: boolean;
  /** Why it cannot be taken back now; none where it can, or was. */
  readonly inTheWay: readonly Problem[];
}

const LISTED = 200;
const SHOWN = 500;

/** 导入记录 of a year, the latest first. */
export async function ledgerImports({ tx, region, acting, packs }: ActingContext, year: number): Promise<Result<readonly NamedImport[]>> {
  if (!hasDuty(packs, acting.role, "payment.record")) return refused(problem("duty.missing", "", { duty: "payment.record" }));
  const found = await listed(tx, region, year, LISTED);
  const names = await namesOfPeople(tx, region, peopleOf(found));
  return done(found.map((one) => named(one, names)));
}

/** One of them: what it recorded, and whether it can be taken back. */
export async function ledgerImport({ tx, region, acting, packs }: ActingContext, year: number, id: string): Promise<Result<LedgerImportShown>> {
  if (!hasDuty(packs, acting.role, "payment.record")) return refused(problem("duty.missing", "", { duty: "payment.record" }));
  const found = await findLedgerImport(tx, region, year, id, { held: false });
  if (found === null) return refused(problem("ledger.import-unknown"));
  const entries = await importedEntries(tx, region, found, SHOWN + 1);
  const unseen = found.takenBack === null ? await entriesOutOfSight(tx, region, found, acting) : 0;
  const inTheWay = found.takenBack !== null ? [] : unseen > 0 ? [problem("ledger.import-out-of-sight", "", { count: unseen })] : restProblems(await restsOnImport(tx, region, found));
  return done({ sources: ledgerSources(packs.forms), record: named(found, await namesOfPeople(tx, region, peopleOf([found]))), entries: entries.slice(0, SHOWN), more: entries.length > SHOWN, inTheWay });
}

function peopleOf(imports: readonly LedgerImport[]): readonly string[] {
  return imports.flatMap(({ personId, takenBack }) => [personId, ...(takenBack === null ? [] : [takenBack.by])]);
}

function named({ id, year, at, fileName, digest, taken, leftOut, personId, takenBack }: LedgerImport, names: ReadonlyMap<string, string>): NamedImport {
  return { id, year, at, fileName, digest, taken, leftOut, by: names.get(personId) ?? "", takenBack: takenBack === null ? null : { ...takenBack, by: names.get(takenBack.by) ?? "" } };
}
