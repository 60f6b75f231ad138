import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import ExcelJS from "exceljs";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { readGrids } from "../../../src/files/read-grid.ts";
import { goalValues, withCell } from "../filings/city.ts";
import { codesOf, play } from "../filings/play.ts";
import { openPaperWorld, type PaperWorld } from "./paper-world.ts";

const GOALS = "/api/2027/goal/filings";
const IMPORT = "/api/2027/goal/import";
const HEADINGS = ["预算年度", "项目代码", "项目名称", "主管部门", "单位名称", "年度资金总额（万元）", "财政拨款（万元）", "其他资金（万元）", "年度绩效目标", "一级指标", "二级指标", "三级指标", "指标值", "分值权重", "上年完成值", "备注"];

describe("workbooks out and in", () => {
  let world: PaperWorld;
  let id: string;
  before(async () => {
    world = await openPaperWorld();
    id = await world.filled("P1", 2027);
  });
  after(() => world.close());

  async function workbook(rows: readonly (readonly (string | number)[])[], change: (sheet: ExcelJS.Worksheet) => void = () => {}): Promise<Uint8Array<ArrayBuffer>> {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("导出");
    for (const row of rows) sheet.addRow([...row]);
    change(sheet);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }
  const line = (code: string, level3: string, target: string, points: number, more: readonly (string | number)[] = ["2027", code, "农村公路日常养护", "", "", 320.5, 320.5, 0, "2027年养护农村公路130公里。"]): (string | number)[] => [...more, "产出指标", "数量指标", level3, target, points, "118公里", ""];
  const send = async (by: string, bytes: Uint8Array<ArrayBuffer> | string, query = "") => world.send(by, `${IMPORT}${query}`, bytes);
  const draftOf = async (by = "officer") => (await world.call(by, `GET ${GOALS}/${id}`)).json["draft"] as { values: FilingValues; baseVersion: number } | null;

  test("the official form as a workbook, named after its project", async () => {
    const response = await world.page(`${GOALS}/${id}/workbook`, "head");
    assert.equal(response.status, 200);
    assert.match(response.headers.get("content-type") ?? "", /spreadsheetml/);
    assert.match(decodeURIComponent(response.headers.get("content-disposition") ?? ""), /2027 农村公路日常养护 项目支出绩效目标申报表\.xlsx/);
    const read = readGrids(new Uint8Array(await response.arrayBuffer()));
    assert.ok(read.ok);
    const texts = read.value.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(([, text]) => text)));
    for (const part of ["草案 · 演示数据", "项目支出绩效目标申报表", "≥120公里"]) assert.ok(texts.includes(part), part);
    assert.equal((await world.page(`${GOALS}/${id}/workbook`, "bridges")).status, 404);
    assert.equal((await world.page(`${GOALS}/${id}/workbook`, "system")).status, 403);
  });

  test("a dry run says what would change, and changes nothing", async () => {
    const bytes = await workbook([["省级预算管理一体化系统导出"], HEADINGS, line("P1", "养护农村公路里程", "≥130公里", 30), line("P1", "新增指标", "≥5个", 60)]);
    const before = (await world.events()).length;
    const { status, json } = await send("officer", bytes, "?dry");
    assert.equal(status, 200, JSON.stringify(json));
    const [filing] = json["filings"] as { id: string; changes: { path: string; before: string | null; after: string | null }[] }[];
    assert.equal(filing!.id, id);
    const changed = Object.fromEntries(filing!.changes.map(({ path, after }) => [path, after]));
    assert.equal(changed["rows[r1].target"], "≥130公里");
    assert.equal(changed["goal.planned"], "2027年养护农村公路130公里。");
    assert.equal(changed["rows[r2].level3"], null, "a row that the workbook does not have goes");
    assert.deepEqual([await draftOf(), (await world.events()).length], [null, before]);
  });

  test("imported it lies in the officer's draft and nobody else's; the form itself is saved by hand", async () => {
    const bytes = await workbook([HEADINGS, line("P1", "养护农村公路里程", "≥130公里", 30), line("P1", "新增指标", "≥5个", 60)]);
    const before = (await world.events()).length;
    const { status, json } = await send("officer", bytes);
    assert.equal(status, 200, JSON.stringify(json));
    const events = (await world.events()).slice(before);
    assert.deepEqual(events.map(({ verb, subject, digest_after }) => [verb, subject, digest_after]), [["goals.imported", id, createHash("sm3").update(bytes).digest("hex")]]);
    const draft = (await draftOf())!;
    assert.deepEqual(draft.values.rows.map((row) => [row.id, row.level3, row.target, row.points, row.baseline]), [["r1", "养护农村公路里程", "≥130公里", "30", "118公里"], ["x1", "新增指标", "≥5个", "60", "118公里"]]);
    assert.equal(draft.baseVersion, 2);
    assert.equal(await draftOf("colleague"), null);
    const { json: form } = await world.call("officer", `GET ${GOALS}/${id}`);
    assert.deepEqual([(form["values"] as FilingValues).rows.length, form["version"]], [4, 2]);
    await play(world, [{ says: "save the draft", by: "officer", request: `PUT ${GOALS}/${id}`, body: { values: draft.values, expectedVersion: 2 }, status: 200, events: ["filing.saved"] }]);
  });

  test("what was typed and not saved stays where the workbook says nothing, on the version it was typed on", async () => {
    const { json } = await world.call("officer", `GET ${GOALS}/${id}`);
    const typed = { ...(json["values"] as FilingValues), goal: { planned: "还没有保存的目标。", actual: "" } };
    await world.call("officer", `PUT ${GOALS}/${id}/draft`, { values: typed, baseVersion: 3 });
    const { status } = await send("officer", await workbook([HEADINGS, line("P1", "养护农村公路里程", "≥140公里", 90, ["2027", "P1", "", "", "", "", "", "", ""])]));
    assert.equal(status, 200);
    const draft = (await draftOf())!;
    assert.deepEqual([draft.values.goal.planned, draft.baseVersion, draft.values.rows.map(({ target }) => target)], ["还没有保存的目标。", 3, ["≥140公里"]]);
    assert.equal((await world.call("officer", `DELETE ${GOALS}/${id}/draft`)).status, 200);
  });

  test("what is exported is imported without a change", async () => {
    const response = await world.page(`/api/2027/goal/export?filing=${id}`, "officer");
    assert.equal(response.status, 200);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const read = readGrids(bytes);
    assert.ok(read.ok);
    const [sheet, aside] = read.value;
    assert.deepEqual(sheet!.rows[0]!.cells.map(([, text]) => text), HEADINGS);
    // What is a draft is said in the name and on a sheet of its own, where no other system trips over it.
    assert.match(decodeURIComponent(response.headers.get("content-disposition") ?? ""), /绩效目标交换表 草案\.xlsx/);
    const said = aside!.rows.flatMap(({ cells }) => cells.map(([, text]) => text)).join("");
    for (const part of ["草案", "绩效目标交换表", "产出（含成本）、效益、满意度", "尚未正式采用"]) assert.ok(said.includes(part), `${part} in ${said}`);
    const { status, json } = await send("officer", bytes, "?dry=true");
    assert.equal(status, 200, JSON.stringify(json));
    assert.deepEqual(json["filings"], [{ id, code: "P1", name: "农村公路日常养护", changes: [] }]);
    const all = readGrids(new Uint8Array(await (await world.page("/api/2027/goal/export", "school-department")).arrayBuffer()));
    assert.ok(all.ok && all.value[0]!.rows.length === 1, "nothing of another department");
    assert.equal((await world.page(`/api/2027/goal/export?filing=${id}`, "bridges")).status, 404);
  });

  test("projects that cannot be taken are told one by one, and the others are", async () => {
    const second = await world.filled("P2", 2027);
    const bytes = await workbook([
      HEADINGS, line("P1", "甲", "1", 90), line("P9", "乙", "1", 90), line("P4", "丙", "1", 90), line("P2", "丁", "1", 90, ["2027", "P2", "", "", "", "", "", "", ""]), ["2026", "P3", "", "", "", "", "", "", "", "", "", "戊", "1"],
    ]);
    const { status, json } = await send("officer", bytes);
    assert.equal(status, 200, JSON.stringify(json));
    assert.deepEqual((json["filings"] as { id: string }[]).map((one) => one.id), [id, second]);
    assert.deepEqual((json["problems"] as { code: string; where: string }[]).map(({ code, where }) => [code, where]), [["exchange.other-year", "6"], ["exchange.subject-unknown", "3"], ["exchange.subject-unknown", "4"]]);
  });

  test("who may not fill imports nothing, and a goal that was handed on is not changed", async () => {
    const bytes = await workbook([HEADINGS, line("P1", "甲", "1", 90)]);
    for (const [by, status, code] of [["head", 403, "duty.missing"], ["performance", 403, "duty.missing"], ["audit", 403, "duty.missing"], ["bridges", 422, "exchange.subject-unknown"]] as const) {
      const answer = await send(by, bytes);
      assert.deepEqual([answer.status, codesOf(answer.json)[0]], [status, code], by);
    }
    const handed = await world.filled("P1", 2026, withCell(goalValues(), "r1", { target: "≥121公里" }));
    await world.moved(2026, "goal", handed, 2, ["officer submit"]);
    const { status, json } = await world.send("officer", "/api/2026/goal/import", await workbook([HEADINGS, line("P1", "甲", "1", 90, ["2026", "P1", "", "", "", "", "", "", ""])]));
    assert.deepEqual([status, codesOf(json)], [403, ["workflow.not-your-step"]]);
  });

  test("what is no workbook of ours: a clear sentence each, and nothing changed", async () => {
    const before = (await world.events()).length;
    const cases: readonly (readonly [says: string, bytes: Uint8Array<ArrayBuffer> | string, status: number, code: string])[] = [
      ["another table", await workbook([["姓名", "电话"], ["甲", "1"]]), 422, "exchange.no-headings"],
      ["a column less", await workbook([HEADINGS.filter((heading) => heading !== "指标值"), ["2027", "P1"]]), 422, "exchange.column-missing"],
      ["no rows", await workbook([HEADINGS]), 422, "exchange.nothing-to-import"],
      ["a PDF", "%PDF-1.7", 422, "file.pdf"],
      ["a list of commas", "项目代码,三级指标\nP1,甲", 422, "file.csv"],
      ["half a workbook", (await workbook([HEADINGS, line("P1", "甲", "1", 1)])).slice(0, 900), 422, ""],
      ["nothing", "", 422, "upload.empty"],
    ];
    for (const [says, bytes, status, code] of cases) {
      const answer = await send("officer", bytes);
      assert.equal(answer.status, status, `${says}: ${JSON.stringify(answer.json)}`);
      if (code !== "") assert.equal(codesOf(answer.json)[0], code, says);
    }
    assert.equal((await world.events()).length, before);
  });
});
