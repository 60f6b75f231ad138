import { readdirSync, readFileSync } from "node:fs";
import XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { layOutTable } from "../../src/core/layout/lay-out-table.ts";
import { recheck } from "../../src/core/recheck/index.ts";
import { readTableJson } from "../../src/core/recheck/read-table.ts";
import type { PublishedTable } from "../../src/core/recheck/table.ts";
import { pickForm } from "../../src/core/layout/form.ts";
import { loadPacks, loadProfiles } from "../../src/files/load-packs.ts";
import { readTables } from "../../src/files/read-tables.ts";
import { writeXlsx } from "../../src/files/write-xlsx.ts";
import { speak } from "../../src/words/index.ts";
import { inTurns, report } from "../measure.ts";

const TIMES = 100;
const WORKBOOKS = 500;

/** (c) The published tables rechecked a hundred times over, and 500 workbooks read and rechecked, beside what cannot be avoided and what others take. */
export async function rechecking(): Promise<string> {
  const profiles = await loadProfiles();
  const packs = await loadPacks();
  if (!profiles.ok || !packs.ok) throw new Error("the national pack does not load");
  const profile = profiles.value.find(({ id }) => id === "cn-national-2021")!;
  const folder = new URL("../../tests/cases/", import.meta.url);
  const texts = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => readFileSync(new URL(name, folder), "utf8"));
  const tables = texts.map((text): PublishedTable => {
    const read = readTableJson(JSON.parse(text), "case");
    if (!read.ok) throw new Error("a case does not read");
    return read.value;
  });

  const cases = await inTurns(
    [
      { name: `${tables.length} tables × ${TIMES}: parsed, read, rechecked with traces`, role: "hengji", run: () => repeat(() => texts.reduce((sum, text) => {
        const read = readTableJson(JSON.parse(text), "case");
        return sum + (read.ok ? recheck(read.value, profile, "case").findings.length : 0);
      }, 0)) },
      { name: "JSON.parse of the same texts", role: "limit", run: () => repeat(() => texts.reduce((sum, text) => sum + (JSON.parse(text) as { indicators: unknown[] }).indicators.length, 0)) },
    ],
    5,
  );

  const say = speak("zh-CN");
  const whole = tables.filter(({ indicators }) => indicators.length > 3);
  const different = await Promise.all(whole.map((table) => writeXlsx([{ name: "自评表", layout: layOutTable(table, pickForm(packs.value.flatMap(({ forms }) => forms), table.form)!, say) }])));
  const books = Array.from({ length: WORKBOOKS }, (_, index) => different[index % different.length]!);
  const sheets = await inTurns(
    [
      { name: `${WORKBOOKS} workbooks read and rechecked`, role: "hengji", run: () => books.reduce((sum, bytes) => {
        for (const outcome of readTables({ name: "book.xlsx", bytes })) if (outcome.kind === "table") sum += recheck(outcome.table, profile, outcome.file).findings.length;
        return sum;
      }, 0) },
      { name: "inflating the same workbooks", role: "limit", run: () => books.reduce((sum, bytes) => sum + Object.keys(unzipSync(bytes)).length, 0) },
      { name: "@e965/xlsx, reading cells only", role: "peer", run: () => books.reduce((sum, bytes) => sum + XLSX.read(bytes, { dense: true }).SheetNames.length, 0) },
      { name: "exceljs, reading cells only", role: "peer", run: async () => {
        let sum = 0;
        for (const bytes of books) {
          const workbook = new ExcelJS.Workbook();
          await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
          sum += workbook.worksheets.length;
        }
        return sum;
      } },
    ],
    5,
  );
  return `${report("(c) Published tables rechecked on one core", cases)}\n${report(`(c) ${WORKBOOKS} workbooks (${different.length} different ones) on one core`, sheets)}`;
}

function repeat(work: () => number): number {
  let sum = 0;
  for (let time = 0; time < TIMES; time += 1) sum += work();
  return sum;
}
