import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { startEmbedded, type EmbeddedDatabase } from "../../src/server/postgres/embedded.ts";
import { prepareGivenDatabase } from "../../src/server/postgres/given-database.ts";
import { openSecrets } from "../../src/server/start/secrets.ts";
import { StartProblem } from "../../src/server/start/start-problem.ts";
import { speak } from "../../src/words/index.ts";
import { oldPostgres } from "./old-postgres.ts";
import { health, remove, ROOT, StartedServer, temporaryFolder } from "./started-server.ts";

const UTF8 = "template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'";

/** The packaged PostgreSQL here plays the part of somebody's own. */
describe("a database at DATABASE_URL", () => {
  const folder = temporaryFolder();
  const data = temporaryFolder();
  let theirs: EmbeddedDatabase;
  let admin: pg.Client;

  const urlOf = (role: string, database: string): string =>
    `postgres://${role}:secret@/${database}?host=${encodeURIComponent(String(theirs.superuser.host))}&port=5432`;
  const make = async (database: string, owner: string, role: string, locale = UTF8): Promise<string> => {
    await admin.query(`create role ${owner} login password 'secret' ${role}`);
    await admin.query(`create database ${database} owner ${owner} ${locale}`);
    return urlOf(owner, database);
  };
  const prepare = (url: string) => prepareGivenDatabase(url, openSecrets(join(data, "secrets.json")), data);
  const refusal = async (url: string) => {
    const error = await prepare(url).then(() => null, (error: unknown) => error);
    assert.ok(error instanceof StartProblem, String(error));
    const text = `${speak("en")(`problem.${error.problem.code}`, error.problem.params)} ${speak("en")(`problem.${error.problem.code}.advice`, error.problem.params)}`;
    assert.doesNotMatch(text, /secret|\{\{|problem\./);
    return { code: error.problem.code, text };
  };

  before(async () => {
    theirs = await startEmbedded({ installation: ROOT, dataFolder: folder, secrets: openSecrets(join(folder, "secrets.json")), logFile: join(folder, "log"), settings: ["fsync=off"] });
    admin = new pg.Client(theirs.superuser);
    await admin.connect();
  });
  after(async () => {
    await admin.end();
    await theirs.stop();
    remove(folder);
    remove(data);
  });

  it("is used with an owner who may make roles; the application gets a role of its own", async () => {
    const url = await make("good", "good_owner", "createrole");
    const first = await prepare(url);
    assert.equal(first.applicationRole, "good_app");
    const application = new pg.Client(first.application);
    await application.connect();
    const { rows } = await application.query("select current_user as role, rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user");
    assert.deepEqual(rows, [{ role: "good_app", strong: false }]);
    await application.end();
    const again = await prepare(url);
    assert.deepEqual(again.application, first.application);
  });

  it("is refused when its user is a superuser, or would bypass row security", async () => {
    const superuser = await refusal(await make("much", "much_owner", "superuser"));
    assert.equal(superuser.code, "start.database-superuser");
    assert.match(superuser.text, /ALTER DATABASE "much" OWNER TO hengji_owner;/);
    const bypass = await refusal(await make("bypass", "bypass_owner", "bypassrls"));
    assert.equal(bypass.code, "start.database-bypass");
    assert.match(bypass.text, /ALTER ROLE "bypass_owner" NOBYPASSRLS;/);
  });

  it("is refused with a C ctype or another encoding", async () => {
    const ctype = await refusal(await make("plain", "plain_owner", "createrole", "template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"));
    assert.equal(ctype.code, "start.database-ctype");
    assert.match(ctype.text, /has the ctype C and the encoding UTF8/);
    const encoding = await refusal(await make("ascii", "ascii_owner", "createrole", "template template0 encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'"));
    assert.match(encoding.text, /SQL_ASCII/);
  });

  it("is refused when it is older than 15", async () => {
    const old = await oldPostgres({
      version: "140017", version_name: "14.17", ctype: "C.UTF-8", encoding: "UTF8", role: "r", superuser: "f", bypass: "f", may_create: "t", standby: "f",
    });
    const { code, text } = await refusal(`postgres://r:secret@127.0.0.1:${old.port}/old`);
    old.close();
    assert.equal(code, "start.database-too-old");
    assert.match(text, /14\.17/);
  });

  it("is refused when nothing may be made in it", async () => {
    await make("closed", "closed_owner", "createrole");
    await admin.query("create role guest login createrole password 'secret'");
    const { code, text } = await refusal(urlOf("guest", "closed"));
    assert.equal(code, "start.database-no-create");
    assert.match(text, /GRANT CREATE ON DATABASE "closed" TO "guest";/);
  });

  it("tells a wrong password, a missing database and a server that isn't there apart", async () => {
    const url = await make("door", "door_owner", "createrole");
    assert.equal((await refusal(url.replace(":secret@", ":wrong@"))).code, "start.database-login");
    const missing = await refusal(url.replace("/door?", "/nowhere?"));
    assert.equal(missing.code, "start.database-missing");
    assert.match(missing.text, /CREATE DATABASE "nowhere" OWNER "door_owner"/);
    assert.equal((await refusal("postgres://a:secret@127.0.0.1:1/x")).code, "start.database-unreachable");
    assert.equal((await refusal("postgres://a:secret@/x?host=/nowhere")).code, "start.database-unreachable");
    for (const wrong of ["nonsense", "http://localhost/x", "postgres://a:secret@[/x"]) assert.equal((await refusal(wrong)).code, "start.database-url");
  });

  it("without the right to make roles asks for one statement, and works once that has been run", async () => {
    const url = await make("strict", "strict_owner", "");
    const { code, text } = await refusal(url);
    assert.equal(code, "start.application-role-missing");
    assert.match(text, /ALTER ROLE "strict_owner" CREATEROLE;/);
    const file = join(data, "application-role.sql");
    assert.ok(text.includes(file));
    assert.equal(statSync(file).mode & 0o777, 0o600);
    await admin.query(readFileSync(file, "utf8"));
    const { application } = await prepare(url);
    const client = new pg.Client(application);
    await client.connect();
    await client.end();

    // Another data folder has another password: again a statement mends it.
    const elsewhere = temporaryFolder();
    const other = await prepareGivenDatabase(url, openSecrets(join(elsewhere, "secrets.json")), elsewhere).then(() => null, (error: unknown) => error);
    assert.ok(other instanceof StartProblem);
    assert.equal(other.problem.code, "start.application-role-password");
    await admin.query(readFileSync(join(elsewhere, "application-role.sql"), "utf8"));
    await prepareGivenDatabase(url, openSecrets(join(elsewhere, "secrets.json")), elsewhere);
    remove(elsewhere);
  });

  it("is refused when the application's role is too strong", async () => {
    const url = await make("strong", "strong_owner", "createrole");
    await admin.query("create role strong_app login bypassrls");
    assert.equal((await refusal(url)).code, "start.application-role-strong");
    await admin.query("alter role strong_app nobypassrls; grant strong_owner to strong_app");
    assert.equal((await refusal(url)).code, "start.application-role-strong");
    await admin.query("revoke strong_owner from strong_app; create table public.mine (); alter table public.mine owner to strong_app");
    assert.equal((await refusal(url)).code, "start.application-role-strong");
  });

  it("serves a whole server, which starts no PostgreSQL of its own and leaves this one running", async () => {
    const url = await make("served", "served_owner", "createrole");
    const own = temporaryFolder();
    const server = new StartedServer({ data: own, env: { DATABASE_URL: url } });
    try {
      assert.equal((await health(await server.ready()))?.database.reachable, true);
      assert.equal((await server.interrupt()).code, 0);
      assert.equal((await admin.query("select 1 from pg_stat_activity where datname = 'served'")).rowCount, 0);
    } finally {
      server.kill();
      remove(own);
    }
  });
});
