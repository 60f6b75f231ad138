import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { codesOf, play } from "../filings/play.ts";
import { goalValues, openFilingWorld, type FilingWorld } from "../filings/city.ts";

interface Cell { readonly stage: string; readonly standings: Readonly<Record<string, number>>; readonly returned: number; readonly state: string }
interface Answer { readonly books: { readonly book: string; readonly subjects: number; readonly cells: readonly Cell[]; readonly firstYear: number | null }[]; readonly departments: { readonly departmentId: string; readonly department: string; readonly subjects: number; readonly cells: readonly Cell[] }[] }

describe("coverage", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  const coverage = async (by: string, year = 2026): Promise<Answer> => {
    const { status, json } = await world.call(by, `GET /api/${year}/coverage`);
    assert.equal(status, 200, JSON.stringify(json));
    return json as unknown as Answer;
  };
  const goals = ({ books }: Answer): readonly string[] => books.map(({ book, cells, firstYear }) => [book, cells[0]!.state, `${cells[0]!.standings["finished"]}/${neededOf(cells[0]!)}`, firstYear].join(" "));
  const neededOf = ({ standings }: Cell): number => Object.values(standings).reduce((sum, one) => sum + one, 0) - standings["not-needed"]!;
  const standings = async (stage: string): Promise<readonly string[]> => {
    const { json } = await world.call("performance", `GET /api/2026/${stage}/coverage/gaps`);
    return (json["items"] as { readonly code: string; readonly standing: string }[]).map(({ code, standing }) => `${code} ${standing}`);
  };
  const gaps = async (by: string, query: string, stage = "goal"): Promise<readonly string[]> => {
    const { status, json } = await world.call(by, `GET /api/2026/${stage}/coverage/gaps${query}`);
    assert.equal(status, 200, JSON.stringify(json));
    return (json["items"] as { readonly code: string }[]).map(({ code }) => code);
  };

  test("R37, R38: all four books are shown; a goal that is missing makes its cell red and stands in its list", async () => {
    assert.deepEqual(goals(await coverage("performance")), ["GENERAL_PUBLIC missing 0/1 ", "GOV_FUND nothing-due 0/0 ", "STATE_CAPITAL nothing-due 0/0 ", "SOCIAL_INSURANCE nothing-due 0/0 "]);
    assert.deepEqual(await gaps("performance", "?book=GENERAL_PUBLIC"), ["P1"]);
    assert.deepEqual(await gaps("performance", "?book=GOV_FUND"), []);
    await world.filled("P4", 2026, goalValues(), "school");
    const { departments } = await coverage("performance");
    assert.deepEqual(departments.map(({ department, cells }) => [department, cells[0]!.standings["missing"], neededOf(cells[0]!)]), [["示例市交通运输局", 1, 1], ["示例市教育局", 1, 1]]);
    assert.deepEqual(await gaps("performance", `?department=${departments[1]!.departmentId}`), ["P4"]);
  });

  test("R40: an approved goal fills its cell, leaves the list, and makes its year the first of its book", async () => {
    // What was only begun in a year, as P4 in 2026, makes it no first one.
    await world.approved("P2", 2027);
    assert.match(goals(await coverage("performance"))[0]!, / 2027$/);
    await world.approved("P1", 2026);
    assert.deepEqual(goals(await coverage("performance"))[0], "GENERAL_PUBLIC missing 1/2 2026");
    assert.deepEqual(await gaps("performance", "?book=GENERAL_PUBLIC"), ["P4"]);
    assert.deepEqual(goals(await coverage("performance", 2027))[0], "GENERAL_PUBLIC open 1/3 2026");
  });

  test("R38: later stages say what is not due yet and what waits for its goal, and neither is red; each row adds up to its subjects", async () => {
    assert.deepEqual([await standings("goal"), await standings("self-evaluation")], [["P4 missing"], ["P1 not-due", "P4 goal-pending"]]);
    const { books, departments } = await coverage("performance");
    assert.deepEqual(books[0]!.cells.map(({ stage, state }) => `${stage} ${state}`), ["goal missing", "self-evaluation open"]);
    for (const { subjects, cells } of [...books, ...departments]) for (const { standings: own } of cells) assert.equal(Object.values(own).reduce((sum, one) => sum + one, 0), subjects);
    assert.deepEqual([books[0]!.subjects, departments.map(({ subjects }) => subjects)], [4, [3, 1]]);
    const { json } = await world.call("performance", "GET /api/2026/self-evaluation/coverage/gaps");
    assert.equal(json["reportBy"], "2027-06-30");
    // The day after it is over, what was not reported is missing.
    const before = world.time;
    world.time = new Date("2027-07-01T02:00:00.000Z");
    assert.deepEqual(await standings("self-evaluation"), ["P1 missing", "P4 goal-pending"]);
    world.time = before;
  });

  test("R39: later stages begin without a goal only where it was waived, with a reason, by whoever may, and until something was begun it is taken back", async () => {
    const waive = (code: string, by = "performance", body: Record<string, unknown> = { reason: "应急抢险，未编目标" }) => ({ by, request: "POST /api/2026/goal/waivers", body: { subjectId: world.subject(code), ...body } });
    const takeBack = (code: string, by = "performance") => ({ by, request: `DELETE /api/2026/goal/waivers/${world.subject(code)}` });
    const begin = (code: string) => ({ by: "officer", request: "POST /api/2026/self-evaluation/filings", body: { subjectId: world.subject(code), from: "blank" } });
    await play(world, [
      { says: "no goal, no self-evaluation", ...begin("P2"), status: 422, problems: ["filing.goal-not-approved"] },
      { says: "a unit may not waive", ...waive("P2", "officer"), status: 403, problems: ["duty.missing"], recorded: true },
      { says: "without a reason", ...waive("P2", "performance", { reason: " " }), status: 422 },
      { says: "of a goal that was approved", ...waive("P1"), status: 409, problems: ["filing.goal-approved-before"] },
      { says: "waived", ...waive("P2"), status: 201, events: ["goal.waived"] },
      { says: "twice", ...waive("P2"), status: 409, problems: ["filing.goal-waived-before"] },
      { says: "taken back", ...takeBack("P2"), status: 200, events: ["goal.waiver-taken-back"] },
      { says: "twice", ...takeBack("P2"), status: 404, problems: ["filing.waiver-unknown"], recorded: true },
      { says: "again no self-evaluation", ...begin("P2"), status: 422, problems: ["filing.goal-not-approved"] },
      { says: "waived again", ...waive("P2"), status: 201, events: ["goal.waived"] },
      { says: "begun without a goal", ...begin("P2"), status: 201, events: ["filing.started"] },
      { says: "too late to take back", ...takeBack("P2"), status: 409, problems: ["filing.waiver-in-use"] },
    ]);
    const { json } = await world.call("performance", "GET /api/2026/goal/coverage/gaps");
    assert.deepEqual((json["items"] as { code: string; waived: string | null }[]).map(({ code, waived }) => [code, waived]), [["P4", null], ["P2", "应急抢险，未编目标"]]);
  });

  test("shows nobody what is another's", async () => {
    assert.deepEqual((await coverage("school-department")).departments.map(({ department }) => department), ["示例市教育局"]);
    for (const by of ["officer", "reviewer", "system", "audit"]) {
      for (const path of ["/api/2026/coverage", "/api/2026/goal/coverage/gaps"]) {
        const { status, json } = await world.call(by, `GET ${path}`);
        assert.deepEqual([status, codesOf(json)], [403, ["duty.missing"]], `${by} ${path}`);
      }
    }
  });
});
