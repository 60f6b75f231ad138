import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { checksOf } from "../../../src/core/ex-ante/scheme.ts";
import { sheetOf } from "../../core/ex-ante/schemes.ts";
import { play, type Step } from "../filings/play.ts";
import { openExAnteWorld, PROJECT, type ExAnteWorld } from "./ex-ante-world.ts";

interface Shown {
  readonly version: number;
  readonly texts: Readonly<Record<string, string>>;
  readonly draft: { readonly amount: string; readonly texts: Readonly<Record<string, string>>; readonly baseVersion: number; readonly savedAt: string } | null;
  readonly sheet: { readonly saved: number; readonly opinion: string; readonly draft: { readonly opinion: string; readonly baseSaved: number } | null } | null;
}

describe("F201 F202: what is typed is a draft until it is saved", () => {
  let world: ExAnteWorld;
  before(async () => {
    world = await openExAnteWorld();
  });
  after(() => world.close());

  const shown = async (by: string, address: string): Promise<Shown> => (await world.call(by, `GET ${address}`)).json as unknown as Shown;
  const typed = (says: string, one: string, background: string, baseVersion: number, more: Partial<Step> = {}): Step =>
    ({ says, by: "officer", request: `PUT ${one}/draft`, body: { amount: "12.5", texts: { background }, baseVersion }, status: 200, ...more });
  const saved = (says: string, one: string, background: string, expectedVersion: number, more: Partial<Step> = {}): Step =>
    ({ says, by: "officer", request: `PUT ${one}`, body: { amountFen: "12500000", texts: { background }, expectedVersion }, status: 200, events: ["ex-ante.saved"], ...more });

  test("an application typed five times leaves no event and no version, saved once one of each", async () => {
    const one = await world.begun(await world.entered("D1"));
    await play(world, [
      typed("the first letters", one, "项", 1), typed("more", one, "项目", 1), typed("an amount that cannot be read", one, "项目背", 1, { body: { amount: "12.5.", texts: { background: "项目背" }, baseVersion: 1 } }),
      typed("nothing in it", one, "", 1, { body: { amount: "", texts: {}, baseVersion: 1 } }), typed("whole", one, "项目背景", 1),
    ]);
    const open = await shown("officer", one);
    assert.deepEqual([open.version, open.texts, open.draft?.texts, open.draft?.amount, open.draft?.baseVersion], [1, {}, { background: "项目背景" }, "12.5", 1], "it is offered when the page is opened again");
    for (const by of ["colleague", "department", "performance"]) assert.equal((await shown(by, one)).draft, null, `${by} sees nothing of it`);
    await play(world, [
      saved("saved", one, "项目背景", 1, { answer: { version: 2 } }),
      saved("and again as it is", one, "项目背景", 2, { answer: { version: 2 }, events: [] }),
    ]);
    assert.equal((await shown("officer", one)).draft, null, "what is saved is no draft");
    await play(world, [
      typed("typed on", one, "项目背景，补充", 2),
      { says: "thrown away", by: "officer", request: `DELETE ${one}/draft`, status: 200, answer: { discarded: true } },
      { says: "and there is none", by: "officer", request: `DELETE ${one}/draft`, status: 200, answer: { discarded: false } },
    ]);
  });

  test("a draft on a version that is no longer the newest is kept, told by its base, and is not saved over what a colleague saved", async () => {
    const one = await world.begun(await world.entered("D2"));
    await play(world, [
      typed("typed", one, "我的", 1),
      saved("a colleague saves", one, "同事的", 1, { by: "colleague" }),
      typed("typed on", one, "我的，续", 1),
      saved("not over it", one, "我的，续", 1, { status: 409, events: [], problems: ["ex-ante.stale"] }),
      typed("nothing is typed on a version to come", one, "我的", 9, { status: 422, problems: ["ex-ante.no-such-version"] }),
      typed("nothing is typed where the application has no place", one, "我的", 1, { body: { amount: "1", texts: { napkin: "x" }, baseVersion: 1 }, status: 422, problems: ["ex-ante.text-unknown"] }),
      { says: "not by the department", by: "department", request: `PUT ${one}/draft`, body: { amount: "1", texts: {}, baseVersion: 1 }, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "not by another unit", by: "bridges", request: `PUT ${one}/draft`, body: { amount: "1", texts: {}, baseVersion: 1 }, status: 404, problems: ["ex-ante.unknown"], recorded: true },
    ]);
    const open = await shown("officer", one);
    assert.deepEqual([open.version, open.texts["background"], open.draft?.texts["background"], open.draft?.baseVersion], [2, "同事的", "我的，续", 1]);
  });

  test("what is typed while a colleague hands it in is kept", async () => {
    const one = await world.begun(await world.entered("D3"));
    await world.written(one, "100000000");
    await world.brought(one);
    await world.move("colleague", one, "submit");
    await play(world, [typed("typed on, and it is with the department", one, "来不及", 2)]);
    assert.equal((await shown("officer", one)).draft?.texts["background"], "来不及");
  });

  test("a sheet typed four times leaves no event, saved once one; no other expert sees anything of it", async () => {
    const one = await world.begun(await world.entered("D4"));
    await world.written(one, "320500000");
    await world.brought(one);
    await world.move("officer", one, "submit");
    await world.scored(one, ["good", "good", "good"]);
    const { json } = await world.call("department", `POST ${one}/experts`, { postId: world.post("expert3") });
    assert.ok(json["id"]);
    await world.call("expert3", `PUT ${one}/interest`, { interest: null });
    const ratings = sheetOf(PROJECT, "good");
    const [first] = checksOf(PROJECT);
    const draft = (says: string, opinion: string, more: Partial<Step> = {}): Step =>
      ({ says, by: "expert3", request: `PUT ${one}/sheet/draft`, body: { ratings: { [first!.id]: ratings[first!.id] }, opinion, baseSaved: 0 }, status: 200, ...more });
    await play(world, [
      draft("one", "可"), draft("two", "可行"), draft("three", "可行，但"), draft("four", "可行，建议细化"),
      draft("with a point that there is none of", "可行", { body: { ratings: { napkin: { rating: "good", comment: "" } }, opinion: "", baseSaved: 0 }, status: 422, problems: ["ex-ante.check-unknown"] }),
      draft("on a save to come", "可行", { body: { ratings: {}, opinion: "", baseSaved: 3 }, status: 422, problems: ["ex-ante.no-such-version"] }),
      draft("not by who is not asked", "可行", { by: "near", status: 404, problems: ["ex-ante.unknown"], recorded: true }),
    ]);
    assert.deepEqual([(await shown("expert3", one)).sheet?.draft?.opinion, (await shown("expert3", one)).sheet?.opinion, (await shown("reviewer", one)).sheet?.draft], ["可行，建议细化", "", null]);
    await play(world, [
      draft("not when it is handed in", "可行", { by: "reviewer", status: 409, problems: ["ex-ante.sheet-in-already"] }),
      { says: "saved", by: "expert3", request: `PUT ${one}/sheet`, body: { ratings, opinion: "可行。", expectedSaved: 0 }, status: 200, answer: { saved: 1 }, events: ["ex-ante-sheet.saved"] },
      { says: "and again as it is", by: "expert3", request: `PUT ${one}/sheet`, body: { ratings, opinion: "可行。", expectedSaved: 1 }, status: 200, answer: { saved: 1 }, events: [] },
    ]);
    assert.equal((await shown("expert3", one)).sheet?.draft, null);
    await play(world, [
      draft("typed on", "可行，再看", { body: { ratings, opinion: "可行，再看", baseSaved: 1 } }),
      { says: "thrown away", by: "expert3", request: `DELETE ${one}/sheet/draft`, status: 200, answer: { discarded: true } },
      { says: "handed in", by: "expert3", request: `POST ${one}/sheet/submissions`, body: { expectedSaved: 1 }, status: 201, events: ["ex-ante-sheet.submitted"] },
    ]);
  });
});
