import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { GOAL_MOVES, goalValues, openFilingWorld, withCell, type FilingWorld } from "../filings/city.ts";
import { codesOf, play, type FilingEvent, type Step } from "../filings/play.ts";
import { assertHandsAreTrue } from "../filings/taken.ts";

/* 委托 and 收回授权 at the edge of the server. Today is 2026-09-15. */

const FILINGS = "/api/2027/goal/filings";
const FROM = "2026-09-16";
const UNTIL = "2026-09-18";
const AFTER = "2026-09-19";

let world: FilingWorld;
const people = new Map<string, string>();
const posts = new Map<string, string>();
const units = new Map<string, string>();
const id = (login: string): string => people.get(login) ?? assert.fail(login);
const post = (login: string): string => posts.get(login) ?? assert.fail(login);

async function openAnew(): Promise<void> {
  world = await openFilingWorld();
  for (const { login, person, post: held } of await world.see<{ login: string; person: string; post: string }>(
    "select person.login, person.id as person, post.id as post from hengji.person join hengji.post on post.person_id = person.id",
  )) {
    people.set(login, person);
    posts.set(login, held);
  }
  for (const { code, id: unit } of await world.see<{ code: string; id: string }>("select code, id from hengji.org_unit")) units.set(code, unit);
}
const wish = (login: string, change: Readonly<Record<string, unknown>> = {}) => ({ personId: id(login), from: FROM, until: UNTIL, reason: "出差", ...change });
const give = (by: string, to: string, more: Partial<Step> & { readonly change?: Readonly<Record<string, unknown>> } = {}): Step => {
  const { change = {}, ...step } = more;
  return { says: `${by} delegates to ${to}`, by, request: "POST /api/delegations", body: wish(to, change), status: 201, events: ["delegation.given"], ...((step.status ?? 201) === 201 ? { as: "given" } : {}), ...step };
};
const choose = (by: string, of: string, more: Partial<Step> = {}): Step => ({
  says: `${by} chooses the post of ${of}`, by, request: "POST /api/session/post", body: { postId: post(of) }, status: 200, events: ["post.chosen"], ...more,
});

