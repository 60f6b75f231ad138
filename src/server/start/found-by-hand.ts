import pg from "pg";
import { isAdministrator } from "../../core/access/role.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { City } from "../../core/pack/city.ts";
import { loadCity, loadDefinitions } from "../../files/load-definitions.ts";
import { DEFAULT_SETTINGS } from "../app-settings.ts";
import { foundCity } from "../commands/found-city.ts";
import { foundPastFilings } from "../commands/found-past-filings.ts";
import { INSTALLATION } from "../config.ts";
import { openGround } from "../context.ts";
import { oneTimePassword } from "../one-time-password.ts";
import { passwordHash } from "../password-hash.ts";
import { prepareDatabase } from "../postgres/prepare-database.ts";
import type { PreparedDatabase } from "../postgres/prepared-database.ts";
import { MigrationRefused, migrate } from "../store/migrate.ts";
import { openDataFolder } from "./data-folder.ts";
import { StartProblem } from "./start-problem.ts";

/** A first password, to be handed over on paper and changed at the first sign-in. */
export interface FirstPassword {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

export interface FoundedByHand {
  readonly city: City;
  readonly passwords: readonly FirstPassword[];
}

export interface WhereToFound {
  readonly dataFolder: string;
  /** A PostgreSQL of somebody's own; null means the one of the data folder. */
  readonly databaseUrl: string | null;
  /** Name of the pack below the folder of packs. */
  readonly pack: string;
  /** Another folder than the installation's. */
  readonly packsFolder?: string;
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Founds a city in the database of a data folder that no server is using. The three administrators of a city that is no demo get
 * one-time passwords, which are said here and stored nowhere; everybody else gets theirs from the security administrator.
 */
export async function foundByHand({ dataFolder, databaseUrl, pack, packsFolder }: WhereToFound): Promise<Result<FoundedByHand>> {
  const city = await loadCity(pack, packsFolder);
  if (!city.ok) return city;
  const packs = await loadDefinitions(packsFolder, pack);
  if (!packs.ok) return packs;
  const passwords = firstPasswords(city.value);
  const hash = passwordHash(DEFAULT_SETTINGS.signIn.hash);
  const stored = new Map<string, string>();
  for (const { login, password } of passwords) stored.set(login, await hash.make(password));
  try {
    const founded = await onDatabaseOf(dataFolder, databaseUrl, async ({ application }) => {
      const pool = new pg.Pool({ ...application, max: 1 });
      try {
        const ground = openGround(pool, { settings: { ...DEFAULT_SETTINGS, region: city.value.region }, clock: () => new Date(), packs: packs.value });
        return await ground.change({ actor: "system", task: "found" }, (context) => foundCity(context, city.value, { passwords: stored, foundFilings: foundPastFilings }));
      } finally {
        await pool.end();
      }
    });
    return founded.ok ? done({ city: city.value, passwords }) : founded;
  } catch (error) {
    if (error instanceof StartProblem || error instanceof MigrationRefused) return refused(error.problem);
    throw error;
  }
}

function firstPasswords({ demo, people }: City): FirstPassword[] {
  if (demo) return [];
  return people.filter(({ posts }) => posts.some(({ role }) => isAdministrator(role))).map(({ login, name }) => ({ login, name, password: oneTimePassword() }));
}

/** Does something on the migrated database of a folder, and ends what was started for it, interrupted or not. */
export async function onDatabaseOf<T>(dataFolder: string, databaseUrl: string | null, act: (database: PreparedDatabase) => Promise<T>): Promise<T> {
  const data = openDataFolder(dataFolder);
  let database: PreparedDatabase | null = null;
  const interrupted = (): void => {
    database?.stopNow();
    data.lock.release();
    process.exit(130);
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    database = await prepareDatabase({ installation: INSTALLATION, data, databaseUrl });
    await migrate(database.owner, database.applicationRole);
    return await act(database);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await database?.stop();
    data.lock.release();
  }
}
