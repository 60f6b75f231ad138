import { canonicalJson } from "../core/basics/canonical-json.ts";
import type { Rechecked } from "../core/recheck/result.ts";
import type { ProfileFor } from "./recheck-source.ts";
import { keptTableOf } from "./kept-table.ts";

/**
 * What the version code of a recheck is reckoned of: what was read of each table, by which rules, and what was found. Neither the language of the page nor the name
 * of a file is in it: whoever rechecks the same tables by the same rules comes to the same.
 */
export function recheckText(rechecked: readonly Rechecked[], profileFor: ProfileFor): string {
  return canonicalJson(rechecked.map(({ table, result }) => ({
    table: { ...(keptTableOf(table, "").table as object), id: undefined }, profile: profileFor(table).id, findings: result.findings.map(({ message, severity, path }) => [message.code, severity, path]),
  })));
}
