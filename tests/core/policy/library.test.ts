import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { citationsIn, whereUsed } from "../../../src/core/policy/citations.ts";
import { decideDocument, type PolicyWish } from "../../../src/core/policy/decide-document.ts";
import { familyCounts } from "../../../src/core/policy/family-count.ts";
import { policy } from "./documents.ts";

const FAMILY = { id: "reform", title: { zh: "“1+9”系列文件", en: "1+9" }, main: 1, supporting: 9 };
const WISH: PolicyWish = { level: "county", number: "园委发〔2020〕8号", title: "实施意见", issuer: "管理机构", issued: "2020-04-28", from: "", until: "", replaces: [], family: null, source: "正式文本", clauses: [] };
const codes = (change: Partial<PolicyWish>, others = [policy("other", { number: "财预〔2020〕10号" })]): readonly string[] => {
  const decided = decideDocument({ ...WISH, ...change }, { id: "me", others, families: [FAMILY] });
  return decided.ok ? [] : decided.problems.map(({ code }) => code);
};

describe("the policy library", () => {
  test("F105: the count of the family “1+9” says what is there and what is missing", () => {
    const documents = [policy("m", { family: { id: "reform", role: "main" } }), ...Array.from({ length: 8 }, (_, at) => policy(`s${at}`, { family: { id: "reform", role: "supporting" } })), policy("x")];
    const [count] = familyCounts([FAMILY], documents);
    assert.deepEqual([count!.main, count!.supporting, count!.missingMain, count!.missingSupporting, count!.surplus], [1, 8, 0, 1, 0]);
    const [over] = familyCounts([{ ...FAMILY, supporting: 3 }], documents.slice(1));
    assert.deepEqual([over!.missingMain, over!.missingSupporting, over!.surplus], [1, 0, 5]);
  });

  test("F105: what cites a document is found wherever it stands in the packs, and what no document answers is an orphan", () => {
    const parts = {
      digest: "x",
      profiles: [{ id: "p", ratioRule: { document: "财预〔2020〕10号", clause: "定量指标", unverified: false }, grades: { value: [], reference: { document: "财预〔2020〕 10号", unverified: true } }, own: { reference: { document: null } } }],
      forms: [{ id: "goal", reference: { document: "《实施意见》", unverified: false }, blocks: [{ id: "rows", reference: { document: "某文件", unverified: false } }] }],
      policies: [{ id: "c", documents: [{ document: "财预〔2020〕10号" }] }],
    };
    const found = citationsIn(parts);
    assert.deepEqual(found.map(({ part, of, at, clause }) => [part, of, at, clause]), [["profiles", "p", "ratioRule", "定量指标"], ["profiles", "p", "grades", null], ["forms", "goal", "", null], ["forms", "goal", "blocks[rows]", null]]);
    const { used, orphans } = whereUsed([policy("ten", { number: "财预[2020]10号" }), policy("own", { title: { zh: "实施意见", en: "" } })], found);
    assert.deepEqual([used.get("ten")!.length, used.get("own")!.length, orphans.map(({ document }) => document)], [2, 1, ["某文件"]]);
  });

  test("F105: what is wrong with a document that somebody enters is told all at once", () => {
    assert.deepEqual(codes({}), []);
    assert.deepEqual(codes({ issued: "", from: "" }), ["policy.day-missing"]);
    assert.deepEqual(codes({ number: "财预[2020]10 号" }), ["policy.number-taken"]);
    assert.deepEqual(codes({ from: "2020-04-27", until: "2020-04-01" }), ["policy.holds-before-issue", "policy.ends-before-start"]);
    assert.deepEqual(codes({ replaces: ["none", "me"] }), ["policy.replaced-unknown", "policy.replaced-unknown"]);
    assert.deepEqual(codes({ replaces: ["other"] }, [policy("other", { issued: "2021-01-01" })]), ["policy.replaces-later"]);
    assert.deepEqual(codes({ replaces: ["other"] }, [policy("other", { replaces: ["me"] })]), ["policy.replaces-each-other"]);
    assert.deepEqual(codes({ family: { id: "none", role: "main" } }), ["policy.family-unknown"]);
    assert.deepEqual(codes({ clauses: [{ at: "第一条", gist: "甲" }, { at: "第一条", gist: "乙" }] }), ["policy.clause-twice"]);
  });
});
