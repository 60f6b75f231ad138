import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { asOwner } from "../filings/city.ts";
import { play } from "../filings/play.ts";

const YEAR = 2027;
const BOOKS = ["GENERAL_PUBLIC", "GOV_FUND", "STATE_CAPITAL", "SOCIAL_INSURANCE"] as const;
const CODES = ["P1", "P2", "P3", "P4"] as const;

/** A season that opens on 1 October 2026 for goals of 2027 of projects and special funds, reported by the end of that month. */
const SEASON = { from: { year: -1, day: "10-01" }, until: { year: 0, day: "12-31" }, reportBy: { year: -1, day: "10-31" }, kinds: ["project", "special-fund"] };

describe("F208, R41: one compile season for all four books", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld((packs) => ({ ...packs, workflows: packs.workflows.map((one) => (one.stage === "goal" ? { ...one, season: SEASON } : one)) }));
    // One project of each book with money of 2027, and a policy, which the season does not ask for.
    await asOwner(world, async (client) => {
      for (const [at, code] of CODES.entries()) {
        await client.query("update hengji.subject set book = $1, unit_id = of.unit_id, unit_path = of.unit_path, department_id = of.department_id from hengji.subject as of where of.code = 'P1' and of.region = subject.region and subject.code = $2", [BOOKS[at], code]);
        await client.query("insert into hengji.budget (region, subject_id, year, unit_path, source, initial_fen, adjusted_fen) select region, id, $1, unit_path, 'appropriation', 1, 1 from hengji.subject where code = $2 on conflict do nothing", [YEAR, code]);
      }
      await client.query("insert into hengji.subject (region, id, code, name, book, unit_id, unit_path, department_id, made_at, kind, first_year) select region, gen_random_uuid(), 'POLICY', '某政策', book, unit_id, unit_path, department_id, made_at, 'policy', 2026 from hengji.subject where code = 'P1'");
      await client.query("insert into hengji.budget (region, subject_id, year, unit_path, source, initial_fen, adjusted_fen) select region, id, $1, unit_path, 'appropriation', 1, 1 from hengji.subject where code = 'POLICY'", [YEAR]);
    });
  });
  after(() => world.close());

  const begin = (code: string) => ({ by: "officer", request: `POST /api/${YEAR}/goal/filings`, body: { subjectId: world.subject(code), from: "blank" } });
  const tasks = async (book: string): Promise<unknown> => {
    const { json } = await world.call("performance", `GET /api/${YEAR}/goal/coverage/gaps?book=${book}`);
    return [(json["items"] as { code: string; standing: string }[]).map(({ code, standing }) => `${code} ${standing}`), json["reportBy"]];
  };

  test("before it opens nothing can be begun; when it opens, each of the four books has its tasks, with one deadline", async () => {
    await play(world, [{ says: "before the season", ...begin("P1"), status: 422, problems: ["workflow.season-not-open"] }]);
    world.time = new Date("2026-10-01T02:00:00.000Z");
    for (const [at, book] of BOOKS.entries()) assert.deepEqual(await tasks(book), [[`${CODES[at]} not-due`], "2026-10-31"], book);
    const { json } = await world.call("officer", `GET /api/${YEAR}/goal/subjects?without=filing`);
    assert.deepEqual((json["items"] as { code: string; book: string }[]).map(({ code, book }) => `${code} ${book}`).sort(), CODES.map((code, at) => `${code} ${BOOKS[at]}`));
    // One task for all four, under the packs of its moment, with the deadline of the season; what is begun of any book names it.
    const packDigest = world.packs.digest;
    await play(world, [{ says: "the task is issued", by: "performance", request: `POST /api/${YEAR}/goal/tasks`, body: { period: 1, expectedNumber: 0, packDigest, documentNo: "示财绩〔2026〕30号", words: "请于10月底前报送。" }, status: 201, answer: { number: 1, begunBefore: 0 }, events: ["task.issued"] }]);
    const asked = (await world.call("officer", `GET /api/${YEAR}/goal/subjects?without=filing`)).json as unknown as { items: { book: string }[]; season: { reportBy: string; standing: string }; task: { number: number } | null };
    assert.deepEqual([asked.items.map((one) => one.book).sort(), asked.season.reportBy, asked.season.standing, asked.task?.number], [[...BOOKS].sort(), "2026-10-31", "open", 1]);
    await play(world, CODES.map((code) => ({ says: code, ...begin(code), status: 201, events: ["filing.started"] })));
    const begun = (await world.call("officer", `GET /api/${YEAR}/goal/filings`)).json["items"] as { id: string }[];
    for (const { id } of begun) assert.deepEqual(((await world.call("officer", `GET /api/${YEAR}/goal/filings/${id}`)).json["task"] as { number: number }).number, 1);
    assert.equal(begun.length, 4);
  });

  test("it asks only for the kinds it names", async () => {
    const [policy] = await world.see<{ id: string }>("select id from hengji.subject where code = 'POLICY'");
    await play(world, [{ says: "a policy", by: "officer", request: `POST /api/${YEAR}/goal/filings`, body: { subjectId: policy!.id, from: "blank" }, status: 422, problems: ["subject.kind-not-in-season"] }]);
    const { json } = await world.call("performance", `GET /api/${YEAR}/coverage`);
    const [general] = json["books"] as { subjects: number; cells: { standings: Record<string, number> }[] }[];
    assert.deepEqual([general!.subjects, general!.cells[0]!.standings["under-way"], general!.cells[0]!.standings["not-needed"]], [2, 1, 1]);
  });

  test("the day after the deadline what is still not reported is missing in every book", async () => {
    world.time = new Date("2026-11-01T02:00:00.000Z");
    for (const [at, book] of BOOKS.entries()) assert.deepEqual(await tasks(book), [[`${CODES[at]} missing`], "2026-10-31"], book);
  });
});
