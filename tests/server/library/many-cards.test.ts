import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CARD } from "../../core/library/cards.ts";
import { addLibraryCards } from "../../../src/server/generator/add-library-cards.ts";
import { openFilingWorld, REGION, TODAY, type FilingWorld } from "../filings/city.ts";
import { keepCards, smallLibrary } from "./small-library.ts";

const COUNT = process.env["HENGJI_LONG"] === "1" ? 10_000 : 1_500;

/** A library of a region's own, of any size: what is kept beside the cards is what counting and comparing them all would give. */
describe("many cards of a region's own", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
    await keepCards(world.ground, smallLibrary());
    assert.equal(await addLibraryCards(world.database.owner, { region: REGION, seed: 3, count: COUNT, library: smallLibrary(), at: TODAY }), COUNT);
  });
  after(() => world.close());

  const names = async () => (await world.see<{ code: string; name: string }>("select code, name from hengji.indicator_card where origin = 'region' order by code")).filter((_, index) => index % Math.floor(COUNT / 12) === 5);

  test("each is found first by its own name, among all that share its words", async () => {
    for (const { code, name } of await names()) {
      const { json } = await world.call("officer", `GET /api/library/cards?query=${encodeURIComponent(name)}`);
      assert.equal((json["items"] as { code: string }[])[0]?.code, code, name);
      const { json: kind } = await world.call("officer", `GET /api/library/cards?query=${encodeURIComponent(name)}&sector=transport`);
      assert.ok((kind["items"] as { sector: string }[]).every(({ sector }) => sector === "transport"));
    }
  });

  test("the tree counts them, and their codes go on in their order", async () => {
    const { json } = await world.call("officer", "GET /api/library");
    assert.equal(json["count"], COUNT + 3);
    const sectors = json["sectors"] as { id: string; count: number; groups: { count: number }[] }[];
    assert.equal(sectors.reduce((sum, { count }) => sum + count, 0), COUNT + 3);
    const last = (await world.see<{ code: string }>("select max(code) as code from hengji.indicator_card"))[0]!.code;
    assert.ok(last >= "LOC-");
  });

  test("one that is written like one of them is told, whichever it is, and takes the next number", async () => {
    const { code: _code, ...whole } = CARD;
    for (const [index, { code, name }] of (await names()).slice(0, 4).entries()) {
      const begun = await world.call("school-department", "POST /api/library/cards", { draft: { ...whole, name: { zh: `${name.slice(0, 2)}的${name.slice(2)}`, en: "" }, formula: null }, reason: "试" });
      assert.equal(begun.status, 201, JSON.stringify(begun.json));
      const own = String(begun.json["code"]);
      assert.equal(own, `LOC-${String(COUNT + 1 + index).padStart(4, "0")}`);
      const refused = await world.call("school-department", `POST /api/library/cards/${own}/proposals`, { expectedSaved: 1 });
      const problems = refused.json["problems"] as { code: string; params: { code: string } }[];
      assert.equal(refused.status, 422);
      assert.ok(problems.some(({ code: why, params }) => why === "card.says-the-same" && params.code === code), JSON.stringify(problems));
    }
  });
});
