import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { goalValues } from "../filings/city.ts";
import { codesOf, play, type Step } from "../filings/play.ts";
import { openExAnteWorld, type ExAnteWorld } from "./ex-ante-world.ts";

interface Shown {
  readonly version: number;
  readonly state: string;
  readonly level: string;
  readonly missing: readonly string[];
  readonly materials: readonly { readonly id: string; readonly state: string; readonly note: string; readonly files: readonly { readonly id: string }[] }[];
  readonly waitsFor: string | null;
  readonly panel: { readonly mean: string | null; readonly spread: string | null; readonly needsNote: boolean; readonly capFen: string | null; readonly counted: number; readonly proposal: { readonly conclusion: string } | null; readonly experts: readonly { readonly id: string; readonly name: string; readonly standing: string; readonly total: string | null }[] } | null;
  readonly conclusion: { readonly conclusion: string } | null;
  readonly may: readonly { readonly act: string; readonly refusedBecause: string | null }[];
  readonly sheet: unknown;
}

const AMOUNT = "320500000";
/** The same in 万元, as the goal of the sample city asks for it. */
const GOAL = goalValues();

describe("ex-ante evaluation at the edge of the server", () => {
  let world: ExAnteWorld;
  before(async () => {
    world = await openExAnteWorld();
  });
  after(() => world.close());

  const shown = async (by: string, address: string): Promise<Shown> => (await world.call(by, `GET ${address}`)).json as unknown as Shown;
  const moved = (says: string, by: string, address: string, action: string, version: number, more: Partial<Step> = {}): Step => ({ says, by, request: `POST ${address}/moves`, body: { action, opinion: "", expectedVersion: version }, status: 200, events: ["ex-ante.moved"], ...more });

  test("F201: a required material that is missing keeps it from being submitted, with the list; two variants have two lists", async () => {
    const [road, policy] = [await world.entered("E1"), await world.entered("E2", { kind: "policy" })];
    const [one, other] = [await world.begun(road), await world.begun(policy)];
    const [project, ofPolicy] = [await shown("officer", one), await shown("officer", other)];
    assert.deepEqual([project.materials.length, project.missing.length, ofPolicy.materials.length, ofPolicy.missing.length], [15, 11, 13, 11]);
    assert.notDeepEqual(project.missing, ofPolicy.missing);
    await world.written(one, AMOUNT);
    await play(world, [
      moved("nothing was brought", "officer", one, "submit", 2, { status: 422, events: [], problems: project.missing.map(() => "ex-ante.material-missing") }),
    ]);
    await world.brought(one, project.missing.slice(1));
    const { json } = await world.move("officer", one, "submit");
    assert.deepEqual((json["problems"] as { code: string; where: string }[]).map(({ code, where }) => [code, where]), [["ex-ante.material-missing", `materials.${project.missing[0]!}`]]);
    await world.brought(one, [project.missing[0]!]);
    const files = (await shown("officer", one)).materials;
    assert.equal(files.filter(({ state }) => state === "received").length, 11);
    const fileId = files.find(({ id }) => id === project.missing[0])!.files[0]!.id;
    await play(world, [
      { says: "a file is withdrawn", by: "officer", request: `DELETE ${one}/files/${fileId}`, status: 200, events: ["ex-ante-material.withdrawn"] },
      { says: "and not again", by: "officer", request: `DELETE ${one}/files/${fileId}`, status: 409, problems: ["evidence.withdrawn-before"] },
      moved("it is missing again", "officer", one, "submit", 2, { status: 422, events: [], problems: ["ex-ante.material-missing"] }),
    ]);
    const before = (await world.events()).length;
    await world.brought(one, [project.missing[0]!]);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["ex-ante-material.attached"]);
    await play(world, [
      moved("whole", "officer", one, "submit", 2, { answer: { state: "submitted" } }),
      { says: "no file any more", by: "officer", request: `DELETE ${one}/files/${(await shown("officer", one)).materials[0]!.files[0]!.id}`, status: 409, problems: ["ex-ante.not-now"] },
      moved("taken back", "officer", one, "withdraw", 3, { answer: { state: "draft" } }),
      moved("by somebody who looked too early", "officer", one, "submit", 3, { status: 409, events: [], problems: ["ex-ante.stale"] }),
      moved("submitted again", "officer", one, "submit", 4),
      { says: "one a year", by: "officer", request: "POST /api/2027/ex-ante", body: { subjectId: road }, status: 409, problems: ["ex-ante.exists"] },
      { says: "not of another unit", by: "bridges", request: "POST /api/2027/ex-ante", body: { subjectId: road }, status: 404, problems: ["subject.unknown"], recorded: true },
      { says: "not for a year that is over", by: "officer", request: "POST /api/2025/ex-ante", body: { subjectId: world.subject("P1") }, status: 422, problems: ["ex-ante.year-over"] },
      { says: "not by a department", by: "department", request: "POST /api/2027/ex-ante", body: { subjectId: world.subject("P1") }, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "nobody from elsewhere sees it", by: "school-department", request: `GET ${one}`, status: 404, problems: ["ex-ante.unknown"], recorded: true },
      { says: "nor an expert who was not asked", by: "expert1", request: `GET ${one}`, status: 404, problems: ["ex-ante.unknown"], recorded: true },
    ]);
  });

  test("F201: the department judges each material; a rejected one comes back and is brought anew", async () => {
    const one = await world.begun(await world.entered("E3"));
    await world.written(one, AMOUNT);
    await world.brought(one);
    await world.move("officer", one, "submit");
    const judge = (says: string, material: string, body: object, more: Partial<Step> = {}): Step => ({ says, by: "department", request: `PUT ${one}/materials/${material}`, body, status: 200, events: ["ex-ante-material.judged"], ...more });
    const version = await world.version(one);
    await play(world, [
      judge("before it is taken up", "laws", { state: "approved", note: "" }, { status: 409, events: [], problems: ["ex-ante.not-now"] }),
      moved("not by the unit", "officer", one, "take-up", version, { status: 403, events: [], problems: ["duty.missing"], recorded: true }),
      moved("taken up", "department", one, "take-up", version),
      judge("approved", "laws", { state: "approved", note: "" }),
      judge("rejected without a word", "risk", { state: "rejected", note: " " }, { status: 422, events: [], problems: ["ex-ante.material-needs-note"] }),
      judge("rejected", "risk", { state: "rejected", note: "缺少应对措施" }),
      judge("what was not brought", "quotations", { state: "approved", note: "" }, { status: 422, events: [], problems: ["ex-ante.material-not-there"] }),
      judge("what there is none of", "nothing", { state: "approved", note: "" }, { status: 422, events: [], problems: ["ex-ante.material-unknown"] }),
    ]);
    const outcome = await world.move("department", one, "send-to-experts");
    assert.equal(outcome.status, 422);
    assert.ok(codesOf(outcome.json).includes("ex-ante.material-not-approved") && codesOf(outcome.json).includes("ex-ante.too-few-experts"));
    await play(world, [
      moved("without a reason", "department", one, "return", version + 1, { status: 422, events: [], problems: ["ex-ante.return-needs-reason"] }),
      moved("returned", "department", one, "return", version + 1, { body: { action: "return", opinion: "补充应对措施", expectedVersion: version + 1 }, answer: { state: "returned" } }),
      moved("what was rejected has to come anew", "officer", one, "submit", version + 2, { status: 422, events: [], problems: ["ex-ante.material-rejected"] }),
    ]);
    const { materials } = await shown("officer", one);
    assert.deepEqual(materials.find(({ id }) => id === "risk"), { ...materials.find(({ id }) => id === "risk")!, state: "rejected", note: "缺少应对措施" });
    const bytes = new TextEncoder().encode("%PDF-1.7\n另一份");
    assert.equal((await world.send("officer", `${one}/files?material=risk&name=${encodeURIComponent("应对.pdf")}`, bytes, { "content-type": "application/pdf" })).status, 201);
    assert.equal((await world.send("officer", `${one}/files?material=risk&name=x.pdf`, bytes, { "content-type": "application/pdf" })).status, 409);
    assert.deepEqual(codesOf((await world.send("officer", `${one}/files?material=risk&name=x.exe`, new TextEncoder().encode("MZ nothing"), { "content-type": "application/pdf" })).json), ["evidence.media-wrong"]);
    assert.equal((await world.move("officer", one, "submit")).status, 200);
  });

  test("F202: three experts give mean and spread; nobody sees another's sheet; a wide spread asks for the panel's note", async () => {
    const one = await world.begun(await world.entered("E4"));
    await world.written(one, AMOUNT);
    await world.brought(one);
    await world.move("officer", one, "submit");
    await world.scored(one, ["excellent", "good", "fair"]);
    const { panel, waitsFor } = await shown("department", one);
    assert.equal(waitsFor, "organiser", "with all sheets in, it is no expert whose turn it is");
    assert.deepEqual([panel!.mean, panel!.spread, panel!.needsNote, panel!.counted, panel!.proposal!.conclusion, panel!.capFen], ["80", "40", true, 3, "support", "256000000"]);
    assert.deepEqual(panel!.experts.map(({ name, total }) => [name, total]), [["吴评审", "100"], ["专家甲", "80"], ["专家乙", "60"]]);
    assert.deepEqual([(await shown("officer", one)).panel, (await shown("expert1", one)).panel, (await shown("head", one)).panel], [null, null, null]);
    assert.ok(!JSON.stringify(await shown("officer", one)).includes("专家甲"));
    assert.ok(!JSON.stringify(await shown("expert1", one)).includes("专家乙"));
    const conclude = (says: string, by: string, body: object, more: Partial<Step> = {}): Step => ({ says, by, request: `POST ${one}/conclusions`, body: { conclusion: "support", capFen: null, reason: "", panelNote: "", expectedVersion: version, ...body }, status: 422, ...more });
    const version = await world.version(one);
    await play(world, [
      conclude("40 points apart and nothing said", "department", {}, { problems: ["ex-ante.panel-note-needed"] }),
      conclude("finance does not conclude what the department evaluates", "performance", { panelNote: "x" }, { status: 403, problems: ["ex-ante.not-yours"], recorded: true }),
      conclude("nor does an expert", "expert1", { panelNote: "x" }, { status: 403, problems: ["duty.missing"], recorded: true }),
      conclude("another conclusion without a reason", "department", { panelNote: "合议后一致。", conclusion: "partial", capFen: "1000000" }, { problems: ["ex-ante.reason-needed"] }),
      conclude("more than the rule gives", "department", { panelNote: "合议后一致。", conclusion: "partial", reason: "压减", capFen: "256000001" }, { problems: ["ex-ante.cap-too-high"] }),
      conclude("with the note", "department", { panelNote: "合议后一致认为可行。" }, { status: 201, events: ["ex-ante.concluded"], answer: { state: "concluded" } }),
      { says: "a sheet after the conclusion", by: "expert1", request: `PUT ${one}/sheet`, body: { ratings: {}, opinion: "", expectedSaved: 1 }, status: 409, problems: ["ex-ante.not-now"] },
    ]);
    assert.equal((await shown("officer", one)).conclusion!.conclusion, "support");
  });

  test("F202: avoidance and interests: who is too near is not asked, who says so steps aside, and nothing is judged unsaid", async () => {
    const one = await world.begun(await world.entered("E5"));
    await world.written(one, AMOUNT);
    await world.brought(one);
    await world.move("officer", one, "submit");
    await world.move("department", one, "take-up");
    for (const { id, state } of (await shown("department", one)).materials) if (state === "received") await world.call("department", `PUT ${one}/materials/${id}`, { state: "approved", note: "" });
    const { json } = await world.call("department", `GET ${one}/candidates`);
    assert.deepEqual((json["items"] as { name: string; avoid: string | null }[]).map(({ name, avoid }) => [name, avoid]).sort(), [
      ["专家丁", "app-ex-ante.avoid-former"], ["专家丙", null], ["专家乙", null], ["专家甲", null], ["专家近", "app-ex-ante.avoid-own-department"], ["吴评审", null],
    ].sort());
    const assign = (says: string, login: string, more: Partial<Step> = {}): Step => ({ says, by: "department", request: `POST ${one}/experts`, body: { postId: world.post(login) }, status: 201, events: ["ex-ante-expert.assigned"], ...more });
    await play(world, [
      assign("of the department", "near", { status: 422, events: [], problems: ["ex-ante.avoid-own-department"] }),
      assign("who left it a year ago", "expert4", { status: 422, events: [], problems: ["ex-ante.avoid-former"] }),
      { says: "nobody at all", by: "department", request: `POST ${one}/experts`, body: { postId: "00000000-0000-7000-8000-000000000000" }, status: 404, problems: ["ex-ante.expert-unknown"], recorded: true },
      assign("the first", "expert1"), assign("twice", "expert1", { status: 409, events: [], problems: ["ex-ante.expert-there"] }), assign("the second", "expert2"),
      moved("two are too few", "department", one, "send-to-experts", 4, { status: 422, events: [], problems: ["ex-ante.too-few-experts"] }),
      assign("the third", "expert3"),
      moved("to the experts", "department", one, "send-to-experts", 4),
      { says: "before anything is declared", by: "expert1", request: `PUT ${one}/sheet`, body: { ratings: {}, opinion: "", expectedSaved: 0 }, status: 422, problems: ["ex-ante.interest-not-declared"] },
      { says: "too near", by: "expert1", request: `PUT ${one}/interest`, body: { interest: "配偶在该单位任职" }, status: 200, events: ["ex-ante-interest.declared"] },
      { says: "and so does not score", by: "expert1", request: `PUT ${one}/sheet`, body: { ratings: {}, opinion: "", expectedSaved: 0 }, status: 422, problems: ["ex-ante.interest-declared"] },
      { says: "who was not asked", by: "reviewer", request: `PUT ${one}/interest`, body: { interest: null }, status: 404, problems: ["ex-ante.unknown"], recorded: true },
      { says: "nothing in the way", by: "expert2", request: `PUT ${one}/interest`, body: { interest: null }, status: 200, events: ["ex-ante-interest.declared"] },
      { says: "half a sheet is kept", by: "expert2", request: `PUT ${one}/sheet`, body: { ratings: { purpose: { rating: "good", comment: "" } }, opinion: "", expectedSaved: 0 }, status: 200, answer: { saved: 1, total: null }, events: ["ex-ante-sheet.saved"] },
      { says: "and not handed in", by: "expert2", request: `POST ${one}/sheet/submissions`, body: { expectedSaved: 1 }, status: 422 },
      { says: "in a window opened earlier", by: "expert2", request: `PUT ${one}/sheet`, body: { ratings: {}, opinion: "", expectedSaved: 0 }, status: 409, problems: ["ex-ante.stale"] },
      { says: "a rating that there is none of", by: "expert2", request: `PUT ${one}/sheet`, body: { ratings: { purpose: { rating: "superb", comment: "" } }, opinion: "", expectedSaved: 1 }, status: 422, problems: ["ex-ante.rating-unknown"] },
      { says: "no conclusion over open sheets", by: "department", request: `POST ${one}/conclusions`, body: { conclusion: "support", capFen: null, reason: "", panelNote: "", expectedVersion: 5 }, status: 409, problems: ["ex-ante.sheets-open"] },
    ]);
    const experts = (await shown("department", one)).panel!.experts;
    assert.deepEqual(experts.map(({ standing }) => standing), ["avoided", "scoring", "asked"]);
    assert.ok(!JSON.stringify(await shown("department", one)).includes('"rating":"good"'), "what stands in a sheet that is not handed in is nobody else's");
    await play(world, [
      { says: "who has not handed in is released", by: "department", request: `DELETE ${one}/experts/${experts[2]!.id}`, status: 200, events: ["ex-ante-expert.released"] },
      { says: "and sees it no longer", by: "expert3", request: `GET ${one}`, status: 404, problems: ["ex-ante.unknown"], recorded: true },
    ]);
  });

  test("F203: not supported is refused at the gate; whoever concluded does not decide", async () => {
    const subject = await world.entered("E6");
    const one = await world.begun(subject);
    const goal = (says: string, more: Partial<Step>): Step => ({ says, by: "officer", request: "POST /api/2027/goal/filings", body: { subjectId: subject, from: "blank" }, status: 422, ...more });
    await play(world, [goal("while it is under way", { problems: ["ex-ante.gate-under-way"] })]);
    await world.written(one, AMOUNT);
    await world.brought(one);
    await world.move("officer", one, "submit");
    await world.scored(one, ["poor", "poor", "poor"]);
    const version = await world.version(one);
    await play(world, [
      { says: "not supported", by: "department", request: `POST ${one}/conclusions`, body: { conclusion: "reject", capFen: null, reason: "必要性不足", panelNote: "", expectedVersion: version }, status: 201, events: ["ex-ante.concluded"] },
      moved("goes no further", "department", one, "forward", version + 1, { status: 409, events: [], problems: ["ex-ante.unsupported-stays"] }),
      goal("and does not enter the library", { problems: ["ex-ante.gate-unsupported"] }),
    ]);
    const { json } = await world.call("officer", "POST /api/2027/goal/filings", { subjectId: subject, from: "blank" });
    const [told] = json["problems"] as { message: string; advice: string }[];
    assert.ok(told!.message.length > 0 && told!.advice.length > 0);
  });

  test("F203: supported in part: the goal is held to the cap; not evaluated is told with what to do; what needs none goes on as ever", async () => {
    const subject = await world.entered("E7");
    const one = await world.begun(subject);
    await world.written(one, AMOUNT);
    await world.brought(one);
    await world.move("officer", one, "submit");
    await world.scored(one, ["fair", "fair", "fair"]);
    const version = await world.version(one);
    await play(world, [
      { says: "in part", by: "department", request: `POST ${one}/conclusions`, body: { conclusion: "partial", capFen: "192000000", reason: "", panelNote: "", expectedVersion: version }, status: 201, events: ["ex-ante.concluded"] },
      moved("to finance", "department", one, "forward", version + 1, { answer: { state: "finance-review" } }),
      { says: "more than was concluded", by: "performance", request: `POST ${one}/decisions`, body: { decision: "accept", grantedFen: "192000001", opinion: "", expectedVersion: version + 2 }, status: 422, problems: ["ex-ante.granted-too-high"] },
      { says: "not by the department", by: "department", request: `POST ${one}/decisions`, body: { decision: "accept", grantedFen: "192000000", opinion: "", expectedVersion: version + 2 }, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "accepted", by: "performance", request: `POST ${one}/decisions`, body: { decision: "accept", grantedFen: "192000000", opinion: "", expectedVersion: version + 2 }, status: 201, events: ["ex-ante.decided"], answer: { state: "accepted" } },
      { says: "and not twice", by: "leader", request: `POST ${one}/decisions`, body: { decision: "reject", grantedFen: null, opinion: "x", expectedVersion: version + 3 }, status: 409, problems: ["ex-ante.not-now"] },
    ]);
    const begun = await world.call("officer", "POST /api/2027/goal/filings", { subjectId: subject, from: "blank" });
    assert.equal(begun.status, 201, JSON.stringify(begun.json));
    const address = `/api/2027/goal/filings/${String(begun.json["id"])}`;
    const withTotal = (total: string) => ({ ...GOAL, funds: GOAL.funds.map((line) => (line.id === "other" ? line : { ...line, initialBudget: total })) });
    const save = (says: string, total: string, version: number): Step => ({ says, by: "officer", request: `PUT ${address}`, body: { values: withTotal(total), expectedVersion: version }, status: 200, events: ["filing.saved"] });
    const submit = (says: string, version: number, more: Partial<Step>): Step => ({ says, by: "officer", request: `POST ${address}/moves`, body: { action: "submit", opinion: "", expectedVersion: version }, status: 200, ...more });
    assert.equal((await world.call("officer", `GET ${address}`)).json["grantedFen"], "192000000", "the cap stands on the form");
    await play(world, [
      save("above the cap", "320.5", 1), submit("is refused", 2, { status: 422, problems: ["ex-ante.gate-above-cap"] }),
      { says: "in a batch as well", by: "officer", request: "POST /api/2027/goal/moves", body: { opinion: "", items: [{ id: String(begun.json["id"]), expectedVersion: 2 }] }, status: 422 },
      save("within it", "192", 2), submit("goes", 3, { events: ["filing.moved"] }),
    ]);
    const unasked = await world.entered("E8");
    const [started] = [await world.call("officer", "POST /api/2027/goal/filings", { subjectId: unasked, from: "blank" })];
    assert.equal(started.status, 201, "nobody knows yet what it will cost");
    const other = `/api/2027/goal/filings/${String(started.json["id"])}`;
    await world.call("officer", `PUT ${other}`, { values: GOAL, expectedVersion: 1 });
    assert.deepEqual(codesOf((await world.call("officer", `POST ${other}/moves`, { action: "submit", opinion: "", expectedVersion: 2 })).json), ["ex-ante.gate-not-evaluated-department"]);
    const plain = await world.call("officer", "POST /api/2027/goal/filings", { subjectId: world.subject("P2"), from: "blank" });
    assert.equal(plain.status, 201, "what is not new needs no evaluation, whatever it costs");
  });

  test("F203: from five million on finance organises the experts, and another of its people decides", async () => {
    const one = await world.begun(await world.entered("E9"));
    await world.written(one, "600000000");
    await world.brought(one);
    await world.move("officer", one, "submit");
    assert.equal((await shown("officer", one)).level, "finance");
    await world.move("department", one, "take-up");
    for (const { id, state } of (await shown("department", one)).materials) if (state === "received") await world.call("department", `PUT ${one}/materials/${id}`, { state: "approved", note: "" });
    await play(world, [
      { says: "not the department's experts", by: "department", request: `POST ${one}/experts`, body: { postId: world.post("expert1") }, status: 403, problems: ["ex-ante.not-yours"], recorded: true },
      moved("the department has looked", "department", one, "send-to-experts", 4),
      ...["expert1", "expert2", "expert3"].map((login): Step => ({ says: login, by: "performance", request: `POST ${one}/experts`, body: { postId: world.post(login) }, status: 201, events: ["ex-ante-expert.assigned"] })),
    ]);
    const { scheme } = (await world.call("performance", `GET ${one}`)).json as unknown as { scheme: Parameters<typeof import("../../core/ex-ante/schemes.ts").sheetOf>[0] };
    const { sheetOf } = await import("../../core/ex-ante/schemes.ts");
    for (const login of ["expert1", "expert2", "expert3"]) {
      await world.call(login, `PUT ${one}/interest`, { interest: null });
      await world.call(login, `PUT ${one}/sheet`, { ratings: sheetOf(scheme, "excellent"), opinion: "可行。", expectedSaved: 0 });
      assert.equal((await world.call(login, `POST ${one}/sheet/submissions`, { expectedSaved: 1 })).status, 201);
    }
    const decide = (says: string, by: string, version: number, more: Partial<Step>): Step => ({ says, by, request: `POST ${one}/decisions`, body: { decision: "accept", grantedFen: "600000000", opinion: "", expectedVersion: version }, status: 201, ...more });
    await play(world, [
      { says: "concluded", by: "performance", request: `POST ${one}/conclusions`, body: { conclusion: "support", capFen: null, reason: "", panelNote: "", expectedVersion: 5 }, status: 201, events: ["ex-ante.concluded"] },
      moved("forwarded", "performance", one, "forward", 6),
      decide("by whoever concluded", "performance", 7, { status: 403, problems: ["ex-ante.four-eyes-concluded"], recorded: true }),
      decide("sent back by the leader", "leader", 7, { body: { decision: "return", grantedFen: null, opinion: "补充分年测算", expectedVersion: 7 }, events: ["ex-ante.decided"], answer: { state: "returned" } }),
    ]);
    assert.deepEqual((await shown("performance", one)).panel!.experts, [], "another round asks its own experts");
  });

  test("F203: of two who decide at once one is told that the other was quicker", async () => {
    const one = await world.begun(await world.entered("E10"));
    await world.written(one, AMOUNT);
    await world.brought(one);
    await world.move("officer", one, "submit");
    await world.scored(one, ["good", "good", "good"]);
    const version = await world.version(one);
    await world.call("department", `POST ${one}/conclusions`, { conclusion: "support", capFen: null, reason: "", panelNote: "", expectedVersion: version });
    await world.move("department", one, "forward");
    const decide = (by: string, decision: string) => world.call(by, `POST ${one}/decisions`, { decision, grantedFen: decision === "accept" ? AMOUNT : null, opinion: "意见", expectedVersion: version + 2 });
    const outcomes = await Promise.all([decide("performance", "accept"), decide("leader", "reject")]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), [201, 409]);
  });
});
