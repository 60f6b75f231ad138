import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import pg from "pg";
import type { Known } from "./work-of-a-day.ts";

/** An installation as a version of the house left it: what its database holds, and what lies in its data folder. */
export interface KeptState {
  /** Migrations that the version had made, in order. */
  readonly migrations: readonly string[];
  /** Tables, rows, functions, policies: statements for an empty database, in the order of `pg_dump`. */
  readonly statements: string;
  /** Files of the data folder by their place in it, in base64. */
  readonly files: Readonly<Record<string, string>>;
  readonly known: Known;
}

/** What is kept of a data folder; its log, its cache and the database's own files come anew. */
const KEPT = /^(audit|files)\/|^secrets\.json$/;

const placeOf = (name: string): string => join(import.meta.dirname, `${name}.json.br`);

export function readState(name: string): KeptState {
  return JSON.parse(brotliDecompressSync(readFileSync(placeOf(name))).toString("utf8")) as KeptState;
}

/** Keeps what a version left, under a name; gives the size in bytes. */
export async function keepState(name: string, { database, data, pgDump, known }: { readonly database: string; readonly data: string; readonly pgDump: string; readonly known: Known }): Promise<number> {
  const { owner, migrations } = await factsOf(database);
  const dumped = execFileSync(pgDump, ["--no-owner", "--no-privileges", "--schema=hengji", "--inserts", "--rows-per-insert=200", database], { maxBuffer: 1 << 30 }).toString("utf8");
  // Whoever restores it owns it.
  const statements = dumped.replaceAll(` TO ${owner} `, " TO CURRENT_USER ");
  const places = readdirSync(data, { recursive: true, encoding: "utf8" }).filter((place) => KEPT.test(place) && statSync(join(data, place)).isFile());
  const files = Object.fromEntries(places.map((place) => [place, contentOf(join(data, place), place).toString("base64")]));
  const state: KeptState = { migrations, statements, files, known };
  const packed = brotliCompressSync(JSON.stringify(state), { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
  writeFileSync(placeOf(name), packed);
  return packed.length;
}

/** The passwords of the database's roles stay behind: those roles are not kept. */
function contentOf(file: string, place: string): Buffer {
  const content = readFileSync(file);
  if (place !== "secrets.json") return content;
  const secrets = Object.entries(JSON.parse(content.toString("utf8")) as Record<string, string>).filter(([name]) => !/^(application|owner|superuser)/.test(name));
  return Buffer.from(JSON.stringify(Object.fromEntries(secrets)));
}

async function factsOf(database: string): Promise<{ readonly owner: string; readonly migrations: readonly string[] }> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>("select name from hengji.kysely_migration order by name");
    const { rows: [of] } = await client.query<{ owner: string }>("select nspowner::regrole::text as owner from pg_namespace where nspname = 'hengji'");
    return { owner: of!.owner, migrations: rows.map(({ name }) => name) };
  } finally {
    await client.end();
  }
}

/** Puts a state into an empty database and a data folder, as a backup is put back. */
export async function restoreState({ statements, files }: KeptState, owner: pg.ClientConfig, data: string): Promise<void> {
  for (const [place, content] of Object.entries(files)) {
    mkdirSync(dirname(join(data, place)), { recursive: true });
    writeFileSync(join(data, place), Buffer.from(content, "base64"), { mode: 0o600 });
  }
  const client = new pg.Client(owner);
  await client.connect();
  try {
    // Lines that only psql understands.
    await client.query(statements.replace(/^\\.*$/gm, ""));
  } finally {
    await client.end();
  }
}