describe("a delegation", () => {
  beforeEach(openAnew);
  afterEach(() => world.close());

  test("on its days another acts in the post under their own name, before and after it nobody but the holder, who goes on meanwhile", async () => {
    const filing = await world.filled("P1", 2027);
    const second = await world.filled("P2", 2027);
    const ONE = `${FILINGS}/${filing}`;
    const { events } = await play(world, [
      { says: "another unit's form is out of sight", by: "bridges", request: `GET ${ONE}`, status: 404, problems: ["filing.unknown"], recorded: true },
      give("officer", "bridges"),
      choose("bridges", "officer", { says: "the day before it is not theirs yet", status: 404, problems: ["post.unknown"], events: [], recorded: true }),
      { says: "and is not offered", by: "bridges", request: "GET /api/session", status: 200, answer: { posts: [shown("bridges")] } },
      choose("bridges", "officer", { on: FROM, answer: { post: shown("officer", { name: "陈填报", until: UNTIL }) } }),
      { says: "they see what the post sees", by: "bridges", request: `GET ${ONE}`, status: 200, answer: { version: 2 } },
      { says: "and no longer what their own one sees", by: "bridges", request: `GET ${FILINGS}?limit=10`, status: 200, as: "list" },
      { says: "they save", by: "bridges", request: `PUT ${ONE}`, body: { values: withCell(goalValues(), "r1", { target: "≥130公里" }), expectedVersion: 2 }, status: 200, events: ["filing.saved"] },
      { says: "the holder acts meanwhile", by: "officer", request: `POST ${FILINGS}/${second}/moves`, body: { action: "submit", opinion: "", expectedVersion: 2 }, status: 200, events: ["filing.moved"] },
      { says: "what is delegated is not theirs to delegate", by: "bridges", request: "POST /api/delegations", body: wish("school"), status: 403, problems: ["delegation.not-onward"], recorded: true },
      { says: "nor do they choose from anybody's colleagues", by: "bridges", request: "GET /api/delegations/colleagues", status: 403, problems: ["delegation.not-onward"], recorded: true },
      { says: "on the last day too", by: "bridges", on: UNTIL, request: `POST ${ONE}/moves`, body: { action: "submit", opinion: "", expectedVersion: 3 }, status: 200, events: ["filing.moved"] },
      { says: "the day after it is over", by: "bridges", on: AFTER, request: `GET ${ONE}`, status: 403, problems: ["delegation.over"], recorded: true },
      { says: "and nothing is offered but their own", by: "bridges", request: "GET /api/session", status: 200, answer: { post: null, posts: [shown("bridges")] } },
      choose("bridges", "officer", { says: "nor can it be chosen", status: 404, problems: ["post.unknown"], events: [], recorded: true }),
      choose("bridges", "bridges"),
      { says: "in their own one they act as before", by: "bridges", request: "GET /api/today", status: 200 },
    ]);
    const [given, , saved, , moved] = events as readonly FilingEvent[];
    assert.deepEqual([given!.actor, given!.post, given!.detail], [id("officer"), post("officer"), { delegated: post("officer"), person: id("bridges"), from: FROM, until: UNTIL }]);
    assert.match(given!.digest_after ?? "", /^[0-9a-f]{64}$/);
    for (const event of [saved!, moved!]) assert.deepEqual([event.actor, event.post, event.role], [id("bridges"), post("officer"), "unit-officer"], event.verb);
    // Whose hands it went through is whoever acted, and the version and the step say in which post.
    const [{ taken }] = (await world.see<{ taken: string }>(`select taken from hengji.filing where id = '${filing}'`)) as [{ taken: string }];
    assert.deepEqual((JSON.parse(taken) as { personId: string }[]).map(({ personId }) => personId), [id("officer"), id("bridges"), id("bridges")]);
    await assertHandsAreTrue(world, filing);
    const { json } = await world.call("head", `GET ${ONE}`);
    assert.deepEqual((json["transitions"] as { by: string; onBehalfOf: string | null }[]).map(({ by, onBehalfOf }) => [by, onBehalfOf]), [["郑桥梁", "陈填报"]]);
    const { json: own } = await world.call("head", `GET ${FILINGS}/${second}`);
    assert.deepEqual((own["transitions"] as { by: string; onBehalfOf: string | null }[]).map(({ by, onBehalfOf }) => [by, onBehalfOf]), [["陈填报", null]]);
  });

  test("one that ends while a form is open: the next request is told when it ended, and what was typed stays", async () => {
    const ONE = `${FILINGS}/${await world.filled("P1", 2027)}`;
    const typed = withCell(goalValues(), "r1", { target: "≥131公里" });
    const draft = { values: typed, baseVersion: 2 };
    const { answers } = await play(world, [
      give("officer", "bridges"),
      choose("bridges", "officer", { on: FROM }),
      { says: "they open the form and type", by: "bridges", request: `PUT ${ONE}/draft`, body: draft, status: 200 },
      { says: "it runs out over night, and the draft comes late", by: "bridges", on: AFTER, request: `PUT ${ONE}/draft`, body: { ...draft, values: withCell(typed, "r2", { target: "≥96%" }) }, as: "late", status: 403, problems: ["delegation.over"], recorded: true },
      { says: "so does the save", by: "bridges", request: `PUT ${ONE}`, body: { values: typed, expectedVersion: 2 }, status: 403, problems: ["delegation.over"], recorded: true },
      { says: "and the submission", by: "bridges", request: `POST ${ONE}/moves`, body: { action: "submit", opinion: "", expectedVersion: 2 }, status: 403, problems: ["delegation.over"], recorded: true },
      { says: "the holder finds the form as it was, and none of the text of another", by: "officer", request: `GET ${ONE}`, status: 200, answer: { version: 2, draft: null } },
      give("officer", "bridges", { says: "it is delegated anew", change: { from: "2026-09-20", until: "2026-09-21" } }),
      { says: "in the session that chose it they go on without choosing again", by: "bridges", on: "2026-09-20", request: `GET ${ONE}`, as: "again", status: 200 },
      { says: "and save what they had typed", by: "bridges", request: `PUT ${ONE}`, body: { values: typed, expectedVersion: 2 }, status: 200, events: ["filing.saved"] },
    ]);
    const [late] = answers["late"]!["problems"] as { params: unknown; message: string; advice: string }[];
    assert.deepEqual(late!.params, { name: "陈填报", unit: "公路养护中心", until: UNTIL });
    assert.match(late!.message, /陈填报.*公路养护中心.*2026-09-18/);
    assert.match(late!.advice, /草稿/);
    assert.deepEqual((answers["again"]!["draft"] as { values: unknown }).values, typed);
  });

  test("taken back by its giver at once: the next request is told when, the text stays, and the post cannot be chosen", async () => {
    const ONE = `${FILINGS}/${await world.filled("P1", 2027)}`;
    const typed = { values: withCell(goalValues(), "r1", { target: "≥132公里" }), baseVersion: 2 };
    const { events, answers } = await play(world, [
      give("officer", "bridges"),
      choose("bridges", "officer", { on: FROM }),
      { says: "they type", by: "bridges", request: `PUT ${ONE}/draft`, body: typed, status: 200 },
      { says: "it is not theirs to end", by: "bridges", request: "POST /api/delegations/{given.id}/end", status: 403, problems: ["delegation.not-yours"], recorded: true },
      { says: "nor the business of others, who don't even see it", by: "head", request: "POST /api/delegations/{given.id}/end", status: 404, problems: ["delegation.unknown"], recorded: true },
      { says: "the log's keeper sees it and ends nothing", by: "audit", request: "POST /api/delegations/{given.id}/end", status: 403, problems: ["delegation.not-yours"], recorded: true },
      { says: "its giver takes it back", by: "officer", request: "POST /api/delegations/{given.id}/end", status: 200, answer: { endedAt: "2026-09-16T02:00:05.000Z" }, events: ["delegation.ended"] },
      { says: "and not twice", by: "officer", request: "POST /api/delegations/{given.id}/end", status: 409, problems: ["delegation.ended"] },
      { says: "their next request", by: "bridges", request: `PUT ${ONE}/draft`, body: typed, as: "next", status: 403, problems: ["delegation.taken-back"], recorded: true },
      choose("bridges", "officer", { status: 404, problems: ["post.unknown"], events: [], recorded: true }),
      { says: "both see what came of it", by: "bridges", request: "GET /api/delegations", status: 403, problems: ["delegation.taken-back"], recorded: true },
      choose("bridges", "bridges"),
      { says: "in their own post", by: "bridges", request: "GET /api/delegations", status: 200, as: "list" },
    ]);
    const ended = events.find(({ verb }) => verb === "delegation.ended")!;
    const given = events.find(({ verb }) => verb === "delegation.given")!;
    assert.deepEqual([ended.actor, ended.subject, ended.digest_before, ended.detail], [id("officer"), given.subject, given.digest_after, { delegated: post("officer"), person: id("bridges"), until: UNTIL }]);
    assert.notEqual(ended.digest_after, ended.digest_before);
    const [next] = answers["next"]!["problems"] as { params: unknown }[];
    assert.deepEqual(next!.params, { name: "陈填报", unit: "公路养护中心", at: "2026-09-16 10:00" });
    const [row] = await world.see<{ content: string }>(`select content from hengji.filing_draft where person_id = '${id("bridges")}'`);
    assert.ok(row!.content.includes("≥132公里"), "the draft is where it was");
    const [listed] = answers["list"]!["items"] as Record<string, unknown>[];
    assert.deepEqual(listed, {
      id: given.subject, postId: post("officer"), role: "unit-officer", unit: "公路养护中心", by: { id: id("officer"), name: "陈填报" }, to: { id: id("bridges"), name: "郑桥梁" },
      from: FROM, until: UNTIL, reason: "出差", givenAt: given.at.toISOString(), standing: "taken-back", endedAt: "2026-09-16T02:00:05.000Z", endedBy: "陈填报", mayEnd: false,
    });
  });

  test("taken back in the moment of a save: either the save is whole or it is refused, and the text is kept in both cases", async () => {
    const ONE = `${FILINGS}/${await world.filled("P1", 2027)}`;
    const typed = withCell(goalValues(), "r1", { target: "≥133公里" });
    const { answers } = await play(world, [
      give("officer", "bridges"),
      choose("bridges", "officer", { on: FROM }),
      { says: "typed", by: "bridges", request: `PUT ${ONE}/draft`, body: { values: typed, baseVersion: 2 }, status: 200 },
    ]);
    const before = (await world.events()).length;
    const [saved, ended] = await Promise.all([
      world.call("bridges", `PUT ${ONE}`, { values: typed, expectedVersion: 2 }),
      world.call("officer", `POST /api/delegations/${String(answers["given"]!["id"])}/end`),
    ]);
    assert.equal(ended.status, 200);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb).sort(), saved.status === 200 ? ["delegation.ended", "filing.saved"] : ["delegation.ended"]);
    if (saved.status !== 200) assert.deepEqual([saved.status, codesOf(saved.json)], [403, ["delegation.taken-back"]]);
    const drafts = await world.see<{ content: string }>(`select content from hengji.filing_draft where person_id = '${id("bridges")}'`);
    const { json } = await world.call("officer", `GET ${ONE}`);
    assert.deepEqual([json["version"], drafts.length], saved.status === 200 ? [3, 0] : [2, 1]);
  });

  test("taken back by the security administrator, who sees everybody's; a delegation that is over is not", async () => {
    const { answers } = await play(world, [
      give("officer", "bridges"),
      give("school", "school-department", { status: 422, problems: ["access.evaluates-itself"], events: [], says: "across the line of who evaluates whom" }),
      give("head", "bridges", { status: 422, problems: ["access.filler-approves"], events: [], says: "to whoever fills in for the officer on one of the days" }),
      give("performance", "leader", { as: "other" }),
      { says: "the security administrator sees both", by: "security", request: "GET /api/delegations?limit=1", status: 200, as: "page" },
      { says: "page by page", by: "security", request: "GET /api/delegations?limit=1&before={page.next}", status: 200, as: "rest" },
      { says: "ends one", by: "security", request: "POST /api/delegations/{given.id}/end", status: 200, events: ["delegation.ended"] },
      { says: "the audit administrator sees both", by: "audit", request: "GET /api/delegations", status: 200, as: "audit" },
      { says: "the system administrator none", by: "system", request: "GET /api/delegations", status: 200, answer: { items: [], next: null } },
      { says: "nor an uninvolved head", by: "head", request: "GET /api/delegations", status: 200, answer: { items: [], next: null } },
      { says: "the other runs out by itself", by: "performance", on: AFTER, request: "POST /api/delegations/{other.id}/end", status: 409, problems: ["delegation.over-already"] },
      { says: "and is shown as over", by: "performance", request: "GET /api/delegations", status: 200, as: "over" },
    ]);
    const standings = (name: string): unknown[] => (answers[name]!["items"] as Record<string, unknown>[]).map(({ standing, mayEnd, endedBy }) => [standing, mayEnd, endedBy]);
    assert.deepEqual(standings("page"), [["coming", true, null]]);
    assert.deepEqual(standings("rest"), [["coming", true, null]]);
    assert.deepEqual(standings("audit"), [["coming", false, null], ["taken-back", false, "安全员"]]);
    assert.deepEqual(standings("over"), [["over", false, null]]);
  });

  test("four eyes are the person's: who approved as themselves does not approve as a delegate, and who is fresh does", async () => {
    const filing = await world.filled("P1", 2027);
    await world.moved(2027, "goal", filing, 2, GOAL_MOVES.slice(0, 4));
    const approve = { action: "approve", opinion: "", expectedVersion: 6 };
    await play(world, [
      give("performance", "business"),
      choose("business", "performance", { on: FROM }),
      { says: "business reviewed it in this round", by: "business", request: `POST ${FILINGS}/${filing}/moves`, body: approve, status: 403, problems: ["workflow.four-eyes"], recorded: true },
      give("performance2", "leader", { change: { from: FROM, until: FROM } }),
      choose("leader", "performance2"),
      { says: "the leader has not had it in hand", by: "leader", request: `POST ${FILINGS}/${filing}/moves`, body: approve, status: 200, events: ["filing.moved"] },
      choose("leader", "leader"),
    ]);
    await assertHandsAreTrue(world, filing);
  });

  test("a post that ends takes its delegation along, and so does its holder who leaves", async () => {
    await play(world, [
      give("officer", "bridges"),
      give("performance", "business", { change: { until: FROM } }),
      choose("bridges", "officer", { on: FROM }),
      choose("business", "performance"),
      { says: "the officer's post is ended", by: "security", request: `POST /api/posts/${post("officer")}/end`, status: 200, events: ["post.ended"] },
      { says: "there is nothing left to act in", by: "bridges", request: "GET /api/today", status: 403, problems: ["session.no-post"], recorded: true },
      { says: "the one of the performance office leaves", by: "system", request: `POST /api/people/${id("performance")}/end`, status: 200, events: ["person.ended", "session.ended"] },
      { says: "nor here", by: "business", request: "GET /api/today", status: 403, problems: ["session.no-post"], recorded: true },
      choose("business", "performance", { status: 404, problems: ["post.unknown"], events: [], recorded: true }),
    ]);
  });

  test("a post is given to nobody who has its opposite in hand for somebody else", async () => {
    const { json } = await world.call("system", "POST /api/people", { login: "xin.ren", name: "新人" });
    const newcomer = String(json["id"]);
    people.set("xin.ren", newcomer);
    const head = (validFrom: string) => ({ personId: newcomer, unitId: units.get("101002"), role: "unit-head", validFrom });
    await play(world, [
      give("officer", "xin.ren"),
      { says: "on one of its days", by: "security", request: "POST /api/posts", body: head(UNTIL), status: 422, problems: ["access.filler-approves"] },
      { says: "the day after", by: "security", request: "POST /api/posts", body: head(AFTER), status: 201, events: ["post.given"] },
    ]);
  });
});

