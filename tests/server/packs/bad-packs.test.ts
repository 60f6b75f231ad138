import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PackData, PackSource } from "../../../src/core/pack/source.ts";
import { judgePacks } from "../../../src/files/judge-packs.ts";
import { loadPackSet } from "../../../src/files/load-definitions.ts";
import { packDigest, readPackFile, writePackFile } from "../../../src/files/pack-file.ts";
import { packReader } from "../../../src/files/resolve-packs.ts";
import { keepPackDefinitions } from "../../../src/server/commands/keep-pack-definitions.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play } from "../filings/play.ts";
import { everyRow } from "../store/every-row.ts";

const DRAFT = "PUT /api/packs/draft";
const PUBLISH = "POST /api/packs/publications";

type Map = { readonly [key: string]: PackData };

/** What must be refused whole is, and the database is the same to the last row; what is sound brings its cards with it. */
describe("F115 packs from elsewhere: refused whole, or taken with their cards", () => {
  let world: FilingWorld;
  let national: PackSource;
  before(async () => {
    const loaded = await loadPackSet();
    assert.ok(loaded.ok);
    national = loaded.value.set.layers[0]!;
    const brought = { set: loaded.value.set, reader: packReader };
    world = await openFilingWorld(undefined, brought);
    const judged = judgePacks(brought.set, []);
    assert.ok(judged.ok);
    await world.ground.change({ actor: "system", task: "packs" }, (context) => keepPackDefinitions(context, judged.value.definitions, judged.value.set));
  });
  after(() => world.close());

  const town = (files: Readonly<Record<string, PackData>>, overlays = "national"): PackSource => ({
    id: "town", version: "1.0.0", overlays, manifest: { id: "town", version: "1.0.0", schema: "1", title: { zh: "镇级方案", en: "Town pack" }, overlays }, files,
  });
  const importing = (pack: PackSource) => ({ request: DRAFT, body: { changes: [], files: [], imported: [{ id: pack.id, text: writePackFile(pack) }], reason: "引入镇级方案", expectedSaved: 0 } });
  const writing = (path: string, text: string) => ({ request: DRAFT, body: { changes: [], files: [{ path, text }], reason: "按市级办法调整", expectedSaved: 0 } });
  const measures = (when: string): PackData => {
    const [first, ...others] = (national.files["measures/application"] as Map)["measures"] as readonly Map[];
    return { measures: [{ ...first!, when }, ...others] };
  };
  const library = (change: (card: Map) => Map): Map => {
    const sector = national.files["library/education"] as Map;
    const [first, ...others] = sector["cards"] as readonly Map[];
    return { ...sector, cards: [change(first!), ...others] };
  };

  /** Sessions and refusals alone are touched by whoever asks. */
  const everything = () => everyRow(world, ["session", "refusal"]);

  test("P2, P6, P8, R36: bad packs are refused with where and why, and no row of the database is another", async () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${"bcdefghi".split("").map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(", ")}]`).join("\n")}\n`;
    const frame = national.files["frames/cost-first"] as Map;
    const groups = (frame["groups"] as readonly Map[]).map((group, index) => (index === 0 ? { ...group, points: "19.99" } : group));
    const profile = JSON.stringify(national.files["profiles/cn-national-2021"]);
    const before = await everything();
    const nothing = { by: "performance", status: 422, events: [] as string[] };
    await play(world, [
      { says: "a pack that lies upon itself", ...nothing, ...importing(town({}, "town")), problems: ["pack.overlays-itself"] },
      { says: "a formula without end", ...nothing, ...importing(town({ "measures/application": measures(`(${"(".repeat(5_000)}`) })), problems: ["formula.too-deep"] },
      { says: "a formula of 800,000 nodes", ...nothing, ...importing(town({ "measures/application": measures(`得分 > 0${"+1".repeat(400_000)}`) })), problems: ["formula.too-long"] },
      { says: "a formula of a million nodes", ...nothing, ...importing(town({ "measures/application": measures(`得分 > 0${"+1".repeat(500_000)}`) })), problems: ["pack.too-large"] },
      { says: "weights of 89.99", ...nothing, ...importing(town({ "frames/cost-first": { ...frame, groups } })), problems: ["pack.weights-sum"] },
      { says: "a YAML bomb", ...nothing, ...writing("frames/bomb", bomb), problems: ["pack.alias"] },
      { says: "a card without its unit", ...nothing, ...importing(town({ "library/education": library(({ unit: _unit, ...card }) => card) })), problems: ["pack.missing"] },
      { says: "a card whose unit is none", ...nothing, ...importing(town({ "library/education": library((card) => ({ ...card, unit: "null" })) })), problems: ["pack.unit-missing"] },
      { says: "a measure of no group", ...nothing, ...importing(town({ "measures/application": { measures: [{ ...((national.files["measures/application"] as Map)["measures"] as readonly Map[])[0]!, group: "weather" }] } })), problems: ["pack.measure-group"] },
      { says: "a scale under which a worked example comes out otherwise (P6)", ...nothing, ...importing(town({ "profiles/cn-national-2021": JSON.parse(profile.replace('"en":"Excellent"},"from":"90"', '"en":"Excellent"},"from":"92"')) as PackData })), problems: ["pack.example-fails", "pack.example-fails"] },
      { says: "a scheme that no worked example shows (P6)", ...nothing, ...importing(town({ "profiles/town-2027": JSON.parse(profile.replace('"id":"cn-national-2021"', '"id":"town-2027"')) as PackData })), problems: ["pack.profile-without-example"] },
      { says: "a form of a fifth book (R36)", ...nothing, ...importing(town({ "forms/goal": JSON.parse(JSON.stringify(national.files["forms/goal"]).replaceAll("GENERAL_PUBLIC", "FIFTH_BOOK")) as PackData })), problems: ["pack.not-one-of"] },
      { says: "a map of duties with a card that nobody has", ...nothing, ...importing(town({ "functions/education": JSON.parse(JSON.stringify(national.files["functions/education"]).replace("EDU-0001", "EDU-0999")) as PackData })), problems: ["pack.card-unknown"] },
    ]);
    assert.equal(await everything(), before);
  });

  test("R91: a measure that a pack brings appears among those that records are shown, without a line of code", async () => {
    const bonus = { ...((national.files["measures/application"] as Map)["measures"] as readonly Map[])[0]!, id: "visit", title: { zh: "组织观摩学习", en: "A study visit" } };
    const cards = library((card) => ({ ...card, name: { zh: "九年义务教育巩固率（镇级口径）", en: "Retention rate, as the town counts" } }));
    const pack = town({ "measures/town": { measures: [bonus] }, "library/education": cards });
    const before = (await world.see<{ n: string }>("select count(*)::text as n from hengji.indicator_card"))[0]!.n;
    assert.equal(before, "0");
    await play(world, [
      { says: "drafted", by: "performance", ...importing(pack), status: 200, events: ["packs.drafted"] },
      { says: "published", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 201, events: ["packs.published", "cards.kept"] },
    ]);
    const { json } = await world.call("officer", "GET /api/packs");
    const rules = await world.call("officer", `GET /api/packs/${String(json["digest"])}/2026/forms/self-evaluation`);
    const shown = (rules.json["measures"] as { id: string }[]).map(({ id }) => id);
    assert.deepEqual([shown.length, shown.at(-1)], [13, "visit"]);
    const [card] = await world.see<{ content: string }>("select content from hengji.indicator_card where code = 'EDU-0001' and state = 'published'");
    assert.match(card!.content, /镇级口径/);
    // Carried on to the next place, it is the same pack, its cards included.
    const exported = await world.app.request("/api/packs/layers/town", { headers: world.as("leader") });
    const again = readPackFile("town", await exported.text());
    assert.ok(again.ok, JSON.stringify(again));
    assert.equal(packDigest(again.value), packDigest(pack));
    assert.ok("library/education" in again.value.files);
  });
});
