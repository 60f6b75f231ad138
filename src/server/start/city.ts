import type pg from "pg";
import type { Problem } from "../../core/basics/problem.ts";
import { done, type Result } from "../../core/basics/result.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import { ownLayers, type PackSet } from "../../core/pack/source.ts";
import { loadCity, loadPackSet, setDigest, type LoadedPackSet } from "../../files/load-definitions.ts";
import { NOTHING_KNOWN, type KnownYaml } from "../../files/known-yaml.ts";
import { judgePacks } from "../../files/judge-packs.ts";
import { packReader, resolvePacks } from "../../files/resolve-packs.ts";
import { DEFAULT_SETTINGS } from "../app-settings.ts";
import { foundCity } from "../commands/found-city.ts";
import { foundPastFilings } from "../commands/found-past-filings.ts";
import { keepPackDefinitions } from "../commands/keep-pack-definitions.ts";
import { openGround } from "../context.ts";
import { officeYear } from "../office-day.ts";
import type { Installation } from "../packs-in-force.ts";
import { StartProblem } from "./start-problem.ts";

export interface OpenedCity {
  /** Region of the city; that of no city while there is none. */
  readonly region: string;
  readonly packs: Definitions;
  readonly brought: Installation["brought"];
  /** The packs with what the bureau laid upon them; those of the installation alone where they do not go together. */
  readonly set: PackSet;
  /** What keeps this installation's packs from going under what the bureau laid upon them; the packs in force go on meanwhile. */
  readonly conflicts: readonly Problem[];
  /** `goal/1`: workflows of which the packs say something else than what is stored under the same number, and what is stored goes on. */
  readonly differing: readonly string[];
}

export interface OpenCityOptions {
  /** Packs that were read before. */
  readonly known?: KnownYaml;
  /** What the application takes for now; without it, the time of this machine. */
  readonly clock?: () => Date;
}

/** The name that stands for no city. */
const NONE = "none";

/**
 * The city of this database with what its packs say. An empty database is founded with the demo city it is started with; any other
 * city is founded by hand, since its administrators need passwords.
 */
export async function openCity(pool: pg.Pool, wished: string, { known = NOTHING_KNOWN, clock = () => new Date() }: OpenCityOptions = {}): Promise<OpenedCity> {
  const { rows } = await pool.query<{ region: string; pack: string }>("select region, pack from hengji.city order by made_at limit 1");
  const founded = rows[0];
  const pack = founded?.pack ?? (wished === NONE ? null : wished);
  const loaded = await loadPackSet(undefined, pack, known);
  const packs = loaded.ok ? definitionsOf(loaded.value, officeYear(clock())) : loaded;
  if (!loaded.ok || !packs.ok) throw new StartProblem(...problemOf(loaded.ok ? packs : loaded));
  const brought = { set: loaded.value.set, reader: packReader };
  if (founded !== undefined) return keepPacks(pool, founded.region, packs.value, brought, clock);
  if (pack === null) return { region: DEFAULT_SETTINGS.region, packs: packs.value, brought, set: brought.set, conflicts: [], differing: [] };
  const city = await loadCity(pack);
  if (!city.ok) throw new StartProblem(...problemOf(city));
  if (!city.value.demo) throw new StartProblem("start.city-no-demo", { pack });
  const { region } = city.value;
  const ground = openGround(pool, { settings: { ...DEFAULT_SETTINGS, region }, clock, packs: packs.value, brought });
  const outcome = await ground.change({ actor: "system", task: "found" }, (context) => foundCity(context, city.value, { passwords: new Map(), foundFilings: foundPastFilings }));
  // Two servers that start at once on one database: the other has founded it.
  if (!outcome.ok && outcome.problems[0]!.code !== "city.there-already") throw new StartProblem(...problemOf(outcome));
  return keepPacks(pool, region, packs.value, brought, clock);
}

function definitionsOf({ set, texts }: LoadedPackSet, year: number): Result<Definitions> {
  const read = resolvePacks(set, year, texts);
  return read.ok ? done({ digest: setDigest(set), ...read.value }) : read;
}

/** What the packs say now is stored before anybody begins a record under it, with what the bureau laid upon them. */
async function keepPacks(pool: pg.Pool, region: string, packs: Definitions, brought: NonNullable<Installation["brought"]>, clock: () => Date): Promise<OpenedCity> {
  const ground = openGround(pool, { settings: { ...DEFAULT_SETTINGS, region }, clock, packs, brought });
  const before = await ground.ask({ actor: "system", task: "packs" }, async ({ scheme }) => (scheme.number === 0 ? null : scheme.set));
  const own = before === null ? [] : ownLayers(before);
  const judged = judgePacks(brought.set, own);
  if (!judged.ok) return { region, packs, brought, set: brought.set, conflicts: judged.problems, differing: [] };
  const kept = await ground.change({ actor: "system", task: "packs" }, (context) => keepPackDefinitions(context, judged.value.definitions, judged.value.set));
  return { region, packs, brought, set: judged.value.set, conflicts: [], differing: kept.ok ? kept.value.differing : [] };
}

function problemOf(outcome: Result<unknown>): [code: string, params: Problem["params"]] {
  const [first] = outcome.ok ? [] : outcome.problems;
  return [first!.code, first!.params];
}
