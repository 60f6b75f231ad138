import type pg from "pg";
import type { Definitions } from "../../core/pack/definitions.ts";
import { loadCity, loadDefinitions } from "../../files/load-definitions.ts";
import { DEFAULT_SETTINGS } from "../app-settings.ts";
import { foundCity } from "../commands/found-city.ts";
import { foundPastFilings } from "../commands/found-past-filings.ts";
import { keepPackDefinitions } from "../commands/keep-pack-definitions.ts";
import { openGround } from "../context.ts";
import { StartProblem } from "./start-problem.ts";

export interface OpenedCity {
  /** Region of the city; that of no city while there is none. */
  readonly region: string;
  readonly packs: Definitions;
  /** `goal/1`: workflows of which the packs say something else than what is stored under the same number, and what is stored goes on. */
  readonly differing: readonly string[];
}

/** The name that stands for no city. */
const NONE = "none";

/**
 * The city of this database with what its packs say. An empty database is founded with the demo city it is started with; any other
 * city is founded by hand, since its administrators need passwords.
 */
export async function openCity(pool: pg.Pool, wished: string): Promise<OpenedCity> {
  const { rows } = await pool.query<{ region: string; pack: string }>("select region, pack from hengji.city order by made_at limit 1");
  const founded = rows[0];
  const pack = founded?.pack ?? (wished === NONE ? null : wished);
  const packs = await loadDefinitions(undefined, pack);
  if (!packs.ok) throw new StartProblem(packs.problems[0]!.code, packs.problems[0]!.params);
  if (founded !== undefined) return keepPacks(pool, founded.region, packs.value);
  if (pack === null) return { region: DEFAULT_SETTINGS.region, packs: packs.value, differing: [] };
  const city = await loadCity(pack);
  if (!city.ok) throw new StartProblem(city.problems[0]!.code, city.problems[0]!.params);
  if (!city.value.demo) throw new StartProblem("start.city-no-demo", { pack });
  const { region } = city.value;
  const ground = openGround(pool, { settings: { ...DEFAULT_SETTINGS, region }, clock: () => new Date(), packs: packs.value });
  const outcome = await ground.change({ actor: "system", task: "found" }, (context) => foundCity(context, city.value, { passwords: new Map(), foundFilings: foundPastFilings }));
  // Two servers that start at once on one database: the other has founded it.
  if (!outcome.ok && outcome.problems[0]!.code !== "city.there-already") throw new StartProblem(outcome.problems[0]!.code, outcome.problems[0]!.params);
  return keepPacks(pool, region, packs.value);
}

/** What the packs say now is stored before anybody begins a record under it. */
async function keepPacks(pool: pg.Pool, region: string, packs: Definitions): Promise<OpenedCity> {
  const ground = openGround(pool, { settings: { ...DEFAULT_SETTINGS, region }, clock: () => new Date(), packs });
  const kept = await ground.change({ actor: "system", task: "packs" }, (context) => keepPackDefinitions(context, packs));
  return { region, packs, differing: kept.ok ? kept.value.differing : [] };
}
