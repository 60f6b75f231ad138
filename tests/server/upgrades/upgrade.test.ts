import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { LEVEL_THREE } from "../../../src/core/sign-in/preset.ts";
import { setDigest } from "../../../src/files/load-definitions.ts";
import type { PackSet } from "../../../src/core/pack/source.ts";
import { openApplication } from "../../../src/server/start/application.ts";
import { openDataFolder, type DataFolder } from "../../../src/server/start/data-folder.ts";
import { migrations } from "../../../src/server/store/migrations/index.ts";
import { hengji } from "../../cli/run-hengji.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { scratchFolder } from "../scratch-folder.ts";
import { readState, restoreState } from "./kept-state.ts";
import { allRows, lostOf, type Rows } from "./rows-kept.ts";
import { signedIn } from "./work-of-a-day.ts";

const STATES = ["state-2026-11-22"];
/** The morning after the day of the state: what is in season then stays in season whenever this runs. */
const NOW = new Date("2026-11-24T02:00:00.000Z");

for (const name of STATES) {
  describe(`an installation as an older version left it (${name}), started by this one`, () => {
    const state = readState(name);
    const { known } = state;
    const lines: string[] = [];
    let database: TestDatabase;
    let data: DataFolder;
    let rows: Rows;
    let server: Server;
    let end: () => Promise<void> = async () => {};
    let address = "";
    const url = (): string => `postgres://${String(database.owner.user)}:${String(database.owner.password ?? "")}@/${String(database.owner.database)}?host=${encodeURIComponent(String(database.owner.host))}&port=${String(database.owner.port)}`;
    const json = async <Answer>(login: string, path: string): Promise<Answer> => (await signedIn(address, login))<Answer>("GET", path);

    before(async () => {
      database = await testDatabase({ empty: true });
      data = openDataFolder(scratchFolder("upgrade"));
      await restoreState(state, database.owner, data.path);
      rows = await allRows(database.owner);
      const opened = await openApplication({
        database: { ...database, stop: async () => {}, stopNow: () => {} },
        data, publicAddress: "http://hengji.test", city: "demo-city", signIn: LEVEL_THREE, clock: () => NOW, log: { file: "", write: (line) => lines.push(line) },
      });
      end = opened.end;
      server = createServer(opened.listener);
      await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await end();
      data.lock.release();
      await database.drop();
    });

    test("is really older: this version has migrations that it has not made", () => {
      assert.ok(state.migrations.length > 0 && state.migrations.every((one) => one in migrations));
      assert.ok(state.migrations.length < Object.keys(migrations).length);
    });

    test("no row is lost or says something else, and nothing is complained of", async () => {
      assert.ok(rows.get("event")!.length > 20 && rows.get("filing_version")!.length > 100);
      assert.deepEqual(lostOf(rows, await allRows(database.owner)), []);
      assert.deepEqual(lines.filter((line) => /"level":"(warning|error)"/.test(line)), []);
    });

    test("packs that records are pinned to are whole under their digests, and each record speaks by its own", async () => {
      const sets = (await allRows(database.owner)).get("definition_set")!;
      const pinned = new Set((await allRows(database.owner)).get("filing")!.map((row) => row["pack_digest"]));
      assert.ok(pinned.size >= 2);
      for (const digest of pinned) {
        const content = sets.find((row) => row["digest"] === digest)?.["content"];
        assert.equal(setDigest(JSON.parse(String(content)) as PackSet), digest);
      }
      const heading = async (digest: string): Promise<string> => JSON.stringify(await json("cai.lin", `/api/packs/${digest}/2026/forms/goal`));
      assert.notEqual(known.goal.packDigest, known.approved.packDigest);
      assert.match(await heading(known.goal.packDigest), /"zh":"指标值"/);
      assert.match(await heading(known.approved.packDigest), new RegExp(`"zh":"${known.heading}"`));
    });

    test("what the bureau laid upon its packs lies upon those of this version", async () => {
      const { digest, layers } = await json<{ digest: string; layers: { id: string; own: boolean }[] }>("xu.xiaoyan", "/api/packs");
      assert.ok(layers.some(({ own }) => own));
      assert.match(JSON.stringify(await json("xu.xiaoyan", `/api/packs/${digest}/2027/forms/goal`)), new RegExp(`"zh":"${known.heading}"`));
    });

    test("every filing opens for those who see all, with its history, its suggestions and its papers", async () => {
      const call = await signedIn(address, "xu.xiaoyan");
      const filings = (await allRows(database.owner)).get("filing")!;
      assert.ok(filings.length > 15);
      for (const filing of filings) {
        const path = `/api/${String(filing["year"])}/${String(filing["stage"])}/filings/${String(filing["id"])}`;
        const opened = await call<{ version: number; packDigest: string; transitions: unknown[] }>("GET", path);
        assert.deepEqual([opened.version, opened.packDigest], [filing["version"], filing["pack_digest"]], path);
        await call("GET", `${path}/papers`);
        if (filing["stage"] === "self-evaluation") await call("GET", `${path}/why`);
      }
    });

    test("work goes on where it was left: remark, typed draft, save, next round", async () => {
      const officer = await signedIn(address, "cai.lin");
      const path = `/api/2026/goal/filings/${known.goal.id}`;
      const opened = await officer<{ version: number; values: typeof known.goal.values; draft: { values: typeof known.goal.values }; remarks: { said: string }[] }>("GET", path);
      assert.deepEqual(opened.values, known.goal.values);
      assert.deepEqual(opened.remarks.map(({ said }) => said), [known.goal.remark]);
      assert.equal(opened.draft.values.goal.planned, known.goal.draft);
      const typed = { ...opened.values, goal: { ...opened.values.goal, planned: "升级之后接着填写。" } };
      await officer("PUT", `${path}/draft`, { values: typed, baseVersion: opened.version });
      const { version } = await officer<{ version: number }>("PUT", path, { values: typed, expectedVersion: opened.version });
      assert.equal(version, opened.version + 1);
      await officer("POST", `${path}/moves`, { action: "submit", opinion: "", remarks: [], expectedVersion: version });
      assert.equal((await json<{ step: { id: string } }>("pan.ming", path)).step.id, "unit-head");
    });

    test("what was approved, evaluated, confirmed, printed and published is as it was", async () => {
      const approved = await json<{ frozen: { digest: string } | null }>("bai.xue", `/api/2026/goal/filings/${known.approved.id}`);
      assert.equal(approved.frozen?.digest, known.approved.digest);
      await json("xu.xiaoyan", `/api/2026/goal/approvals/${known.approved.letter}`);
      const { scores } = await json<{ scores: { effective: unknown } }>("xu.xiaoyan", `/api/2025/self-evaluation/filings/${known.confirmed.id}`);
      assert.deepEqual(scores.effective, known.confirmed.effective);
      const evaluation = await json<{ values: unknown; evidence: { id: string; digest: string }[] }>("bai.xue", `/api/2026/self-evaluation/filings/${known.selfEvaluation.id}`);
      assert.deepEqual(evaluation.values, known.selfEvaluation.values);
      assert.deepEqual(evaluation.evidence.map(({ id, digest }) => [id, digest]), [[known.selfEvaluation.evidence, known.selfEvaluation.evidenceDigest]]);
      assert.equal((await page("bai.xue", `/api/2026/self-evaluation/filings/${known.selfEvaluation.id}/evidence/${known.selfEvaluation.evidence}`)).status, 200);
      const printed = await page("cai.lin", `/print/2026/goal/${known.goal.id}/${known.goal.printed}`);
      assert.equal(printed.status, 200);
      // In groups of four, as people read it.
      assert.ok((await printed.text()).includes(known.goal.printed.match(/.{4}/g)!.join(" ")));
      const published = await fetch(`${address}/public/2025/${known.published}`);
      assert.equal(published.status, 200);
      assert.match(await published.text(), /博物馆免费开放/);
    });

    test("the steps that are left can be taken: the unit's head hands the self-evaluation on", async () => {
      const path = `/api/2026/self-evaluation/filings/${known.selfEvaluation.id}`;
      const head = await signedIn(address, "tao.ran");
      const { version } = await head<{ version: number }>("GET", path);
      await head("POST", `${path}/moves`, { action: "approve", opinion: "同意。", remarks: [], expectedVersion: version });
      assert.equal((await json<{ step: { id: string } }>("deng.xiaoyun", path)).step.id, "department");
    });

    test("a goal of the next year is begun under the packs of now", async () => {
      const officer = await signedIn(address, "cai.lin");
      const { items } = await officer<{ items: { id: string; lastYear: boolean }[] }>("GET", "/api/2027/goal/subjects?without=filing");
      const { id } = await officer<{ id: string }>("POST", "/api/2027/goal/filings", { subjectId: items.find(({ lastYear }) => lastYear)!.id, from: "last-year" });
      const { packDigest } = await officer<{ packDigest: string }>("GET", `/api/2027/goal/filings/${id}`);
      assert.equal(packDigest, (await json<{ digest: string }>("xu.xiaoyan", "/api/packs")).digest);
      assert.ok(![known.goal.packDigest, known.approved.packDigest].includes(packDigest));
    });

    test("a password of before still opens", async () => {
      const { login, password } = known.person;
      const enter = (tried: string): Promise<Response> => fetch(`${address}/api/session`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ login, password: tried }) });
      assert.equal((await enter(`${password}?`)).status, 401);
      assert.equal((await enter(password)).status, 200);
    });

    test("hengji audit verify finds the log whole, from before the upgrade to after it, with its exports and kept heads", async () => {
      const sealedBefore = rows.get("seal")!.length;
      await end();
      end = async () => {};
      const { code, out, err } = await hengji(["audit", "verify", "--data", data.path, "--database", url(), "--json"], { env: { LC_ALL: "en_US.UTF-8" } });
      assert.deepEqual([code, err], [0, ""], out);
      assert.ok((await allRows(database.owner)).get("seal")!.length > sealedBefore, "what was done since is sealed as well");
    });

    async function page(login: string, path: string): Promise<Response> {
      const entered = await fetch(`${address}/api/demo/session`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ login }) });
      return fetch(`${address}${path}`, { headers: { cookie: entered.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ") } });
    }
  });
}
