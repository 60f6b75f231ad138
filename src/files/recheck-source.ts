import { problem, type Problem } from "../core/basics/problem.ts";
import { recheck } from "../core/recheck/index.ts";
import type { Rechecked, Unreadable } from "../core/recheck/result.ts";
import type { PublishedTable } from "../core/recheck/table.ts";
import type { Profile } from "../core/score/profile.ts";
import { readTables, type SourceFile } from "./read-tables.ts";

export type Source = SourceFile;

export type SourceOutcome =
  /** `notes` are about single cells: what could not be read there is null in the table. */
  | { readonly ok: true; readonly rechecked: Rechecked; readonly notes: readonly Problem[] }
  /** `others` are further problems of the same entry. */
  | { readonly ok: false; readonly unreadable: Unreadable; readonly others: readonly Problem[] };

export type ProfileFor = (table: PublishedTable) => Profile;

/** Tells the person who runs this what went wrong inside; the run itself goes on. */
export type OnFailure = (failure: unknown) => void;

/**
 * Reads every table of one file and rechecks it, one at a time. Whatever one table does, the others are still done:
 * even a fault of our own becomes an entry that says which table met it.
 */
export async function* recheckSource(source: Source, profileFor: ProfileFor, onFailure: OnFailure = () => {}): AsyncGenerator<SourceOutcome> {
  let met = 0;
  try {
    for await (const outcome of readTables(source)) {
      met += 1;
      if (outcome.kind === "table" && outcome.table.indicators.length === 0) yield unreadable(outcome.file, "table.empty");
      else if (outcome.kind === "table") yield recheckOne(outcome.table, outcome.file, outcome.problems, profileFor, onFailure);
      else yield { ok: false, unreadable: outcome.unreadable, others: outcome.others };
    }
  } catch (failure) {
    onFailure(failure);
    yield unreadable(source.name, "file.unreadable");
    return;
  }
  if (met === 0) yield unreadable(source.name, "file.no-table");
}

function recheckOne(table: PublishedTable, file: string, notes: readonly Problem[], profileFor: ProfileFor, onFailure: OnFailure): SourceOutcome {
  try {
    return { ok: true, rechecked: recheckedTable(notes.length === 0 ? table : { ...table, unread: notes }, profileFor(table), file), notes };
  } catch (failure) {
    onFailure(failure);
    return { ok: false, unreadable: { id: table.id, file, problem: problem("recheck.failed", file) }, others: [] };
  }
}

function recheckedTable(table: PublishedTable, profile: Profile, file: string): Rechecked {
  return { table, result: recheck(table, profile, file) };
}

function unreadable(name: string, code: string): SourceOutcome {
  return { ok: false, unreadable: { id: name, file: name, problem: problem(code, name) }, others: [] };
}
