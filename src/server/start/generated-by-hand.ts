import pg from "pg";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { loadCity, loadDefinitions } from "../../files/load-definitions.ts";
import { CITY_SIZES, type CitySizeName } from "../generator/city-size.ts";
import { loadGeneratedCity, type LoadedCity } from "../generator/load-city.ts";
import { MigrationRefused } from "../store/migrate.ts";
import { onDatabaseOf } from "./found-by-hand.ts";
import { StartProblem } from "./start-problem.ts";

/** A made-up city is one of the demo pack, and says so on every page. */
const PACK = "demo-city";

export interface CityToGenerate {
  readonly dataFolder: string;
  /** A PostgreSQL of somebody's own; null means the one of the data folder. */
  readonly databaseUrl: string | null;
  /** `XS`, `S` or `M`. */
  readonly size: string;
  readonly seed: number;
  /** Budget year of its goals. */
  readonly year: number;
}

/** Fills the empty database of a data folder that no server is using with a made-up city, for tests and measurements. */
export async function generatedByHand({ dataFolder, databaseUrl, size, seed, year }: CityToGenerate): Promise<Result<LoadedCity>> {
  const sizes = Object.keys(CITY_SIZES) as CitySizeName[];
  const known = sizes.find((one) => one === size.toUpperCase());
  if (known === undefined) return refused(problem("city.size-unknown", "--size", { size, sizes: sizes.join(", ") }));
  const packs = await loadDefinitions(undefined, PACK);
  if (!packs.ok) return packs;
  const city = await loadCity(PACK);
  if (!city.ok) return city;
  try {
    return await onDatabaseOf(dataFolder, databaseUrl, async ({ owner }) => {
      const there = await cityOf(owner);
      if (there !== null) return refused(problem("city.there-already", "", { name: there }));
      return done(await loadGeneratedCity(owner, { region: city.value.region, size: known, seed, year, packs: packs.value }));
    });
  } catch (error) {
    if (error instanceof StartProblem || error instanceof MigrationRefused) return refused(error.problem);
    throw error;
  }
}

async function cityOf(owner: pg.ClientConfig): Promise<string | null> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>("select name from hengji.city limit 1");
    return rows[0]?.name ?? null;
  } finally {
    await client.end();
  }
}
