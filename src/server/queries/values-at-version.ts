import { restore, type Difference } from "../../core/form/differences.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import type { Context } from "../context.ts";
import { valuesOf, type Filing } from "../store/filing.ts";
import { versionsBackTo } from "../store/filing-version.ts";

/** The content of a filing as it was at a version; null when there is no such version. */
export async function valuesAtVersion({ tx, region }: Pick<Context, "tx" | "region">, filing: Filing, version: number): Promise<FilingValues | null> {
  if (version === filing.version) return valuesOf(filing);
  const stored = await versionsBackTo(tx, region, filing.id, version);
  if (stored.at(-1)?.version !== version) return null;
  let values = stored[0]?.whole === true ? valuesOf(stored[0]) : valuesOf(filing);
  // The difference of the oldest leads to the version before it.
  for (const { whole, content } of stored.slice(0, -1)) if (!whole) values = restore(values, JSON.parse(content) as Difference[]);
  return values;
}
