import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { recheck } from "../core/recheck/index.ts";
import type { Unreadable } from "../core/recheck/result.ts";
import { speak, type Language } from "../words/index.ts";
import { tableOfKept, type KeptTable } from "./kept-table.ts";
import { toContract, uniqueIds, unreadableEntry, type ContractEntry } from "./recheck-contract.ts";
import type { ProfileFor } from "./recheck-source.ts";

/** Tables that somebody has read already, and what could not be read beside them. */
export interface ReadFiles {
  readonly tables: readonly KeptTable[];
  readonly unreadable: readonly NotRead[];
}

export interface NotRead extends Unreadable {
  /** Further problems of the same file. */
  readonly others: readonly Problem[];
}

/** One entry a table in the same order, then those of files that could not be read. One table that does not fit refuses them all. */
export function recheckKept({ tables, unreadable }: ReadFiles, profileFor: ProfileFor, language: Language): Result<readonly ContractEntry[]> {
  const say = speak(language);
  const entries: ContractEntry[] = [];
  for (let index = 0; index < tables.length; index += 1) {
    const where = `tables[${index}]`;
    const read = tableOfKept(tables[index]!, where);
    if (!read.ok) return read;
    const table = read.value;
    if (table.indicators.length === 0) return refused(problem("table.empty", where));
    entries.push(toContract({ table, result: recheck(table, profileFor(table), tables[index]!.file) }, say, table.unread));
  }
  for (const one of unreadable) entries.push(unreadableEntry(one, say, one.others));
  return done(entries.map(uniqueIds()));
}
