import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { exAnteWorkbook } from "../../../src/files/draw-ex-ante.ts";
import { readGrids } from "../../../src/files/read-grid.ts";
import { writeXlsx } from "../../../src/files/write-xlsx.ts";
import type { PaperMatter } from "../../../src/core/ex-ante/papers.ts";
import { speak } from "../../../src/words/index.ts";
import { codesOf } from "../filings/play.ts";
import { openExAnteWorld, PROJECT, type ExAnteWorld } from "./ex-ante-world.ts";

interface Shown {
  readonly version: number; readonly amountFen: string | null; readonly texts: Readonly<Record<string, string>>;
  readonly head: PaperMatter["head"];
}

const WORKBOOK = { "content-type": "application/octet-stream" };

describe("F201: an application's workbook comes back at the edge of the server", () => {
  let world: ExAnteWorld;
  before(async () => {
    world = await openExAnteWorld();
  });
  after(() => world.close());

  const shown = async (address: string): Promise<Shown> => (await world.call("officer", `GET ${address}`)).json as unknown as Shown;

  test("what it says otherwise is written with one event; the same again changes nothing; an earlier state, another application and other hands are refused", async () => {
    const address = await world.begun(await world.entered("X1"));
    await world.written(address, "320500000");
    const taken = await world.page(`${address}/workbook?language=zh-CN`, "officer");
    assert.equal(taken.status, 200);
    const bytes = new Uint8Array(await taken.arrayBuffer());
    const grids = readGrids(bytes);
    assert.ok(grids.ok);
    const line = grids.value[0]!.rows.flatMap(({ cells }) => cells.map(([, text]) => text)).find((text) => text.startsWith("第 2 版"));
    assert.ok(line !== undefined, "the workbook says which state it was taken of");
    const before = (await world.events()).length;
    const same = await world.send("officer", `${address}/workbook`, bytes, WORKBOOK);
    assert.deepEqual([same.status, same.json], [200, { version: 2, changes: [] }]);
    assert.equal((await world.events()).length, before, "nothing changed and nothing is told");

    const now = await shown(address);
    const digest = (await world.see<{ content_digest: string }>(`select content_digest from hengji.ex_ante where id = '${address.split("/").at(-1)!}'`))[0]!.content_digest;
    const matter = (change: Partial<PaperMatter>): PaperMatter => ({
      scheme: PROJECT, year: 2027, level: "department", amountFen: BigInt(now.amountFen!), texts: now.texts, drafts: true, version: now.version, digest, head: now.head, materials: new Map(), sheets: [], conclusion: null, decision: null, aspectMeans: [], ...change,
    });
    const workbook = (change: Partial<PaperMatter>): Promise<Uint8Array<ArrayBuffer>> => writeXlsx(exAnteWorkbook(matter(change), speak("zh-CN"))) as Promise<Uint8Array<ArrayBuffer>>;
    const changed = await workbook({ amountFen: 288_000_000n, texts: { ...now.texts, goal: "通行安全，改造 5 座。" } });
    for (const [by, status, code] of [["bridges", 404, "ex-ante.unknown"], ["department", 403, "duty.missing"], ["expert1", 403, "duty.missing"]] as const) {
      const outcome = await world.send(by, `${address}/workbook`, changed, WORKBOOK);
      assert.deepEqual([outcome.status, codesOf(outcome.json)], [status, [code]], by);
    }
    const read = await world.send("officer", `${address}/workbook`, changed, WORKBOOK);
    assert.deepEqual([read.status, read.json], [200, { version: 3, changes: ["amount", "texts.goal"] }]);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["ex-ante.imported"]);
    const after = await shown(address);
    assert.deepEqual([after.version, after.amountFen, after.texts["goal"]], [3, "288000000", "通行安全，改造 5 座。"]);

    const stale = await world.send("officer", `${address}/workbook`, changed, WORKBOOK);
    assert.deepEqual([stale.status, codesOf(stale.json)], [422, ["ex-ante.workbook-stale"]]);
    const [problem] = stale.json["problems"] as { where: string; message: string }[];
    assert.match(problem!.where, /^B\d+$/);
    assert.ok(problem!.message.includes(problem!.where), "the sentence names the cell");
    const other = await world.begun(await world.entered("X2"));
    assert.deepEqual(codesOf((await world.send("officer", `${other}/workbook`, bytes, WORKBOOK)).json), ["ex-ante.workbook-other"]);
    assert.deepEqual(codesOf((await world.send("officer", `${other}/workbook`, new TextEncoder().encode("no workbook"), WORKBOOK)).json).length, 1);
    await world.brought(address);
    await world.move("officer", address, "submit");
    const late = await world.send("officer", `${address}/workbook`, changed, WORKBOOK);
    assert.deepEqual([late.status, codesOf(late.json)], [409, ["ex-ante.not-now"]]);
  });
});
