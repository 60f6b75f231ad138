import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { goalValues, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { codesOf, play, type Step } from "./play.ts";

const FILINGS = "/api/2027/goal/filings";

describe("what is refused", () => {
  let world: FilingWorld;
  let id: string;
  let ONE: string;
  before(async () => {
    world = await openFilingWorld();
    id = await world.filled("P1", 2027);
    ONE = `${FILINGS}/${id}`;
  });
  after(() => world.close());

  const values = goalValues();
  const submit = { action: "submit", opinion: "", expectedVersion: 2 };
  /** Every way to one filing, with input that is good. */
  const ways = (address: string): readonly Pick<Step, "request" | "body">[] => [
    { request: `GET ${address}` },
    { request: `PUT ${address}`, body: { values, expectedVersion: 2 } },
    { request: `PUT ${address}/draft`, body: { values, baseVersion: 2 } },
    { request: `DELETE ${address}/draft` },
    { request: `POST ${address}/moves`, body: submit },
    { request: `POST ${address}/remarks/${randomUUID()}/settle` },
    { request: `GET ${address}/differences` },
    { request: `GET ${address}/why` },
  ];

  test("a filing out of reach, of another year or stage, or of nobody, is not there: 404, recorded, and nothing happens", async () => {
    const places: readonly (readonly [says: string, by: string, address: string])[] = [
      ["another unit of the same department", "bridges", ONE],
      ["a unit of another department", "school", ONE],
      ["another department", "school-department", ONE],
      ["another year in the address", "officer", `/api/2026/goal/filings/${id}`],
      ["another stage in the address", "officer", `/api/2027/self-evaluation/filings/${id}`],
      ["an id of nothing", "officer", `${FILINGS}/${randomUUID()}`],
    ];
    await play(world, places.flatMap(([says, by, address]) =>
      ways(address).map((way): Step => ({ ...way, says: `${says}: ${way.request}`, by, status: 404, problems: ["filing.unknown"], recorded: true })),
    ));
    const [refusal] = (await world.refusals()).slice(-1);
    assert.deepEqual([refusal!.route, refusal!.status, refusal!.problem], ["GET /api/:year/:stage/filings/:id/why", 404, "filing.unknown"]);
  });

  test("an administrator sees no business at all: 403, recorded", async () => {
    for (const by of ["system", "security", "audit"]) {
      await play(world, [
        ...["GET /api/today", `GET ${FILINGS}`, `GET /api/2027/goal/subjects`, `GET ${ONE}`, `GET ${ONE}/differences`, `GET ${ONE}/why`].map(
          (request): Step => ({ says: `${by}: ${request}`, by, request, status: 403, problems: ["duty.missing"], recorded: true }),
        ),
        { says: `${by} begins`, by, request: `POST ${FILINGS}`, body: { subjectId: world.subject("P2"), from: "blank" }, status: 403, problems: ["duty.missing"], recorded: true },
        { says: `${by} saves`, by, request: `PUT ${ONE}`, body: { values, expectedVersion: 2 }, status: 404, problems: ["filing.unknown"], recorded: true },
      ]);
    }
  });

  test("a post that sees it and may not do it: 403 with the reason, recorded", async () => {
    const refused = (by: string, code: string, request: string, body?: unknown): Step => ({ says: `${by}: ${request}`, by, request, body, status: 403, problems: [code], recorded: true });
    await play(world, [
      refused("head", "workflow.not-your-step", `PUT ${ONE}`, { values: withCell(values, "r1", { points: "29" }), expectedVersion: 2 }),
      refused("head", "workflow.not-your-step", `PUT ${ONE}/draft`, { values, baseVersion: 2 }),
      refused("performance", "workflow.not-your-step", `POST ${ONE}/moves`, submit),
      refused("officer", "workflow.action-not-here", `POST ${ONE}/moves`, { ...submit, action: "approve" }),
      refused("department", "remark.not-in-your-hands", `POST ${ONE}/remarks`, { path: "goal.planned", said: "x" }),
      refused("officer", "duty.missing", `POST ${ONE}/remarks`, { path: "goal.planned", said: "x" }),
      refused("performance", "duty.missing", `POST ${FILINGS}`, { subjectId: world.subject("P2"), from: "blank" }),
      refused("officer", "filing.cell-not-yours", `PUT ${ONE}`, { values: withCell(values, "r1", { actual: "120" }), expectedVersion: 2 }),
    ]);
  });

  test("a subject out of reach cannot be begun, and a name in the body is as foreign as one in the address", async () => {
    await play(world, [
      { says: "foreign", by: "officer", request: `POST ${FILINGS}`, body: { subjectId: world.subject("P4"), from: "blank" }, status: 404, problems: ["subject.unknown"], recorded: true },
      { says: "unknown", by: "officer", request: `POST ${FILINGS}`, body: { subjectId: randomUUID(), from: "blank" }, status: 404, problems: ["subject.unknown"], recorded: true },
    ]);
  });

  test("input that is wrong: 422 or 400, no refusal and no event", async () => {
    const wrong = (says: string, request: string, body: unknown, problems: readonly string[], status = 422): Step => ({ says, by: "officer", request, body, status, problems });
    const put = (changed: unknown): unknown => ({ values: changed, expectedVersion: 2 });
    await play(world, [
      wrong("nothing", `PUT ${ONE}`, {}, ["http.value-missing", "http.value-missing"]),
      wrong("a row without a field", `PUT ${ONE}`, put({ ...values, rows: [{ id: "r1" }] }), Array<string>(13).fill("http.value-missing")),
      wrong("a field of nobody", `PUT ${ONE}`, put({ ...values, rows: values.rows.map((row) => ({ ...row, secret: "x" })) }), Array<string>(4).fill("http.field-unknown")),
      wrong("two rows of one id", `PUT ${ONE}`, put({ ...values, rows: [values.rows[0], values.rows[0]] }), ["filing.id-twice"]),
      wrong("an id that breaks paths", `PUT ${ONE}`, put({ ...values, rows: [{ ...values.rows[0], id: "a].b" }] }), ["filing.id-invalid"]),
      wrong("a cell of 4001 characters", `PUT ${ONE}`, put(withCell(values, "r1", { reason: "长".repeat(4001) })), ["filing.text-too-long"]),
      wrong("501 rows", `PUT ${ONE}`, put({ ...values, rows: Array.from({ length: 501 }, (_, index) => ({ ...values.rows[0], id: `n${index}` })) }), ["filing.too-many-rows"]),
      wrong("a total that isn't first", `PUT ${ONE}`, put({ ...values, funds: [...values.funds].reverse() }), ["filing.total-first"]),
      wrong("half a character", `PUT ${ONE}`, put(withCell(values, "r1", { level3: "\ud800" })), ["http.text-broken"], 400),
      wrong("version 0", `PUT ${ONE}`, { values, expectedVersion: 0 }, ["http.value-too-small"]),
      wrong("a draft on a version that never was", `PUT ${ONE}/draft`, { values, baseVersion: 9 }, ["filing.no-such-version"]),
      wrong("an opinion of 2001 characters", `POST ${ONE}/moves`, { ...submit, opinion: "长".repeat(2001) }, ["http.text-too-long"]),
      wrong("an action of nobody", `POST ${ONE}/moves`, { ...submit, action: "destroy" }, ["http.value-not-allowed"]),
      wrong("a step that it doesn't lead to", `POST ${ONE}/moves`, { ...submit, to: "approved" }, ["workflow.no-such-way"]),
      wrong("a remark on no cell", `POST ${ONE}/moves`, { ...submit, remarks: [{ path: "rows[r9].target", said: "x" }] }, ["remark.no-such-cell"]),
      wrong("an empty remark", `POST ${ONE}/moves`, { ...submit, remarks: [{ path: "goal.planned", said: "　\n" }] }, ["http.text-missing"]),
      wrong("last year of a project that has none", `POST ${FILINGS}`, { subjectId: world.subject("P2"), from: "last-year" }, ["filing.no-last-year"]),
      wrong("a self-evaluation without an approved goal", "POST /api/2026/self-evaluation/filings", { subjectId: world.subject("P2"), from: "blank" }, ["filing.goal-not-approved"]),
      wrong("a version that never was", `GET ${ONE}/differences?from=9`, undefined, ["filing.no-such-version"]),
      wrong("differences since nothing", `GET ${ONE}/differences?from=yesterday`, undefined, ["http.value-invalid"], 400),
      wrong("a year beyond all", "GET /api/1999/goal/filings", undefined, ["http.value-too-small"], 400),
      wrong("a stage of nobody", "GET /api/2027/planning/filings", undefined, ["http.value-not-allowed"], 400),
      wrong("an id that is none", `GET ${FILINGS}/1`, undefined, ["http.value-invalid"], 400),
    ]);
  });

  test("F204: a submission whose form does not hold, its weights above all, is told cell by cell, and stays where it is", async () => {
    const unfit = { ...values, goal: { planned: "", actual: "" }, rows: values.rows.map((row) => (row.id === "r1" ? { ...row, points: "31" } : row.id === "r2" ? { ...row, target: "" } : row)) };
    const { answers } = await play(world, [
      { says: "saved as it is", by: "officer", request: `PUT ${ONE}`, body: { values: unfit, expectedVersion: 2 }, status: 200, events: ["filing.saved"] },
      { says: "not handed on", by: "officer", request: `POST ${ONE}/moves`, body: { ...submit, expectedVersion: 3 }, as: "told", status: 422 },
      { says: "still there", by: "officer", request: `GET ${ONE}`, status: 200, answer: { version: 3 } },
      { says: "mended", by: "officer", request: `PUT ${ONE}`, body: { values, expectedVersion: 3 }, status: 200, events: ["filing.saved"] },
    ]);
    const told = answers["told"]!["problems"] as { code: string; where: string }[];
    assert.deepEqual(told.map(({ code, where }) => `${code} at ${where}`).sort(), ["filing.goal-missing at goal.planned", "filing.lint.target-missing at rows[r2].target", "filing.lint.weights-sum at "]);
  });

  test("a return says why, and a frozen or finished season says when", async () => {
    const { json } = await world.call("officer", `POST ${FILINGS}`, { subjectId: world.subject("P2"), from: "blank" });
    const other = `${FILINGS}/${String(json["id"])}`;
    await world.call("officer", `PUT ${other}`, { values, expectedVersion: 1 });
    await world.moved(2027, "goal", String(json["id"]), 2, ["officer submit"]);
    const back = { action: "return", opinion: " ", expectedVersion: 3 };
    await play(world, [
      { says: "no word", by: "head", request: `POST ${other}/moves`, body: back, status: 422, problems: ["filing.return-needs-reason"] },
      { says: "a remark is a word", by: "head", request: `POST ${other}/moves`, body: { ...back, remarks: [{ path: "goal.planned", said: "请写明里程。" }] }, status: 200, events: ["filing.moved"] },
      { says: "the year is over", by: "officer", on: "2028-01-05", request: `PUT ${other}`, body: { values: withCell(values, "r1", { points: "29" }), expectedVersion: 4 }, status: 422, problems: ["workflow.season-over"] },
      { says: "nor can one be begun", by: "officer", request: `POST /api/2026/goal/filings`, body: { subjectId: world.subject("P1"), from: "blank" }, status: 422, problems: ["workflow.season-over"] },
      { says: "nor before its time", by: "officer", request: `POST /api/2029/goal/filings`, body: { subjectId: world.subject("P1"), from: "blank" }, status: 422, problems: ["workflow.season-not-open"] },
    ]);
    world.time = new Date("2026-09-16T02:00:00.000Z");
  });

  test("nobody signed in, and nothing that looks like a session: 401 and no record", async () => {
    const before = (await world.refusals()).length;
    for (const { request, body } of ways(ONE)) {
      for (const cookie of ["", "hengji-session=", `hengji-session=${randomUUID()}`]) {
        const { status, json } = await world.call("officer", request, body, { cookie });
        assert.equal(status, 401, request);
        assert.deepEqual(codesOf(json), ["session.needed"]);
      }
    }
    assert.equal((await world.refusals()).length, before);
  });

  test("every refusal speaks both languages, with what to do", async () => {
    for (const [language, word] of [["zh-CN", /[\u4e00-\u9fff]/], ["en", /^[^\u4e00-\u9fff]*$/]] as const) {
      for (const [by, request, body] of [
        ["bridges", `GET ${ONE}`, undefined], ["officer", `PUT ${ONE}`, { values, expectedVersion: 1 }], ["head", `PUT ${ONE}`, { values, expectedVersion: 4 }],
        ["officer", `POST ${FILINGS}`, { subjectId: world.subject("P1"), from: "blank" }], ["officer", `GET ${FILINGS}?after=x`, undefined],
      ] as const) {
        const { json } = await world.call(by, request, body, { "accept-language": language });
        for (const { message, advice, code } of json["problems"] as { message: string; advice: string; code: string }[]) {
          const names = code === "filing.stale" || code === "filing.exists" ? /陈填报|农村公路日常养护/g : /$^/g;
          assert.match(message.replace(names, ""), word, code);
          assert.match(advice, word, code);
          assert.ok(!/\{\{|^problem\./.test(message + advice), message);
        }
      }
    }
  });
});
