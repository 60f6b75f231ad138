import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { groundsOf, type Ground } from "../../../src/core/policy/grounds.ts";
import { rules } from "../../../src/core/smart/index.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { policy } from "./documents.ts";

const said = (text: string) => ({ zh: text, en: text });

describe("R35: what each rule rests on", () => {
  test("R35: each rule shows its document, level and clause; one without any of them is an orphan and says which is missing", () => {
    const parts = {
      digest: "x",
      profiles: [{ id: "p", title: said("方案"), ratioRule: { document: "财预〔2020〕 10号", clause: "定量指标", unverified: false }, grades: { value: [], reference: { document: "财预[2020]10号", clause: "没有录入的条款", unverified: true } }, own: { reference: { document: null, clause: "本系统约定", unverified: false } } }],
      forms: [{ id: "goal", title: said("申报表"), reference: { document: "某文件", unverified: true } }],
      workflows: [{ id: "goal", title: said("流程"), steps: [{ id: "draft", due: { days: 10 } }] }],
      policies: [{ id: "c", documents: [{ document: "财预〔2020〕10号" }] }],
    };
    const ten = policy("ten", { number: "财预〔2020〕10号", level: "national", clauses: [{ at: "定量指标", gist: said("达到目标值得满分。") }] });
    const found = groundsOf(parts, ["zero-target"], [ten]);
    assert.deepEqual(found.map(({ part, of, at, level, clause, gap }) => [part, of, at, level, clause, gap]), [
      ["profiles", "p", "ratioRule", "national", "定量指标", null],
      ["profiles", "p", "grades", "national", "没有录入的条款", "no-clause"],
      ["profiles", "p", "own", null, "本系统约定", "no-document"],
      ["forms", "goal", "", null, null, "not-in-library"],
      ["workflows", "goal", "", null, null, "no-document"],
      ["linter", "zero-target", "", null, null, "no-document"],
    ]);
    assert.equal(found[0]!.documentId, "ten");
  });

  describe("of the packs themselves", () => {
    let packs: Definitions;
    let grounds: readonly Ground[];
    before(async () => {
      const read = await loadDefinitions(undefined, "demo-city");
      assert.ok(read.ok, JSON.stringify(read));
      packs = read.value;
      grounds = groundsOf({ ...packs }, rules.map(({ code }) => code), (packs.policies ?? []).flatMap(({ documents }) => documents));
    });

    test("R35: no definition and no check of goals is left out: it cites something, or it is listed as an orphan", () => {
      for (const [part, items] of Object.entries(packs)) {
        if (part === "policies" || !Array.isArray(items)) continue;
        for (const item of items as readonly { readonly title?: { readonly zh: string } }[]) assert.ok(grounds.some((one) => one.part === part && one.title?.zh === item.title?.zh), `${part} ${item.title?.zh ?? ""}`);
      }
      assert.deepEqual(grounds.filter(({ part }) => part === "linter").map(({ of, gap }) => [of, gap]), rules.map(({ code }) => [code, "no-document"]));
    });

    test("R35: the threshold of the light is an orphan by its place, and the rule of ratios rests on a national document", () => {
      assert.ok(grounds.some(({ part, of, gap }) => part === "alerts" && of === "execution-light" && gap === "no-document"));
      const ratio = grounds.find(({ part, of, at }) => part === "profiles" && of === "cn-national-2021" && at === "ratioRule")!;
      assert.deepEqual([ratio.level, ratio.document?.includes("10号"), ratio.clause === null], ["national", true, false]);
    });
  });
});
