import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { adoptables } from "../../../src/core/pack/adoptable.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { unadopted } from "../../../src/core/pack/unadopted.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";

const said = (content: object): string => JSON.stringify(content, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));

describe("what can be adopted (P7)", () => {
  let packs: Definitions;
  before(async () => {
    const read = await loadDefinitions(undefined, "demo-city");
    assert.ok(read.ok, JSON.stringify(read));
    packs = read.value;
  });

  test("P7: every definition of the packs that says it is a draft can be adopted, whichever part it stands in", () => {
    const drafts = new Set(adoptables(packs).filter(({ isDraft }) => isDraft).map(({ content }) => content));
    const missing = Object.entries(packs).flatMap(([part, items]) => (Array.isArray(items) ? draftsWithin(items).filter((item) => !drafts.has(item)).map((item) => `${part} ${said(item).slice(0, 60)}`) : []));
    assert.deepEqual(missing, []);
    const parts = new Set(adoptables(packs).map(({ definition }) => definition.split("/")[0]));
    for (const part of ["form", "workflow", "profile", "frame", "calendar", "ex-ante", "exchange", "measure", "dictionary", "alert", "adjustment", "function-map", "policy"]) assert.ok(parts.has(part), part);
  });

  test("P7: no two go by one name, and each has a title in both languages", () => {
    const names = adoptables(packs).map(({ definition }) => definition);
    assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), []);
    for (const { definition, title } of adoptables(packs)) assert.ok(title.zh !== "" && title.en !== "" && !definition.includes("undefined"), definition);
  });

  test("P7, D9b: what the records of one stage read otherwise is adopted by itself, and is a draft until it is", () => {
    const [name, stage] = ["profile/cn-national-2021", "self-evaluation"] as const;
    const [plain] = adoptables(packs).filter(({ definition }) => definition === name);
    const read = { ...packs, profiles: packs.profiles.map((one) => (one.id === "cn-national-2021" ? { ...one, goalFormSum: { ...one.goalFormSum, value: { units: 77, scale: 0 } } } : one)) };
    const all = adoptables({ ...packs, ofStages: [{ stage, definitions: read }, { stage: "goal", definitions: packs }] });
    const ofStage = all.filter((one) => one.stage !== null);
    assert.deepEqual(ofStage.map(({ definition, stage: of }) => [definition, of]), [[`${name}@${stage}`, stage]]);
    const adopted = [{ definition: name, digest: said(plain!.content) }];
    assert.deepEqual([unadopted(packs, adopted, [name], said).length, unadopted(read, adopted, [name], said).length], [0, 1]);
    assert.deepEqual(unadopted(read, [...adopted, { definition: `${name}@${stage}`, digest: said(ofStage[0]!.content) }], [name], said), []);
  });

  test("P7: an adopted measure is no draft until one word of it changes; a sector of the library is adopted like the rest", () => {
    const name = "measure/cut";
    const [cut] = adoptables(packs).filter(({ definition }) => definition === name);
    const adopted = [{ definition: name, digest: said(cut!.content) }];
    assert.deepEqual(unadopted(packs, [], [name], said).map(({ en }) => en), ["Cut by a share"]);
    assert.deepEqual(unadopted(packs, adopted, [name], said), []);
    const changed = { ...packs, measures: packs.measures!.map((one) => (one.id === "cut" ? { ...one, amount: "预算数 * 20%" } : one)) };
    assert.equal(unadopted(changed, adopted, [name], said).length, 1);
    const sector = { id: "education", title: { zh: "教育", en: "Education" }, functions: ["205"], provenance: "draft" as const, groups: [] };
    assert.deepEqual(adoptables({ sectors: [sector] }).map(({ definition, isDraft }) => [definition, isDraft]), [["library/education", true]]);
  });
});

/** Every object with `provenance: draft`, however deep it stands. */
function draftsWithin(data: unknown): readonly object[] {
  if (typeof data !== "object" || data === null) return [];
  const own = (data as { readonly provenance?: unknown }).provenance === "draft" ? [data] : [];
  return [...own, ...Object.values(data).flatMap(draftsWithin)];
}
