import assert from "node:assert/strict";
import { test } from "node:test";
import { recheck } from "../../src/core/recheck/index.ts";
import type { Rechecked } from "../../src/core/recheck/result.ts";
import { loadProfiles } from "../../src/files/load-packs.ts";
import { profileOfYear } from "../../src/files/choose-profile.ts";
import { keptTableOf, tableOfKept } from "../../src/files/kept-table.ts";
import { recheckText } from "../../src/files/recheck-version.ts";
import { publishedTable } from "../core/layout/tables.ts";

const profiles = await loadProfiles();
assert.ok(profiles.ok);
const profileFor = (table: Rechecked["table"]) => profileOfYear(profiles.value, table);
const table = publishedTable("jishan-medical-insurance-2020.json");
const rechecked = (of: Rechecked["table"], file = "甲.xlsx"): Rechecked => ({ table: of, result: recheck(of, profileFor(of), file) });

test("the same tables by the same rules come to the same version, whatever the file is called and whether a server kept it", () => {
  const text = recheckText([rechecked(table)], profileFor);
  assert.equal(recheckText([rechecked({ ...table, id: "乙" }, "乙.json")], profileFor), text);
  const kept = tableOfKept(JSON.parse(JSON.stringify(keptTableOf(table, "甲.xlsx"))) as ReturnType<typeof keptTableOf>, "");
  assert.ok(kept.ok);
  assert.equal(recheckText([rechecked(kept.value)], profileFor), text);
});

test("another score, another finding, another rule and one table more come to another", () => {
  const own = rechecked(table);
  const [row, ...rest] = table.indicators;
  const other = profiles.value.find(({ id }) => id !== profileFor(table).id)!;
  const texts = [
    recheckText([own], profileFor), recheckText([rechecked({ ...table, indicators: [{ ...row!, score: { units: 1, scale: 0 } }, ...rest] })], profileFor),
    recheckText([{ ...own, result: { ...own.result, findings: own.result.findings.slice(1) } }], profileFor), recheckText([own], () => other), recheckText([own, own], profileFor),
  ];
  assert.equal(new Set(texts).size, texts.length);
});
