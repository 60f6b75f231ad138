import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { materialsOf, schemeFor } from "../../../src/core/ex-ante/scheme.ts";
import { PAPERS } from "../../../src/core/ex-ante/papers.ts";
import { BUDGET_BOOKS, type BudgetBook } from "../../../src/core/subject/budget-book.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { itemsOf, papersFor } from "../../../src/core/paper/paper-definition.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { readGrids } from "../../../src/files/read-grid.ts";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";

describe("R36: papers of the four books at the edge of the server", () => {
  let world: PaperWorld;
  let national: Definitions;
  const subjects = new Map<BudgetBook, string>();
  before(async () => {
    const loaded = await loadDefinitions();
    assert.ok(loaded.ok, JSON.stringify(loaded));
    national = loaded.value;
    world = await openPaperWorld((packs) => ({ ...packs, forms: national.forms, frames: national.frames, papers: national.papers ?? [], exAnte: national.exAnte ?? [] }));
    const unitId = await world.body("101001");
    for (const [index, book] of BUDGET_BOOKS.entries()) {
      const { status, json } = await world.call("department", "POST /api/subjects", { unitId, code: `B${index}`, name: `四本预算对象${index}`, kind: "project", book, attribute: "new", firstYear: 2026 });
      assert.equal(status, 201, JSON.stringify(json));
      subjects.set(book, String(json["id"]));
    }
  });
  after(() => world.close());

  const sheet = async (path: string): Promise<string> => {
    const workbook = await world.page(path, "officer");
    assert.equal(workbook.status, 200, path);
    const grids = readGrids(new Uint8Array(await workbook.arrayBuffer()));
    assert.ok(grids.ok);
    return grids.value.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(([, text]) => text))).join("\n");
  };
  const printed = async (path: string): Promise<string> => {
    const page = await world.page(path, "officer");
    assert.equal(page.status, 200, path);
    return page.text();
  };

  for (const book of BUDGET_BOOKS) for (const [stage, year] of [["goal", 2027], ["self-evaluation", 2026]] as const) {
    test(`${book} ${stage}: its own paper and no other is offered, printed as a draft and saved as a workbook`, async () => {
      if (stage === "self-evaluation") assert.equal((await world.call("performance", `POST /api/${year}/goal/waivers`, { subjectId: subjects.get(book)!, reason: "应急抢险，未编目标" })).status, 201);
      const { status, json } = await world.call("officer", `POST /api/${year}/${stage}/filings`, { subjectId: subjects.get(book)!, from: "blank" });
      assert.equal(status, 201, JSON.stringify(json));
      const path = `/api/${year}/${stage}/filings/${String(json["id"])}`;
      const [own, ...more] = papersFor(national.papers ?? [], { stage, subjectKind: "project", book });
      assert.equal(more.length, 0);
      const known = await world.call("officer", `GET ${path}/papers`);
      assert.deepEqual((known.json["papers"] as readonly { readonly id: string }[]).map(({ id }) => id), [own!.id]);
      const [page, english, workbook] = [await printed(`/print/${year}/${stage}/${String(json["id"])}/papers/${own!.id}?language=zh-CN`), await printed(`/print/${year}/${stage}/${String(json["id"])}/papers/${own!.id}?language=en`), await sheet(`${path}/papers/${own!.id}/workbook?language=zh-CN`)];
      for (const { title } of [own!, ...itemsOf(own!)]) {
        assert.ok(page.includes(title.zh) && workbook.includes(title.zh), title.zh);
        assert.ok(english.includes(title.en), title.en);
      }
      assert.ok(page.includes("草案"));
      for (const other of (national.papers ?? []).filter((one) => one.stage === stage && one.id !== own!.id && one.kinds.includes("project"))) {
        assert.equal((await world.page(`/print/${year}/${stage}/${String(json["id"])}/papers/${other.id}`, "officer")).status, 404, other.id);
      }
    });
  }

  for (const book of BUDGET_BOOKS) test(`${book}: its ex-ante application has the fields, the materials and the papers of the book`, async () => {
    const own = schemeFor(national.exAnte ?? [], { kind: "project", book })!;
    const list = await world.call("officer", "GET /api/2027/ex-ante");
    assert.equal((list.json["toApply"] as readonly { readonly id: string; readonly scheme: string }[]).find(({ id }) => id === subjects.get(book))?.scheme, own.id);
    const { status, json } = await world.call("officer", "POST /api/2027/ex-ante", { subjectId: subjects.get(book)! });
    assert.equal(status, 201, JSON.stringify(json));
    const address = `/api/2027/ex-ante/${String(json["id"])}`;
    const { json: opened } = await world.call("officer", `GET ${address}`);
    const scheme = opened["scheme"] as { readonly id: string; readonly fields: readonly { readonly id: string }[] };
    assert.deepEqual([scheme.id, scheme.fields.map(({ id }) => id)], [own.id, own.fields.map(({ id }) => id)]);
    assert.deepEqual((opened["materials"] as readonly { readonly id: string }[]).map(({ id }) => id), materialsOf(own).map(({ id }) => id));
    const texts = Object.fromEntries(own.fields.map(({ id }) => [id, `写在${id}的话。`]));
    const saved = await world.call("officer", `PUT ${address}`, { amountFen: "100000000", texts, expectedVersion: opened["version"] });
    assert.equal(saved.status, 200, JSON.stringify(saved.json));
    const pages = new Map<string, string>();
    for (const paper of PAPERS) pages.set(paper, await printed(`/print/2027/ex-ante/${String(json["id"])}?paper=${paper}&language=zh-CN`));
    for (const page of pages.values()) assert.ok(page.includes(own.title.zh) && page.includes("草案"));
    for (const { id, title } of own.fields) assert.ok(pages.get("application")!.includes(title.zh) && pages.get("application")!.includes(`写在${id}的话。`), id);
    for (const { title } of materialsOf(own)) assert.ok(pages.get("materials")!.includes(title.zh), title.zh);
    for (const { zh, field } of own.report.flatMap(({ parts }) => parts)) assert.ok(pages.get("report")!.includes(zh) && (field === null || pages.get("report")!.includes(`写在${field}的话。`)), zh);
    const workbook = await sheet(`${address}/workbook?language=zh-CN`);
    for (const { title } of [...own.fields, ...materialsOf(own)]) assert.ok(workbook.includes(title.zh), title.zh);
  });
});