describe("a delegation that is refused whole", () => {
  before(openAnew);
  after(() => world.close());

  const TABLE: readonly (readonly [says: string, by: string, to: string, change: Readonly<Record<string, unknown>>, status: number, problems: readonly string[]])[] = [
    ["to oneself", "officer", "officer", {}, 422, ["delegation.self"]],
    ["until 30 February", "officer", "bridges", { from: "2026-09-20", until: "2027-02-30" }, 422, ["delegation.no-such-day"]],
    ["from yesterday", "officer", "bridges", { from: "2026-09-14" }, 422, ["delegation.begins-before-today"]],
    ["for half a year and more", "officer", "bridges", { until: "2027-03-15" }, 422, ["delegation.too-long"]],
    ["without a reason, and backwards", "officer", "bridges", { until: "2026-09-15", reason: " " }, 422, ["delegation.ends-before-it-begins", "delegation.reason-needed"]],
    ["to the head", "officer", "head", {}, 422, ["access.filler-approves"]],
    ["to the department", "head", "department", {}, 422, ["access.evaluates-itself"]],
    ["to an administrator", "officer", "audit", {}, 422, ["access.administrator-apart"]],
    ["to a reviewer from outside", "performance", "reviewer", {}, 422, ["access.third-party-apart"]],
    ["to another department, which the page does not offer", "officer", "school", {}, 422, ["delegation.not-a-colleague"]],
    ["from the department to the bureau", "department", "business", {}, 422, ["delegation.not-a-colleague"]],
    ["by an administrator", "security", "officer", {}, 403, ["delegation.administrator"]],
    ["of the log's keeper", "audit", "officer", {}, 403, ["delegation.administrator"]],
    ["of the system's keeper", "system", "officer", {}, 403, ["delegation.administrator"]],
    ["to nobody", "officer", "nobody", { personId: "00000000-0000-7000-8000-000000000000" }, 404, ["person.unknown"]],
  ];
  for (const [says, by, to, change, status, problems] of TABLE) {
    test(says, async () => {
      people.set("nobody", "00000000-0000-7000-8000-000000000000");
      await play(world, [give(by, to, { says, change, status, problems, events: [], recorded: status === 403 || status === 404 })]);
      assert.deepEqual(await world.see("select 1 from hengji.delegation"), []);
    });
  }

  test("a day that there is not is named with its place", async () => {
    const { json } = await world.call("officer", "POST /api/delegations", wish("bridges", { from: "2026-02-30" }));
    const [problem] = json["problems"] as { where: string; params: unknown; message: string }[];
    assert.deepEqual([problem!.where, problem!.params], ["from", { day: "2026-02-30" }]);
    assert.match(problem!.message, /2026-02-30/);
  });

  test("a second one for a day of the first, and of two at once the second", async () => {
    const first = { from: "2026-10-08", until: "2026-10-10" };
    const answers = await Promise.all(["bridges", "colleague"].map((to) => world.call("officer", "POST /api/delegations", wish(to, first))));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
    assert.deepEqual(codesOf(answers.find(({ status }) => status === 409)!.json), ["delegation.overlaps"]);
    await play(world, [
      give("officer", "colleague", { change: { from: "2026-10-10", until: "2026-10-11" }, status: 409, problems: ["delegation.overlaps"], events: [] }),
      give("officer", "colleague", { change: { from: "2026-10-11", until: "2026-10-11" } }),
      { says: "taken back, its day is free again", by: "officer", request: "POST /api/delegations/{given.id}/end", status: 200, events: ["delegation.ended"] },
      give("officer", "colleague", { change: { from: "2026-10-11", until: "2026-10-11" } }),
    ]);
  });

  test("of a clashing post and a delegation at the same moment one comes first", async () => {
    const { json } = await world.call("system", "POST /api/people", { login: "liang.nan", name: "两难" });
    const answers = await Promise.all([
      world.call("colleague", "POST /api/delegations", wish("officer", { personId: json["id"] })),
      world.call("security", "POST /api/posts", { personId: json["id"], unitId: units.get("101001"), role: "unit-head" }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 422]);
  });
});

describe("whom one may choose from", () => {
  before(openAnew);
  after(() => world.close());

  const names = async (login: string, search = ""): Promise<unknown[]> => {
    const { json } = await world.call(login, `GET /api/delegations/colleagues${search === "" ? "" : `?search=${encodeURIComponent(search)}`}`);
    return (json["items"] as { name: string }[]).map(({ name }) => name).sort();
  };

  test("people of the same department with their units, and nothing else of them", async () => {
    assert.deepEqual(await names("officer"), ["侯所长", "李主任", "程同事", "赵主管", "郑桥梁", "黎副主任"].sort());
    assert.deepEqual(await names("officer", "主任"), ["李主任", "黎副主任"].sort());
    assert.deepEqual(await names("officer", "%"), []);
    const { json } = await world.call("officer", "GET /api/delegations/colleagues?search=%E9%83%91");
    assert.deepEqual(json, { items: [{ id: id("bridges"), name: "郑桥梁", units: ["桥梁检测所"] }], more: false });
  });

  test("in the bureau those of its divisions, without the three administrators; in a firm nobody of an office", async () => {
    assert.deepEqual(await names("performance"), ["周局长", "宋绩效", "钱业务"].sort());
    assert.deepEqual(await names("reviewer"), []);
    for (const login of ["security", "audit", "system"]) assert.equal((await world.call(login, "GET /api/delegations/colleagues")).status, 403, login);
  });
});

/** An officer's post as the session shows it to whoever may choose it. */
function shown(of: "officer" | "bridges", onBehalfOf: { readonly name: string; readonly until: string } | null = null): Record<string, unknown> {
  const [code, unit] = of === "officer" ? ["101001", "公路养护中心"] : ["101002", "桥梁检测所"];
  return { id: post(of), role: "unit-officer", roleTitle: world.packs.roles.find(({ role }) => role === "unit-officer")!.title, unit, unitId: units.get(code), onBehalfOf };
}
