import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { judgePacks } from "../../../src/files/judge-packs.ts";
import { loadPackSet } from "../../../src/files/load-definitions.ts";
import { libraryOf } from "../../../src/files/load-library.ts";
import { packReader } from "../../../src/files/resolve-packs.ts";
import { keepLibrary } from "../../../src/server/commands/keep-library.ts";
import { keepPackDefinitions } from "../../../src/server/commands/keep-pack-definitions.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";

/** Every part of the packs is a draft until two roles adopted it by a document: on the page of packs, on cards, beside a form, on what is printed. */
describe("P7: drafts of every part, and their adoption", () => {
  let world: FilingWorld;
  before(async () => {
    const loaded = await loadPackSet();
    assert.ok(loaded.ok);
    const { set } = loaded.value;
    const [judged, library] = [judgePacks(set, []), libraryOf(set)];
    assert.ok(judged.ok && library.ok);
    const { definitions } = judged.value;
    world = await openFilingWorld(() => definitions, { set, reader: packReader });
    await world.ground.change({ actor: "system", task: "packs" }, (context) => keepPackDefinitions(context, definitions, set));
    await world.ground.change({ actor: "system", task: "packs" }, (context) => keepLibrary(context, library.value));
  });
  after(() => world.close());

  type Packs = { readonly definitions: readonly { readonly of: string; readonly draft: boolean }[] };
  const packs = async (): Promise<Packs["definitions"]> => ((await world.call("performance", "GET /api/packs")).json as unknown as Packs).definitions;
  const marked = async (of: string): Promise<boolean> => (await packs()).find((one) => one.of === of)!.draft;
  const namesIn = async (of: string): Promise<readonly string[]> => (await world.call("performance", `GET /api/packs/definitions/${of}`)).json["adoptables"] as string[];
  async function adopt(definition: string): Promise<void> {
    const { status, json } = await world.call("performance", "POST /api/adoptions", { definition, documentNo: "示财绩〔2026〕60号", documentDate: "2026-09-01" });
    assert.equal(status, 201, definition);
    assert.equal((await world.call("performance", `POST /api/adoptions/${String(json["id"])}/confirm`)).status, 403, "not by who proposed it");
    assert.equal((await world.call("leader", `POST /api/adoptions/${String(json["id"])}/confirm`)).status, 200, definition);
  }

  test("P7: one definition of each part: marked, adopted by two roles, and marked no more", async () => {
    const drafts = (await packs()).filter(({ draft }) => draft).map(({ of }) => of);
    const firstOfEach = [...new Map(drafts.toReversed().map((of) => [of.split("/")[0]!, of])).values()];
    assert.deepEqual(
      ["adjustments", "alerts", "calendars", "dictionaries", "ex-ante", "exchange", "forms", "frames", "functions", "library", "measures", "profiles", "workflows"].filter((folder) => !firstOfEach.some((of) => of.startsWith(`${folder}/`))), [],
    );
    for (const path of firstOfEach) {
      for (const name of await namesIn(path)) await adopt(name);
      assert.equal(await marked(path), false, path);
    }
  });

  test("P7: what says nothing of where it comes from has nothing to adopt", async () => {
    for (const path of ["access/roles", "evidence/kinds"]) assert.deepEqual([await namesIn(path), await marked(path)], [[], false], path);
  });

  test("P7: the rules of a record name the alerts and measures that are drafts here, and none that was adopted", async () => {
    const { json } = await world.call("performance", "GET /api/packs");
    const drafts = async (): Promise<readonly string[]> => (await world.call("officer", `GET /api/packs/${String(json["digest"])}/2027/forms/goal`)).json["drafts"] as string[];
    assert.ok((await drafts()).includes("alert/zero-value"));
    assert.ok(!(await drafts()).includes("measure/cut"), "adopted with its file in the first test");
    await adopt("alert/zero-value");
    assert.ok(!(await drafts()).includes("alert/zero-value"));
  });

  test("P7: a sector is adopted with the cards that packs brought, and its cards are drafts no more", async () => {
    const draftOf = async (code: string): Promise<boolean> => ((await world.call("officer", `GET /api/library/cards/${code}`)).json["sector"] as { draft: boolean }).draft;
    const [card] = await world.see<{ code: string; sector: string }>("select code, sector from hengji.indicator_card where sector = 'health' order by code limit 1");
    assert.equal(await draftOf(card!.code), true);
    await adopt("library/health");
    assert.equal(await draftOf(card!.code), false);
  });
});
