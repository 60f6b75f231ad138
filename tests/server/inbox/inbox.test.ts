import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { drawTogether } from "../../../src/server/commands/draw-tally-together.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { codesOf } from "../filings/play.ts";

interface Row {
  readonly id: string; readonly year: number; readonly name: string; readonly step: string; readonly holder: string; readonly since: string; readonly lateDays: number | null;
  readonly returned: { readonly by: string; readonly opinion: string } | null;
  readonly cell: { readonly path: string; readonly said: string } | null;
  readonly urged: { readonly count: number; readonly said: string } | null;
}
interface Counts { readonly year: number; readonly stage: string; readonly step: string; readonly waiting: number; readonly late: number; readonly returned: number; readonly elsewhere: number; readonly escalated: number }
type Box = "waiting" | "late" | "returned" | "elsewhere" | "escalated";
const BOXES: readonly Box[] = ["waiting", "late", "returned", "elsewhere", "escalated"];

describe("the inbox over all years and stages (待办)", () => {
  let world: FilingWorld;
  /** By project and year. */
  const ids: Record<string, string> = {};
  const at = (moment: string): void => void (world.time = new Date(moment));

  before(async () => {
    world = await openFilingWorld();
    for (const [code, year] of [["P1", 2026], ["P1", 2027], ["P2", 2026], ["P2", 2027]] as const) {
      ids[`${code} ${year}`] = await world.filled(code, year);
      world.time = new Date(world.time.getTime() + 60_000);
    }
    await world.moved(2026, "goal", ids["P1 2026"]!, 2, ["officer submit"]);
    at("2026-09-15T03:00:00Z");
    await world.moved(2027, "goal", ids["P1 2027"]!, 2, ["officer submit", "head approve"]);
    at("2026-09-15T04:00:00Z");
    await world.moved(2027, "goal", ids["P2 2027"]!, 2, ["officer submit"]);
    const { status, json } = await world.call("head", `POST /api/2027/goal/filings/${ids["P2 2027"]!}/moves`, {
      action: "return", opinion: "数量指标写得不够具体。", expectedVersion: 3,
      remarks: [{ path: "rows[r2].target", said: "请写明里程。" }, { path: "goal.planned", said: "请补充依据。" }],
    });
    assert.equal(status, 200, JSON.stringify(json));
  });
  after(() => world.close());

  const ask = async (by: string, query = ""): Promise<{ items: Row[]; next: string | null; counts: Counts[] | null }> => {
    const { status, json } = await world.call(by, `GET /api/inbox${query}`);
    assert.equal(status, 200, JSON.stringify(json));
    return json as never;
  };
  const box = async (by: string, name: Box, more = ""): Promise<readonly string[]> => (await ask(by, `?box=${name}${more}`)).items.map(({ id }) => Object.keys(ids).find((key) => ids[key] === id) ?? id);

  test("shows what waits over years, oldest first; what somebody handed on, whichever post; and what came back, with why and the first cell", async () => {
    assert.deepEqual(await box("officer", "waiting"), ["P2 2026", "P2 2027"]);
    assert.deepEqual(await box("officer", "elsewhere"), ["P1 2026", "P1 2027"]);
    assert.deepEqual(await box("colleague", "elsewhere"), [], "a colleague has handed nothing on");
    assert.deepEqual(await box("colleague", "waiting"), ["P2 2026", "P2 2027"], "and may take up what waits for the unit");
    assert.deepEqual(await box("head", "waiting"), ["P1 2026"]);
    assert.deepEqual(await box("head", "elsewhere"), ["P1 2027", "P2 2027"], "who reviews waits for others as well");
    assert.deepEqual(await box("department", "waiting"), ["P1 2027"]);
    for (const by of ["bridges", "school", "school-department", "leader", "reviewer", "business"]) for (const name of BOXES) assert.deepEqual(await box(by, name), [], `${by} ${name}`);
    const [back] = (await ask("officer", "?box=returned")).items;
    assert.deepEqual([back!.id, back!.returned, back!.cell], [ids["P2 2027"], { by: "李主任", opinion: "数量指标写得不够具体。" }, { path: "rows[r2].target", said: "请写明里程。" }]);
    const { json } = await world.call("officer", `GET /api/2027/goal/filings/${ids["P2 2027"]!}`);
    const remark = (json["remarks"] as { id: string; path: string }[]).find(({ path }) => path === "rows[r2].target")!;
    await world.call("officer", `POST /api/2027/goal/filings/${ids["P2 2027"]!}/remarks/${remark.id}/settle`);
    assert.equal((await ask("officer", "?box=returned")).items[0]!.cell?.path, "goal.planned", "the next one that is open");
    await world.call("officer", `POST /api/2027/goal/filings/${ids["P2 2027"]!}/remarks/${(json["remarks"] as { id: string; path: string }[]).find(({ path }) => path === "goal.planned")!.id}/settle`);
    assert.equal((await ask("officer", "?box=returned")).items[0]!.cell?.path, "rows[r2].target", "all settled: the first that the return named");
  });

  test("says who was urged, and what is late by working days", async () => {
    await world.call("officer", `POST /api/2026/goal/filings/${ids["P1 2026"]!}/urgings`, { said: "明天要上会。" });
    assert.deepEqual((await ask("head", "?box=waiting")).items.map(({ urged }) => urged), [{ count: 1, said: "明天要上会。" }]);
    assert.deepEqual(await box("head", "late"), []);
    at("2026-09-24T02:00:00Z");
    assert.deepEqual(await box("head", "late"), ["P1 2026"], "the unit head had three working days");
    assert.equal((await ask("head", "?box=late")).items[0]!.lateDays, 5);
    assert.deepEqual(await box("officer", "late"), [], "whoever fills has until the season ends");
  });

  test("its counts are those of its boxes, for everybody and under every filter; page by page nothing is left out or told twice", async () => {
    for (const by of ["officer", "colleague", "head", "deputy", "department", "business", "performance", "leader", "reviewer", "bridges", "school"]) {
      for (const season of ["", "&year=2027&stage=goal", "&year=2026&stage=goal", "&year=2027&stage=goal&step=draft", "&year=2027&stage=self-evaluation"]) {
        const { counts } = await ask(by, `?box=waiting${season}`);
        const wanted = new URLSearchParams(season);
        const fits = (one: Counts): boolean => ["year", "stage", "step"].every((key) => !wanted.has(key) || wanted.get(key) === String(one[key as "year"]));
        for (const name of BOXES) {
          const whole = await box(by, name, season);
          assert.equal(counts!.filter(fits).reduce((sum, one) => sum + one[name], 0), whole.length, `${by} ${name} ${season}`);
          for (const order of by === "officer" || by === "head" ? ["asc", "desc"] : []) {
            const walked: string[] = [];
            for (let after: string | null = ""; after !== null; ) {
              const page: Awaited<ReturnType<typeof ask>> = await ask(by, `?box=${name}${season}&order=${order}&limit=1${after === "" ? "" : `&after=${encodeURIComponent(after)}`}`);
              walked.push(...page.items.map(({ id }) => id));
              assert.equal(page.counts === null, after !== "", "counted with the first page");
              after = page.next;
            }
            assert.deepEqual((order === "asc" ? walked : walked.toReversed()).map((id) => Object.keys(ids).find((key) => ids[key] === id)), whole, `${by} ${name} ${season} ${order}`);
          }
        }
      }
    }
    assert.deepEqual(await box("officer", "waiting", `&name=${encodeURIComponent("标线")}`), ["P2 2026", "P2 2027"]);
    assert.deepEqual(await box("officer", "elsewhere", `&name=${encodeURIComponent("标线")}`), []);
    assert.deepEqual(await box("officer", "elsewhere", `&name=${encodeURIComponent("公路")}`), ["P1 2026", "P1 2027"]);
    const { counts } = await ask("officer", `?name=${encodeURIComponent("公路")}`);
    assert.deepEqual([counts!.reduce((sum, one) => sum + one.waiting, 0), counts!.reduce((sum, one) => sum + one.elsewhere, 0)], [0, 2]);
  });

  test("what has come to its end waits for nobody, and what was taken back is in hand again", async () => {
    const id = ids["P1 2026"]!;
    await world.moved(2026, "goal", id, 3, ["head approve"]);
    assert.deepEqual(await box("head", "elsewhere"), ["P1 2027", "P2 2027", "P1 2026"]);
    await world.moved(2026, "goal", id, 4, ["head withdraw"]);
    assert.deepEqual([await box("head", "waiting"), await box("head", "elsewhere")], [["P1 2026"], ["P1 2027", "P2 2027"]]);
    await world.moved(2026, "goal", id, 5, ["head approve", "department approve", "business approve", "performance approve"]);
    const waiting = await world.call("performance2", "GET /api/2026/goal/approvals/waiting");
    const [{ departmentId } = { departmentId: "" }] = waiting.json["items"] as { departmentId: string }[];
    const issued = await world.call("performance2", "POST /api/2026/goal/approvals", { departmentId, filingIds: [id], documentNo: "示财绩〔2026〕1号", issuedOn: "2026-09-19" });
    assert.equal(issued.status, 201, JSON.stringify(issued.json));
    assert.deepEqual(await box("head", "elsewhere"), ["P1 2027", "P2 2027"]);
    assert.deepEqual(await world.see("select from hengji.filing_hand as hand join hengji.filing on filing.id = hand.filing_id where filing.holder is null"), []);
    assert.equal((await world.see("select from hengji.filing where holder is null")).length, 1);
    // Kept by the database, it says what stands with the filings, for each of them.
    const untrue = await world.see(`
      select filing.id from hengji.filing, lateral (
        select coalesce(array_agg(distinct (hand ->> 'personId')::uuid order by (hand ->> 'personId')::uuid), '{}') as people from json_array_elements(taken::json) as hand where holder is not null) as said
      where said.people is distinct from coalesce((select array_agg(kept.person_id order by kept.person_id) from hengji.filing_hand as kept
        where kept.filing_id = filing.id and kept.step = filing.step and kept.holder = filing.holder and kept.step_since = filing.step_since), '{}')`);
    assert.deepEqual(untrue, []);
    const said = `select holder, year, stage, step, workflow, workflow_version, to_char(since_day, 'YYYY-MM-DD') as day, came_back, sum(number)::int as number from hengji.waiting_tally group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(number) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8`;
    const tallied = await world.see(said);
    assert.deepEqual(tallied, await world.see(`select holder, year, stage, step, workflow, workflow_version, to_char(step_since at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, came_back, count(*)::int as number
      from hengji.filing where holder is not null and handler_post is null and extended_until is null group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8`));
    // Drawn together it says the same, and so it does when two do that at once.
    const rows = async (): Promise<number> => (await world.see("select from hengji.waiting_tally")).length;
    const before = await rows();
    await Promise.all([1, 2].map(() => world.ground.change({ actor: "system", task: "remind" }, drawTogether)));
    assert.deepEqual(await world.see(said), tallied);
    assert.ok((await rows()) === tallied.length && tallied.length < before, `${before} rows`);
  });

  test("the performance office, which sees all, is told as well what was handed to one of it and what has a later day", async () => {
    const id = ids["P1 2027"]!;
    await world.moved(2027, "goal", id, 4, ["department approve", "business approve"]);
    assert.deepEqual(await box("performance", "waiting"), ["P1 2027"]);
    const counted = async (by: string): Promise<readonly number[]> => { const { counts } = await ask(by); return BOXES.map((name) => counts!.reduce((sum, one) => sum + one[name], 0)); };
    assert.deepEqual([await counted("performance"), await counted("leader")], [[1, 0, 0, 0, 0], [0, 0, 0, 0, 0]]);
    at("2026-10-20T02:00:00Z");
    assert.deepEqual(await counted("performance"), [1, 1, 0, 0, 0]);
    const [{ post } = { post: "" }] = await world.see<{ post: string }>("select post.id as post from hengji.post join hengji.person on person.id = post.person_id where person.login = 'performance2'");
    // As handing on and extending leave it.
    const owner = new pg.Client(world.database.owner);
    await owner.connect();
    await owner.query("select set_config('app.region', '990100', false), set_config('app.scope', '990100.', false)");
    const set = (columns: string, value: string | null): Promise<unknown> => owner.query(`update hengji.filing set ${columns} = $2 where id = $1`, [id, value]);
    await set("handler_post", post);
    assert.deepEqual([await counted("performance"), await counted("performance2")], [[0, 0, 0, 0, 0], [1, 1, 0, 0, 0]]);
    await set("handler_post", null);
    await set("extended_until", "2026-11-20");
    assert.deepEqual(await counted("performance"), [1, 0, 0, 0, 0]);
    await set("extended_until", null);
    await owner.end();
    await world.moved(2027, "goal", id, 6, ["performance return department"]);
    assert.deepEqual([await counted("performance"), await counted("performance2")], [[0, 0, 0, 1, 0], [0, 0, 0, 0, 0]]);
  });

  test("administrators have none, and a page that is none is refused", async () => {
    for (const by of ["system", "security", "audit"]) assert.equal((await world.call(by, "GET /api/inbox")).status, 403, by);
    const { status, json } = await world.call("officer", "GET /api/inbox?after=nowhere");
    assert.deepEqual([status, codesOf(json)], [400, ["filing.cursor"]]);
  });
});
