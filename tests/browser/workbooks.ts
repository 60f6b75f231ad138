import { readdirSync, readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import { pickForm, type Form } from "../../src/core/layout/form.ts";
import { layOutTable } from "../../src/core/layout/lay-out-table.ts";
import { readTableJson } from "../../src/core/recheck/read-table.ts";
import type { PublishedTable } from "../../src/core/recheck/table.ts";
import { loadPacks } from "../../src/files/load-packs.ts";
import { writeXlsx } from "../../src/files/write-xlsx.ts";
import { speak } from "../../src/words/index.ts";
import { CASES_FOLDER } from "./built-pages.ts";

/** A file as a person hands it to the page. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const packs = await loadPacks();
if (!packs.ok) throw new Error(JSON.stringify(packs.problems));
const forms: readonly Form[] = packs.value.flatMap((pack) => pack.forms);
const say = speak("zh-CN");

export function publishedTable(id: string): PublishedTable {
  const read = readTableJson(JSON.parse(readFileSync(`${CASES_FOLDER}/${id}.json`, "utf8")), id);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** The official form of these tables as a workbook, a sheet for each. */
export async function workbook(name: string, ...tables: readonly PublishedTable[]): Promise<GivenFile> {
  const sheets = tables.map((table, index) => ({ name: `表${index + 1}`, layout: layOutTable(table, pickForm(forms, table.form)!, say) }));
  return given(name, await writeXlsx(sheets));
}

export function zip(name: string, ...files: readonly GivenFile[]): GivenFile {
  return given(name, zipSync(Object.fromEntries(files.map((file) => [file.name, new Uint8Array(file.buffer)]))));
}

export function given(name: string, content: Uint8Array | string): GivenFile {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(typeof content === "string" ? strToU8(content) : content) };
}

/** Every published table as it lies in `tests/cases`. */
export function publishedFiles(): GivenFile[] {
  return readdirSync(CASES_FOLDER).filter((name) => name.endsWith(".json")).sort().map((name) => given(name, readFileSync(`${CASES_FOLDER}/${name}`)));
}
