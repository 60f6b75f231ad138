import { readdirSync, readFileSync } from "node:fs";
import { recheck } from "../../../src/core/recheck/index.ts";
import { readTableJson } from "../../../src/core/recheck/read-table.ts";
import type { PublishedTable } from "../../../src/core/recheck/table.ts";
import type { Form } from "../../../src/core/layout/form.ts";
import type { Profile } from "../../../src/core/score/profile.ts";
import { profileOfYear } from "../../../src/files/choose-profile.ts";
import { loadPacks } from "../../../src/files/load-packs.ts";
import type { RecheckedFile } from "../../../src/web/pages/recheck/results.ts";

const FOLDER = new URL("../../cases/", import.meta.url);
const packs = await loadPacks();
if (!packs.ok) throw new Error(JSON.stringify(packs.problems));

export const profiles: readonly Profile[] = packs.value.flatMap((pack) => pack.profiles);
export const forms: readonly Form[] = packs.value.flatMap((pack) => pack.forms);

export function profileOf(table: PublishedTable): Profile {
  return profileOfYear(profiles, table);
}

export function recheckTable(table: PublishedTable, file: string): RecheckedFile {
  return { table, result: recheck(table, profileOf(table), file), notes: [] };
}

/** The published tables, rechecked as the page does it. */
export const cases: readonly RecheckedFile[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => {
    const read = readTableJson(JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")), name);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return recheckTable(read.value, name);
  });

export function caseOf(id: string): RecheckedFile {
  const found = cases.find(({ table }) => table.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found;
}
