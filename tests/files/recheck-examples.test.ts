import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import test from "node:test";
import { recheckFile, type ContractEntry } from "../../src/files/recheck-contract.ts";
import { assertSchema } from "./contract-schema.ts";
import { isUpdate, profileByYear, recheckCase } from "./published-cases.ts";

const EXAMPLES = new URL("../../docs/recheck-examples/", import.meta.url);

/** The published examples are outputs of the program itself, so that they cannot drift away from it. */
const examples: Readonly<Record<string, () => Promise<ContractEntry[]>>> = {
  "self-evaluation": () => recheckCase("jishan-medical-insurance-2020"),
  goal: () => recheckCase("ningjin-high-school-aid-2019"),
  department: () => recheckCase("chongqing-science-city-media-dept-2021"),
  evaluation: () => recheckCase("tongling-suburb-village-projects-2021"),
  "dates-and-several": async () => [...(await recheckCase("zhaohua-bereaved-family-goal-2021")), ...(await recheckCase("xiping-knitting-2020"))],
  unreadable: async () =>
    recheckFile({ name: "自评表.xlsx", bytes: Buffer.from("一级指标,二级指标,三级指标\n产出指标,数量指标,培训人次\n") }, { profile: await profileByYear(), language: "zh-CN" }),
};

for (const [name, make] of Object.entries(examples)) {
  test(`docs/recheck-examples/${name}.json is what the program prints`, async () => {
    const text = `${JSON.stringify(await make(), null, 2)}\n`;
    const file = new URL(`${name}.json`, EXAMPLES);
    if (isUpdate) writeFileSync(file, text);
    assert.equal(readFileSync(file, "utf8"), text, "run with HENGJI_UPDATE=1 and look at the difference");
  });
}

test("six examples, each valid against the published schema, show each kind of reading and entry", () => {
  const files = readdirSync(EXAMPLES).filter((name) => name.endsWith(".json")).sort();
  assert.deepEqual(files, Object.keys(examples).map((name) => `${name}.json`).sort());
  const entries = files.flatMap((name) => {
    const example = JSON.parse(readFileSync(new URL(name, EXAMPLES), "utf8")) as ContractEntry[];
    assertSchema(example);
    return example;
  });
  const kinds = new Set(entries.flatMap(({ indicators }) => indicators.flatMap(({ target, actual }) => [target.kind, actual.kind])));
  for (const kind of ["number", "date", "qualitative", "several", "blank"] as const) assert.ok(kinds.has(kind), kind);
  assert.ok(entries.some(({ unreadable }) => unreadable !== null));
  assert.ok(entries.some(({ findings }) => findings.some(({ severity }) => severity === "error")));
});
