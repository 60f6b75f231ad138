import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { citationsIn, whereUsed } from "../../src/core/policy/citations.ts";
import { familyCounts } from "../../src/core/policy/family-count.ts";
import { citedAs, nameIn } from "../../src/core/layout/own-names.ts";
import { speak } from "../../src/words/index.ts";
import { citedNames } from "../../src/core/policy/cited-names.ts";
import { POLICY_LEVELS } from "../../src/core/policy/policy-document.ts";
import { validityOn } from "../../src/core/policy/validity.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { resolvePacks } from "../../src/files/resolve-packs.ts";
import { readPackSource } from "../../src/files/read-pack-source.ts";
import { PACKS_FOLDER } from "../../src/files/load-packs.ts";

/** What the park's pack says upon the national one. */
async function park() {
  const [national, over] = await Promise.all([readPackSource(`${PACKS_FOLDER}/national`, "national"), readPackSource(`${PACKS_FOLDER}/sip-full-process`, "sip-full-process")]);
  assert.ok(national.ok && over.ok);
  const read = resolvePacks({ layers: [national.value.source, over.value.source], own: 0, choice: null }, null, [national.value.texts, over.value.texts]);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

describe("documents of the packs", () => {
  test("F105: the rules valid on 2020-04-27 and on 2020-04-28 differ by the opinions of the park", async () => {
    const documents = (await park()).policies!.flatMap((one) => one.documents);
    const inForce = (day: string) => documents.filter((document) => validityOn(document, day, documents).state === "in-force").map(({ id }) => id);
    const [before, after] = [inForce("2020-04-27"), inForce("2020-04-28")];
    assert.deepEqual(after.filter((id) => !before.includes(id)), ["sip-2020"]);
    assert.deepEqual(before.filter((id) => !after.includes(id)), []);
    assert.deepEqual(POLICY_LEVELS.filter((level) => !documents.some((document) => document.level === level)), [], "all four levels");
    // The measures of 2011 hold until those of 2020 come.
    assert.deepEqual([inForce("2020-02-24"), inForce("2020-02-25")].map((ids) => [ids.includes("evaluation-2011-285"), ids.includes("evaluation-2020-10")]), [[true, false], [false, true]]);
  });

  test("F105: nothing that is shaky stands as a rule, and days are no more exact than they are known", async () => {
    const documents = (await park()).policies!.flatMap((one) => one.documents);
    for (const number of ["财社〔2022〕65号", "财预〔2020〕3号", "财预〔2014〕45号"]) assert.ok(!documents.some((document) => document.number === number), number);
    for (const { id, level, unverified } of documents) assert.ok(unverified || level !== "national", id);
    for (const { id, clauses } of documents) for (const { gist } of clauses) assert.ok(gist.zh.length < 90, `${id}: a gist and no text`);
  });

  test("F105: every rule of the profiles that names a document finds it with its level and clause, and the demo family “1+9” lacks one", async () => {
    const read = await loadDefinitions(undefined, "demo-city");
    assert.ok(read.ok);
    const documents = read.value.policies!.flatMap((one) => one.documents);
    const { used, orphans } = whereUsed(documents, citationsIn({ ...read.value }));
    assert.deepEqual(orphans.filter(({ part }) => part === "profiles" || part === "forms"), []);
    const ratio = used.get("evaluation-2020-10")!.find(({ of, at }) => of === "cn-national-2021" && at === "ratioRule")!;
    assert.ok(documents.find(({ id }) => id === "evaluation-2020-10")!.clauses.some(({ at }) => at === ratio.clause));
    const [family] = familyCounts(read.value.policies!.flatMap((one) => one.families), documents);
    assert.deepEqual([family!.main, family!.supporting, family!.missingSupporting], [1, 8, 1]);
  });
});

test("every document and every place in one that packs cite, or that a document tells of, has an English name, told with the original", async () => {
  const packs = await park();
  const names = citedNames(packs.policies ?? []);
  const documents = [...new Set(citationsIn({ ...packs }).map(({ document }) => document))];
  assert.ok(documents.includes("财预〔2020〕10号"));
  assert.deepEqual(documents.filter((document) => nameIn(names, document) === document), []);
  assert.equal(citedAs("财预〔2020〕10号", names, speak("en")), "Measures for evaluating project expenditure (财预〔2020〕10号)");
  assert.equal(citedAs("某市〔2030〕1号", names, speak("en")), "某市〔2030〕1号", "what nobody named goes by its own name");
  const cited = citationsIn({ ...packs }).flatMap(({ clause }) => (clause === null ? [] : [clause]));
  const told = (packs.policies ?? []).flatMap(({ documents }) => documents.flatMap(({ clauses }) => clauses.map(({ at }) => at)));
  assert.ok(cited.length > 10 && told.length > 30);
  assert.deepEqual([...new Set([...cited, ...told])].filter((place) => nameIn(names, place) === place), []);
});
