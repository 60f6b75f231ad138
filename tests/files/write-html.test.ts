import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pickForm } from "../../src/core/layout/form.ts";
import { layOutTable } from "../../src/core/layout/lay-out-table.ts";
import { layOutList } from "../../src/core/layout/list-layout.ts";
import { markLayout } from "../../src/core/layout/mark-layout.ts";
import { paperStyle, writeHtml } from "../../src/files/write-html.ts";
import { speak } from "../../src/words/index.ts";
import { sameAsGolden } from "../core/layout/golden-file.ts";
import { anyTable, nationalForms, publishedTable, RUNS } from "../core/layout/tables.ts";
import { finding, sayWith } from "../core/recheck/rechecked.ts";

const forms = await nationalForms();
const say = speak("zh-CN");
const words = sayWith("zh-CN", { "finding.x": "有一处问题。", "finding.x.advice": "请核对。" });
const table = publishedTable("jishan-medical-insurance-2020.json");
const layout = layOutTable(table, pickForm(forms, table.form)!, say);
const options = { lang: "zh-CN", marks: true } as const;

/** How many grid columns each row of a table covers, cells that reach down from above included. */
function coverage(table: string): number[] {
  let reaching: { readonly columns: number; readonly rows: number }[] = [];
  return [...table.matchAll(/<tr[ >].*?<\/tr>/gs)].map(([row]) => {
    const own = [...row.matchAll(/<t[hd] [^>]*>/g)].map(([tag]) => ({ columns: number(tag, "colspan"), rows: number(tag, "rowspan") }));
    const here = [...reaching, ...own];
    reaching = here.map(({ columns, rows }) => ({ columns, rows: rows - 1 })).filter(({ rows }) => rows > 0);
    return here.reduce((total, { columns }) => total + columns, 0);
  });
}

function number(tag: string, name: string): number {
  return Number(new RegExp(`${name}="(\\d+)"`).exec(tag)?.[1] ?? 1);
}

test("a form looks in HTML as it was looked at in print", () => {
  const marked = markLayout(layout, [finding("x", "error", "indicators[4].score"), finding("x", "warning", "")], words);
  sameAsGolden(new URL("golden/self-evaluation.html", import.meta.url), writeHtml(marked, options));
});

test("every row of both tables covers all columns, for any table on any form", () => {
  fc.assert(fc.property(anyTable, fc.constantFrom(...forms), (any, form) => {
    for (const [one] of writeHtml(layOutTable(any, form, say), options).matchAll(/<table.*?<\/table>/gs)) {
      for (const covered of coverage(one)) assert.equal(covered, form.grid.length);
    }
  }), { numRuns: RUNS, seed: 20260104 });
});

test("nothing that a table holds becomes markup", () => {
  const hostile = `</td><script>alert(1)</script><img src=x onerror="a('b')">&amp;\u0000\ud800`;
  const list = layOutList({ title: hostile, lines: [hostile], columns: [{ title: hostile, width: 30 }], rows: [[hostile]], notes: [hostile] }, say);
  const path = `x" onclick="a`;
  const odd = { ...list, footer: `"}</style><script>`, rows: list.rows.map((row) => ({ ...row, cells: row.cells.map((one) => ({ ...one, path })) })) };
  const html = `<style>${paperStyle(odd)}</style>${writeHtml(odd, options)}`;
  assert.doesNotMatch(html, /<script|<img|onclick="a|[\u0000\ud800]/);
  assert.equal(html.match(/<style>/g)?.length, 1);
  assert.equal(html.match(/<\/style>/g)?.length, 1);
});

test("findings are underlined, numbered and listed only where they are asked for", () => {
  const marked = markLayout(layout, [finding("x", "error", "total_score")], words);
  assert.match(writeHtml(marked, options), /data-path="total_score"><span class="hj-error">94<\/span><sup>\[1\]<\/sup>/);
  assert.match(writeHtml(marked, options), /<li value="1"><strong>错误<\/strong> 有一处问题。 请核对。<\/li>/);
  assert.doesNotMatch(writeHtml(marked, { ...options, marks: false }), /<sup>|hj-findings/);
});

test("the names of columns stand in a head that print repeats, and nothing needs inline styles or scripts", () => {
  const html = writeHtml(layout, options);
  assert.match(html, /<thead><tr><td class="hj-center hj-open-below"><\/td><th class="hj-center" scope="col">一级指标/);
  assert.doesNotMatch(html, / style=|<script|<link|https?:/);
});

test("page numbers and paper come from the layout", () => {
  assert.match(paperStyle(layout), /^@page \{ size: A4 portrait; margin: 12mm; .*counter\(page\).*counter\(pages\)/);
});
