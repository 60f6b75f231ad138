import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { writePublicationCsv } from "../../src/files/write-publication-csv.ts";
import { writeDepartmentPage, writeIndexPage, type PublicPlace } from "../../src/files/write-publication.ts";
import { departmentDisclosure, disclosedProject, disclosedRow } from "./publication.ts";

const PUBLISHED = { version: 2, on: "2026-09-15", digest: "c".repeat(64) };
const chinese: PublicPlace = { language: "zh-CN", address: "/public/2026/d", server: "https://jx.example.gov.cn" };
const english: PublicPlace = { language: "en", address: "/public/2026/d", server: "https://jx.example.gov.cn" };
const EVIL = `<script>alert("x")</script>'&\u0000`;

describe("the page of a department", () => {
  test("forty projects are less than 100 KB as they travel", () => {
    const disclosure = departmentDisclosure(Array.from({ length: 40 }, (_, index) => disclosedProject(index + 1)));
    for (const place of [chinese, english]) {
      const page = writeDepartmentPage(disclosure, PUBLISHED, place);
      const travels = gzipSync(page).length;
      assert.ok(travels <= 100_000, `${travels} bytes`);
      assert.ok(travels > 1_000);
    }
  });

  test("forty projects that have nothing in common are less than 100 KB too", () => {
    // Texts that no compression can fold: every character a different one of some thousands.
    let seed = 7;
    const words = (count: number): string => Array.from({ length: count }, () => String.fromCodePoint(0x4e00 + (seed = (seed * 48271) % 2147483647) % 4000)).join("");
    const projects = Array.from({ length: 40 }, (_, index) =>
      disclosedProject(index, { name: words(14), goal: { planned: words(60), actual: words(60) }, rows: Array.from({ length: 10 }, () => disclosedRow({ level3: words(12), score: "9", reason: words(15) })) }),
    );
    const travels = gzipSync(writeDepartmentPage(departmentDisclosure(projects), PUBLISHED, chinese)).length;
    assert.ok(travels <= 100_000, `${travels} bytes`);
  });

  test("says what was promised, done, what it cost, the grade and why, in this order", () => {
    const page = writeDepartmentPage(departmentDisclosure([disclosedProject(1)]), PUBLISHED, chinese);
    const places = ["承诺了什么", "做到了什么", "花了多少钱", "评定等级和理由"].map((heading) => page.indexOf(`<h3>${heading}</h3>`));
    assert.ok(places.every((place, index) => place > (places[index - 1] ?? 0)), places.join(" "));
    for (const part of ["320.50 万元", "300.25 万元", "93.68%", "雨季推迟2公里", "示财绩〔2026〕1号", "第 2 版", PUBLISHED.digest, "草案", "演示数据", "/data.csv", "?language=en"]) assert.ok(page.includes(part), part);
    assert.doesNotMatch(page, /<script|disclosure\.|\{\{|undefined|\bnull\b/);
    // Full points are no loss, however they are written.
    assert.doesNotMatch(page, /完好情况2”分值/);
  });

  test("an English reader finds the grade in English wherever it stands; the Chinese page keeps the name of the pack", () => {
    const disclosure = departmentDisclosure([disclosedProject(1), disclosedProject(2)], { names: { 优: "Excellent" } });
    const page = writeDepartmentPage(disclosure, PUBLISHED, english);
    assert.equal(page.match(/Excellent/g)?.length, 5, "in the sentence, in each line of the list and with each project");
    assert.doesNotMatch(page, /优/);
    assert.doesNotMatch(writeDepartmentPage(disclosure, PUBLISHED, chinese), /Excellent/);
    assert.match(writePublicationCsv(disclosure, "en"), /,Excellent,/);
  });

  test("an English reader finds the city by its English name with its own beside it; one that has none keeps its own", () => {
    const named = departmentDisclosure([disclosedProject(1)], { names: { 示例市: "Sample City" } });
    const plain = (page: string): string => page.replace(/<\/?span[^>]*>/g, "");
    assert.match(plain(writeDepartmentPage(named, PUBLISHED, english)), /<nav[^>]*><a[^>]*>Sample City \(示例市\)<\/a>/);
    assert.match(plain(writeDepartmentPage(departmentDisclosure([disclosedProject(1)]), PUBLISHED, english)), /<nav[^>]*><a[^>]*>示例市<\/a>/);
    assert.doesNotMatch(writeDepartmentPage(named, PUBLISHED, chinese), /Sample City/);
    const index = { city: "示例市", names: named.names!, demo: true, entries: [], digest: "" };
    for (const year of [null, 2026]) {
      assert.match(plain(writeIndexPage({ ...index, year }, english)), /<h1>[^<]*Sample City \(示例市\)/);
      assert.doesNotMatch(writeIndexPage({ ...index, year }, chinese), /Sample City/);
    }
  });

  test("whose score counts, and why it is another than the unit's", () => {
    const rows = [disclosedRow({ score: "8.00", changed: { by: "finance", from: "10.00", reason: "现场核查少两公里。" } }), disclosedRow({ level3: "同分", changed: { by: "department", from: "10", reason: "核实无误。" } })];
    const page = writeDepartmentPage(departmentDisclosure([disclosedProject(1, { rows, scoreBy: "finance" })]), PUBLISHED, chinese);
    assert.ok(page.includes("<li>“养护农村公路里程”分值 10，单位自评 10.00 分，财政复核为 8.00 分：现场核查少两公里。</li>"));
    assert.ok(!page.includes("核实无误"), "a score that was kept is not told as changed");
    assert.ok(page.includes("99.20 分（财政复核）"));
  });

  test("a row that lost points and was overridden is told once, with its points, both scores and both reasons", () => {
    const changed = { by: "finance", from: "9.50", reason: "现场核查少两公里。" };
    const project = disclosedProject(1, { rows: [disclosedRow({ score: "8.00", reason: "雨季推迟", changed }), disclosedRow({ level3: "恢复满分", score: "10", reason: "", changed: { ...changed, by: "department", reason: "" } })], execution: null });
    for (const [place, told] of [
      [chinese, ["<li>“养护农村公路里程”分值 10，单位自评 9.50 分，财政复核为 8.00 分：现场核查少两公里。<br>单位的说明：雨季推迟</li>", "<li>“恢复满分”分值 10，单位自评 9.50 分，主管部门审核为 10 分。</li>"]],
      [english, ["the unit gave 9.50 of 10 points, the finance bureau&#39;s recheck 8.00."]],
    ] as const) {
      const page = writeDepartmentPage(departmentDisclosure([project]), PUBLISHED, place);
      assert.equal(page.match(/<li>/g)?.length, 2, "a bullet a row");
      for (const part of told) assert.ok(page.includes(part), `${part}\n${page.slice(page.indexOf("<ul>"), page.indexOf("</ul>"))}`);
    }
  });

  test("what is missing is said and never shown as zero, null or a dash", () => {
    const bare = disclosedProject(1, { budgetFen: null, paidFen: null, executionRate: null, execution: null, score: null, scoreBy: null, grade: null, documentNo: null, rows: [] });
    const page = writeDepartmentPage(departmentDisclosure([bare, disclosedProject(2)], { notYet: 3, drafts: [], demo: false }), PUBLISHED, chinese);
    assert.ok(page.includes("没有预算和支付数据。") && page.includes("未定级") && page.includes("另有 3 个项目的自评结果尚未定级"));
    assert.doesNotMatch(page, /undefined|\bnull\b|NaN|演示数据|<td[^>]*>-<|草案/);
  });

  test("text of departments is text, in the page, in its addresses and in the list", () => {
    const evil = disclosedProject(1, { name: EVIL, unit: EVIL, goal: { planned: EVIL, actual: EVIL }, rows: [disclosedRow({ level3: EVIL, reason: EVIL, score: "1" })], documentNo: EVIL });
    const page = writeDepartmentPage(departmentDisclosure([evil, evil], { department: EVIL, city: EVIL }), PUBLISHED, chinese);
    assert.doesNotMatch(page, /<script|\u0000|alert\("x/);
    const index = writeIndexPage({ city: EVIL, demo: false, year: null, entries: [{ address: "/public/2026", label: EVIL, note: EVIL }], digest: "" }, chinese);
    assert.doesNotMatch(index, /<script|\u0000/);
  });

  test("on paper each page bears the way back to it and its version code; one that is not out yet bears the code alone", () => {
    const disclosure = departmentDisclosure([disclosedProject(1)]);
    const list = { city: "示例市", demo: true, year: 2026, entries: [], digest: "d".repeat(64) };
    for (const place of [chinese, english]) {
      for (const [page, digest] of [[writeDepartmentPage(disclosure, PUBLISHED, place), PUBLISHED.digest], [writeIndexPage(list, place), list.digest]] as const) {
        const mark = /<aside class="mark">.*<\/aside>/s.exec(page)?.[0] ?? "";
        assert.ok(mark.includes("<svg") && mark.includes(digest.slice(0, 16)) && mark.includes("https://jx.example.gov.cn/public/2026/d"), mark.slice(-300));
      }
    }
    for (const [place, says] of [[chinese, "还没有公开"], [english, "not public yet"]] as const) {
      const mark = /<aside class="mark">.*<\/aside>/s.exec(writeDepartmentPage(disclosure, PUBLISHED, { ...place, server: null }))?.[0] ?? "";
      assert.ok(mark.includes("<svg") && mark.includes(PUBLISHED.digest.slice(0, 16)) && mark.includes(says), mark.slice(-300));
      assert.doesNotMatch(mark.replace(/<svg.*<\/svg>/s, ""), /https?:|\/public/, "it is nowhere yet");
    }
  });

  test("an empty portal says when something will be there", () => {
    assert.ok(writeIndexPage({ city: "示例市", demo: true, year: null, entries: [], digest: "" }, chinese).includes("还没有部门公开自评结果"));
    assert.ok(writeIndexPage({ city: "示例市", demo: true, year: 2024, entries: [], digest: "" }, english).includes("of 2024 yet"));
  });
});

describe("the figures as CSV", () => {
  test("one row an indicator, with the mark that spreadsheets look for", () => {
    const csv = writePublicationCsv(departmentDisclosure([disclosedProject(1), disclosedProject(2)]), "zh-CN");
    const lines = csv.trimEnd().split("\r\n");
    assert.equal(lines.length, 21);
    assert.ok(lines[0]!.startsWith("\uFEFF项目,实施单位,"));
    assert.equal(lines[1]!.split(",").length, lines[0]!.split(",").length);
  });

  test("each row tells the budget book, and what of it was not adopted; what was disclosed before books were told leaves it empty", () => {
    const cells = (language: "zh-CN" | "en", project: Parameters<typeof disclosedProject>[1], change: Parameters<typeof departmentDisclosure>[1] = {}): Record<string, string> => {
      const [head = "", row = ""] = writePublicationCsv(departmentDisclosure([disclosedProject(1, project)], change), language).slice(1).split("\r\n");
      const values = row.split(",");
      return Object.fromEntries(head.split(",").map((name, index) => [name, values[index]!]));
    };
    const rows = [disclosedRow()];
    const told = cells("zh-CN", { rows, book: "GOV_FUND" });
    assert.deepEqual([told["预算类型"], told["草案"]], ["政府性基金预算", "绩效自评与复核"]);
    const english = cells("en", { rows, book: "GOV_FUND" }, { drafts: [], names: { 产出指标: "Output" } });
    assert.deepEqual([english["Budget book"], english["Draft (草案)"], english["Level 1"], english["Level 2"]], ["Government fund budget", "", "Output", "数量指标"]);
    assert.equal(cells("zh-CN", { rows })["预算类型"], "");
  });

  test("a cell that a spreadsheet would compute stays text; numbers stay numbers", () => {
    const rows = [disclosedRow({ level3: "=HYPERLINK(\"http://x\")", target: "+8613800", actual: "-5%", reason: "@SUM(A1)", level2: "a,\"b\"\nc" })];
    const csv = writePublicationCsv(departmentDisclosure([disclosedProject(1, { rows })]), "en");
    assert.ok(csv.includes(`"'=HYPERLINK(""http://x"")"`) && csv.includes(",'@SUM(A1)") && csv.includes(",-5%,") && csv.includes(",+8613800,") && csv.includes(`"a,""b""\nc"`));
  });
});
