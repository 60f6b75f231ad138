import type pg from "pg";
import type { Definitions } from "../../core/pack/definitions.ts";
import type { PackSet } from "../../core/pack/source.ts";
import { libraryOf } from "../../files/load-library.ts";
import { DEFAULT_SETTINGS } from "../app-settings.ts";
import { keepLibrary } from "../commands/keep-library.ts";
import { openGround } from "../context.ts";
import { StartProblem } from "./start-problem.ts";

/** The cards of the packs in force are in the library of the city before anybody picks one; codes of those that stay as the city has changed them. */
export async function openLibrary(pool: pg.Pool, packs: Definitions, set: PackSet, clock: () => Date = () => new Date()): Promise<readonly string[]> {
  const { rows } = await pool.query<{ region: string }>("select region from hengji.city order by made_at limit 1");
  const [city] = rows;
  if (city === undefined) return [];
  const library = libraryOf(set);
  if (!library.ok) throw new StartProblem(library.problems[0]!.code, library.problems[0]!.params);
  const ground = openGround(pool, { settings: { ...DEFAULT_SETTINGS, region: city.region }, clock, packs });
  const kept = await ground.change({ actor: "system", task: "packs" }, (context) => keepLibrary(context, library.value));
  return kept.ok ? kept.value.differing : [];
}
