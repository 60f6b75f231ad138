import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { renderSVG } from "uqr";
import { openBrowser } from "../../browser/browser.ts";
import { EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import { goalValues, withCell } from "../filings/city.ts";
import { codesOf } from "../filings/play.ts";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";
import { pdfOf, printedPdf, scannedSheets } from "./paper.ts";

const SCANS = "/api/2027/goal/scans";
const GOALS = "/api/2027/goal/filings";

/** Printed by Chromium, scanned by poppler, read by the server: as paper goes. */
describe("scans of stamped pages", () => {
  let world: PaperWorld;
  let browser: Browser;
  let first: string;
  let second: string;
  before(async () => {
    browser = await openBrowser();
    world = await openPaperWorld();
    first = await world.filled("P1", 2027);
    second = await world.filled("P2", 2027);
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  async function print(id: string, by = "officer", stage = "goal", year = 2027): Promise<{ readonly code: string; readonly pdf: Buffer }> {
    const { json } = await world.call(by, `POST /api/${year}/${stage}/filings/${id}/prints`);
    return { code: String(json["code"]), pdf: await printedPdf(browser, await (await world.page(String(json["html"]), by)).text()) };
  }
  const files = (): number => readdirSync(world.filesFolder, { recursive: true }).filter((name) => statSync(join(world.filesFolder, String(name))).isFile()).length;
  /** What an upload came to, and that it left exactly one event and one scan where it was taken and nothing where it was not. */
  async function bring(bytes: Uint8Array | string, query = "", by = "officer"): Promise<{ readonly status: number; readonly json: Record<string, unknown>; readonly code: string | undefined }> {
    const before = { events: (await world.events()).length, scans: (await world.see("select 1 from hengji.scan")).length, files: files() };
    const { status, json } = await world.send(by, `${SCANS}${query}`, typeof bytes === "string" ? bytes : new Uint8Array(bytes));
    const verbs = (await world.events()).slice(before.events).map(({ verb }) => verb);
    assert.deepEqual(verbs, status === 201 ? ["scan.matched"] : []);
    assert.equal((await world.see("select 1 from hengji.scan")).length - before.scans, status === 201 ? 1 : 0);
    assert.equal(files() - before.files, status === 201 ? 1 : 0, "a refused scan leaves no file");
    return { status, json, code: status === 201 ? undefined : codesOf(json)[0] };
  }

  test("a sheet at 150 dots an inch finds its record, as PNG and as JPEG in a PDF", async () => {
    const { code, pdf } = await print(first);
    const [png] = scannedSheets(pdf, "png", 150);
    const { status, json } = await bring(png!, `?name=${encodeURIComponent("盖章件.png")}&filing=${first}`);
    assert.equal(status, 201, JSON.stringify(json));
    assert.deepEqual(json["matched"], { filingId: first, year: 2027, stage: "goal", name: "农村公路日常养护", code, version: 2, current: true });
    const scanned = await bring(pdfOf(scannedSheets(pdf, "jpeg", 200)), "?name=scan.pdf");
    assert.equal((scanned.json["matched"] as { code: string }).code, code);
    const [row] = await world.see<{ name: string; media: string; pages: number; print_code: string }>("select name, media, pages, print_code from hengji.scan order by id desc limit 1");
    assert.deepEqual(row, { name: "scan.pdf", media: "application/pdf", pages: 1, print_code: code });
  });

  test("of a form over several sheets each carries the code", async () => {
    const rows = Array.from({ length: 70 }, (_, index) => ({ ...EMPTY_ROW, id: `x${index}`, level1: "产出指标", level2: "数量指标", level3: `第${index + 1}段养护`, target: "≥1公里", points: "1" }));
    const long = await world.filled("P3", 2027, { ...goalValues(), rows }, "bridges");
    const { code, pdf } = await print(long, "bridges");
    const sheets = scannedSheets(pdf, "jpeg", 150);
    assert.ok(sheets.length >= 3, `${sheets.length} sheets`);
    for (const sheet of sheets) assert.equal(((await bring(sheet, "", "bridges")).json["matched"] as { code: string } | undefined)?.code, code);
    const whole = await bring(pdfOf(sheets), "", "bridges");
    assert.equal(whole.status, 201, JSON.stringify(whole.json));
  });

  test("a copy of an earlier content is filed and told to be superseded", async () => {
    const { pdf } = await print(second);
    assert.equal((await world.call("officer", `PUT ${GOALS}/${second}`, { values: withCell(goalValues(), "r1", { target: "≥130公里" }), expectedVersion: 2 })).status, 200);
    const { json } = await bring(scannedSheets(pdf, "jpeg", 150)[0]!);
    assert.deepEqual([(json["matched"] as { version: number }).version, (json["matched"] as { current: boolean }).current], [2, false]);
  });

  test("a scan of another record, of another stage or year, of several records: a clear sentence each, and nothing changed", async () => {
    const one = await print(first);
    const two = await print(second);
    const [sheet] = scannedSheets(one.pdf, "jpeg", 150);
    const other = await bring(sheet!, `?filing=${second}`);
    assert.deepEqual([other.status, other.code], [422, "scan.other-record"]);
    assert.match((other.json["problems"] as { message: string }[])[0]!.message, /2027年度的“农村公路日常养护”/);
    const several = await bring(pdfOf([sheet!, scannedSheets(two.pdf, "jpeg", 150)[0]!]));
    assert.deepEqual([several.status, several.code], [422, "scan.several-records"]);
    for (const [path, code] of [["/api/2027/self-evaluation/scans", "scan.other-stage"], ["/api/2026/goal/scans", "scan.other-record"]] as const) {
      const { status, json } = await world.send("officer", path, new Uint8Array(sheet!));
      assert.deepEqual([status, codesOf(json)], [422, [code]]);
    }
  });

  test("a code out of reach is as unknown as one that was never made", async () => {
    const { pdf } = await print(first);
    const [sheet] = scannedSheets(pdf, "jpeg", 150);
    const unseen = await bring(sheet!, "", "school");
    assert.deepEqual([unseen.status, unseen.code], [404, "scan.code-unknown"]);
    const reviewer = await bring(sheet!, "", "reviewer");
    assert.deepEqual([reviewer.status, reviewer.code], [403, "duty.missing"]);
    assert.deepEqual(Object.keys((unseen.json["problems"] as { params: object }[])[0]!.params), ["code"], "nothing of the record is told");
  });

  test("what is no scan of ours", async () => {
    const page = async (html: string): Promise<Buffer> => scannedSheets(await printedPdf(browser, html), "png", 100)[0]!;
    const cases: readonly (readonly [says: string, bytes: Uint8Array | string, status: number, code: string])[] = [
      ["a sheet without a code", await page("<h1>会议通知</h1>"), 422, "scan.no-code"],
      ["a code of somebody else", await page(`<div style="width:4cm">${renderSVG("https://elsewhere.test/pay")}</div>`), 422, "scan.foreign-code"],
      ["a code that was never made", await page(`<div style="width:4cm">${renderSVG(`http://hengji.test/print/2027/goal/${first}/0000000000000000`)}</div>`), 404, "scan.code-unknown"],
      ["a letter", "%PDF-1.4 no picture in it", 422, "scan.no-picture"],
      ["a page", "<html>", 422, "scan.media-wrong"],
      ["half a picture", (await page("<p>x</p>")).subarray(0, 60), 422, "scan.unreadable"],
      ["nothing", "", 422, "upload.empty"],
    ];
    for (const [says, bytes, status, code] of cases) {
      const answer = await bring(bytes);
      assert.deepEqual([answer.status, answer.code], [status, code], says);
    }
  });
});
