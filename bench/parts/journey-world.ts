import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { Definitions } from "../../src/core/pack/definitions.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { addOpenFilings } from "../../src/server/generator/add-open-filings.ts";
import { loadGeneratedCity } from "../../src/server/generator/load-city.ts";
import { startEmbedded } from "../../src/server/postgres/embedded.ts";
import { openSecrets } from "../../src/server/start/secrets.ts";
import { sm3 } from "../../src/server/store/digest.ts";
import { migrate } from "../../src/server/store/migrate.ts";
import { clearForWorld, isKept, keepAs } from "./kept-world.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const REGION = "990100";
export const YEAR = 2026;

/** Somebody who is signed in, with the cookie that says so. */
export interface Worker {
  readonly login: string;
  readonly personId: string;
  readonly postId: string;
  readonly role: string;
  readonly scope: string;
  readonly token: string;
}

/** A city of size M on the packaged PostgreSQL as it is shipped (fsync on), and the server on it. */
export interface JourneyWorld {
  readonly address: string;
  readonly server: ServerOfWorld;
  /** Another server on the same database; one that seals nothing shows what sealing costs. Ended with the world. */
  readonly another: (how: { readonly seals: boolean }) => Promise<ServerOfWorld>;
  /** What is left of a save where nobody asks, judges, keeps or seals (`bare-server.ts`); the same one each time. */
  readonly bareServer: () => Promise<ServerOfWorld>;
  readonly postgresFolder: string;
  readonly owner: pg.ClientConfig;
  readonly application: pg.ClientConfig;
  /** Changes a setting of this PostgreSQL, or sets it back where there is no value. */
  readonly set: (name: string, value: string | null) => Promise<void>;
  /** Has all that was written so far written out, so that whoever is measured next doesn't wait for it. */
  readonly writtenOut: () => Promise<void>;
  readonly packs: Definitions;
  /** Signs in without the work of hashing a password. */
  readonly signIn: (login: string) => Promise<Worker>;
  readonly close: () => Promise<void>;
}

export interface ServerOfWorld {
  readonly address: string;
  readonly processId: number;
}

export interface FurtherWorld {
  /** So many filings under way, over several years and both stages. */
  readonly open?: number;
  /** What else is made, and under which name it is kept. */
  readonly more?: { readonly name: string; readonly make: (world: Pick<JourneyWorld, "owner" | "application" | "packs">) => Promise<void> };
}

/**
 * Made in a folder that goes at the end. A bench that makes `more` and changes none of it may be run again and again: where `HENGJI_BENCH_KEEP` names a folder,
 * the world is kept there, and the next run that asks for the same (size, rows, migrations, generator, packs) begins with it.
 */
export async function openJourneyWorld(size: "S" | "M", { open, more }: FurtherWorld = {}): Promise<JourneyWorld> {
  const keptIn = more === undefined ? null : (process.env["HENGJI_BENCH_KEEP"] ?? null);
  const name = `${size} ${open ?? 0} ${more?.name ?? ""}`;
  const isThere = keptIn !== null && isKept(keptIn, name);
  if (keptIn !== null && !isThere) clearForWorld(keptIn);
  const folder = keptIn ?? mkdtempSync(join(tmpdir(), "hengji-bench-"));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ installation: ROOT, dataFolder: folder, secrets: openSecrets(join(folder, "secrets.json")), logFile: join(folder, "postgres.log") });
  if (!isThere) await migrate(database.owner, database.applicationRole);
  const packs = await loadDefinitions(undefined, "demo-city");
  if (!packs.ok) throw new Error(packs.problems[0]!.code);
  if (!isThere) {
    const began = Date.now();
    const made = await loadGeneratedCity(database.owner, { region: REGION, size, seed: 1, year: YEAR, packs: packs.value });
    console.error(`size ${size}: ${made.filings} goals, ${made.people} people, made in ${((Date.now() - began) / 1000).toFixed(0)} s`);
    if (open !== undefined) console.error(`${await addOpenFilings(database.owner, { region: REGION, year: YEAR, open, packs: packs.value, now: new Date() })} filings under way`);
    await more?.make({ owner: database.owner, application: database.application, packs: packs.value });
    if (keptIn !== null) keepAs(keptIn, name);
  }
  const owner = new pg.Client(database.owner);
  await owner.connect();
  // The owner sees past row security for as long as this lasts: that is the side of the comparison without it.
  await owner.query("alter table hengji.filing no force row level security");
  for (const table of ["filing_gram", "approval", "approval_item", "person", "post", "post_scope", "session", "publication", "org_unit"]) await owner.query(`alter table hengji.${table} no force row level security`);
  const children: ChildProcess[] = [];
  const serverOf = async (script: string, told: object): Promise<ServerOfWorld> => {
    const child = spawn(process.execPath, [join(ROOT, "bench", "parts", script)], { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
    children.push(child);
    child.stdin.write(`${JSON.stringify(told)}\n`);
    return { address: `http://127.0.0.1:${await firstLine(child)}`, processId: child.pid! };
  };
  const another = ({ seals }: { readonly seals: boolean }): Promise<ServerOfWorld> =>
    serverOf("journey-server.ts", { application: database.application, region: REGION, folder, pages: join(ROOT, "dist", "web"), seals });
  let bare: Promise<ServerOfWorld> | null = null;
  const server = await another({ seals: true });
  const asSuperuser = async (...statements: readonly string[]): Promise<void> => {
    const superuser = new pg.Client({ ...database.superuser, database: database.owner.database });
    await superuser.connect();
    for (const statement of statements) await superuser.query(statement);
    await superuser.end();
  };
  return {
    address: server.address,
    server,
    another,
    bareServer: () => (bare ??= serverOf("bare-server.ts", { database: database.owner })),
    postgresFolder: join(folder, "postgres"),
    owner: database.owner,
    application: database.application,
    async set(name, value) {
      await asSuperuser(value === null ? `alter system reset ${name}` : `alter system set ${name} = ${value}`, "select pg_reload_conf()");
    },
    writtenOut: () => asSuperuser("checkpoint"),
    packs: packs.value,
    async signIn(login) {
      const { rows } = await owner.query<{ person: string; post: string; role: string; scope: string }>(
        `select person.id as person, post.id as post, post.role, (select min(path) from hengji.post_scope where post_id = post.id) as scope
         from hengji.person join hengji.post on post.person_id = person.id where person.login = $1`,
        [login],
      );
      const found = rows[0]!;
      const token = randomBytes(32).toString("base64url");
      await owner.query("insert into hengji.session values ($1, gen_random_uuid(), $2, $3, $4, now(), now(), now() + interval '12 h', null, true, 'bench', 'bench')", [REGION, sm3(token), found.person, found.post]);
      return { login, personId: found.person, postId: found.post, role: found.role, scope: found.scope, token };
    },
    async close() {
      for (const child of children) child.kill("SIGKILL");
      await owner.end();
      await database.stop();
      if (keptIn === null) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the server of the bench ended with ${code}`)));
  });
}
