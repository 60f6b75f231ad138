import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { groundProblem, stillPublic, WITHHOLDING_REASONS } from "../../../src/core/disclosure/withholding.ts";
import { catalogue } from "../../../src/words/catalogue.ts";

describe("reasons for not disclosing (不予公开)", () => {
  test("another lawful ground is written out; the others take none, since it could be the secret itself; what is classified is no matter of the public alone", () => {
    const cases: readonly (readonly [reason: (typeof WITHHOLDING_REASONS)[number], ground: string, code: string | null])[] = [
      ["secrecy-review", "", null], ["personal-or-commercial", "", null], ["other-lawful", "《政府信息公开条例》第十六条", null], ["other-lawful", "Art. 16", null],
      ["other-lawful", "", "publication.ground-needed"], ["other-lawful", " 　", "publication.ground-needed"], ["other-lawful", "——。", "publication.ground-needed"], ["other-lawful", "\u200B", "publication.ground-needed"],
      ["secrecy-review", "某型号", "publication.ground-not-asked"], ["classified", "", "publication.classified-is-a-code"], ["classified", "某型号", "publication.classified-is-a-code"], ["personal-or-commercial", "x", "publication.ground-not-asked"],
    ];
    for (const [reason, ground, code] of cases) assert.equal(groundProblem({ reason, ground })?.code ?? null, code, `${reason} ${ground}`);
  });

  test("each has its words in both languages", () => {
    for (const language of ["zh-CN", "en"] as const) for (const reason of WITHHOLDING_REASONS) assert.ok(catalogue[language][`app-disclosure.reason.${reason}`], `${language} ${reason}`);
  });

  test("what is public still is found by its code, and nothing is where nothing was published", () => {
    const withheld = [{ code: "P1" }, { code: "P3" }];
    assert.deepEqual(stillPublic(withheld, { projects: [{ code: "P1" }, { code: "P2" }] }), ["P1"]);
    assert.deepEqual([stillPublic(withheld, { projects: [] }), stillPublic(withheld, null), stillPublic([], { projects: [{ code: "P1" }] })], [[], [], []]);
  });
});
