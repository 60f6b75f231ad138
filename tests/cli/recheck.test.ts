import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { zipSync } from "fflate";
import { assertSchema } from "../files/contract-schema.ts";
import { whyNotWritable } from "../../src/cli/output/write-output.ts";
import { officialRows, rawWorkbook, SOUND_ROWS } from "./raw-workbook.ts";
import { entriesOf, hengji, ROOT } from "./run-hengji.ts";
import { soundTable, unsoundTable, writeFiles } from "./sample-tables.ts";
import { temporaryFolder } from "./temporary-folder.ts";

test("exit 0 when everything adds up, 1 with a finding of severity error, 2 when anything can't be read", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "good.json": soundTable("good"), "bad.json": unsoundTable("bad"), "broken.json": "{" });
  const codes = async (...names: string[]) => (await hengji(["recheck", ...names], { cwd: folder })).code;
  assert.equal(await codes("good.json"), 0);
  assert.equal(await codes("bad.json"), 1);
  assert.equal(await codes("good.json", "bad.json"), 1);
  assert.equal(await codes("good.json", "broken.json"), 2);
  assert.equal(await codes("bad.json", "broken.json"), 2);
  assert.equal(await codes("nowhere.xlsx"), 2);
});

test("a mixed folder: everything that can be read is, in the order of names, and the rest says where and why", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, {
    "1 good.json": soundTable("good"), "2 broken.json": `{"id": "x", "form": `, "3 named.xlsx": "a,b,c\n1,2,3\n", "4/inner.json": unsoundTable("inner"),
    "5 text.docx": "just words", "README.md": "# notes", "~$1 good.json": "lock", ".hidden.json": "{",
  });
  const run = await hengji(["recheck", ".", "--json"], { cwd: folder });
  assert.equal(run.code, 2);
  const entries = entriesOf(run);
  assertSchema(entries);
  assert.deepEqual(entries.map(({ file, unreadable }) => [file, unreadable === null]), [
    ["1 good.json", true], ["2 broken.json", false], ["3 named.xlsx", false], ["4/inner.json", true], ["5 text.docx", false],
  ]);
  for (const { unreadable } of entries) {
    if (unreadable === null) continue;
    assert.notEqual(unreadable.why, `problem.${unreadable.code}`);
    assert.match(unreadable.advice, /[\u4e00-\u9fff].*。$/);
  }
  assert.match(run.err, /README\.md/);
});

test("the output of --json is JSON and nothing else, the same bytes each time", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": soundTable("a"), "b.json": unsoundTable("b"), "notes.txt": "x" });
  const first = await hengji(["recheck", folder, "--json"]);
  const second = await hengji(["recheck", folder, "--json"]);
  assert.equal(first.out, second.out);
  assert.deepEqual(entriesOf(first).map(({ id }) => id), ["a", "b"]);
  assert.match(first.out, /\n$/);
});

test("only unreadable files still give an array with their entries, and 2", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.pdf": "%PDF-1.7\n", "b.json": "" });
  const run = await hengji(["recheck", join(folder, "a.pdf"), join(folder, "b.json"), join(folder, "c.xlsx"), "--json"]);
  assert.equal(run.code, 2);
  const entries = entriesOf(run);
  assertSchema(entries);
  assert.deepEqual(entries.map(({ form, indicators, unreadable }) => [form, indicators.length, unreadable === null]), Array.from({ length: 3 }, () => [null, 0, false]));
});

test("a zip is read entry by entry", async (context) => {
  const folder = temporaryFolder(context);
  const bytes = (value: object | string) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
  writeFiles(folder, { "all.zip": zipSync({ "甲校/a.json": bytes(soundTable("a")), "乙校/b.json": bytes(unsoundTable("b")), "c.json": bytes("["), "说明.txt": bytes("x") }) });
  const run = await hengji(["recheck", "all.zip", "--json"], { cwd: folder });
  assert.equal(run.code, 2);
  const entries = entriesOf(run);
  assert.deepEqual(entries.filter(({ unreadable }) => unreadable === null).map(({ id }) => id).sort(), ["a", "b"]);
  const broken = entries.find(({ unreadable }) => unreadable !== null);
  assert.match(`${broken?.file} ${broken?.unreadable?.where}`, /c\.json/);
  assert.equal(entries.length, 3);
  assert.match(run.err, /说明\.txt/);
});

test("standard input is read", async () => {
  const run = await hengji(["recheck", "-", "--json"], { input: JSON.stringify(soundTable("piped")) });
  assert.equal(run.code, 0);
  assert.deepEqual(entriesOf(run).map(({ id, file }) => [id, file]), [["piped", "-"]]);
});

test("the same table twice has two ids", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": soundTable("same"), "b.json": soundTable("same") });
  assert.deepEqual(entriesOf(await hengji(["recheck", folder, "--json"])).map(({ id }) => id), ["same", "same~2"]);
});

test("the report says what the table is, what was found where, what to do, and what the run came to", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "bad.json": unsoundTable("bad"), "good.json": soundTable("good") });
  const { out, err } = await hengji(["recheck", "."], { cwd: folder });
  assert.equal(err, "");
  assert.ok(!out.includes("\u001b"));
  const [first = "", , strip = ""] = out.split("\n");
  assert.match(first, /^项目bad · 示范县第一中学 · 2022年度 · 项目支出绩效自评表$/);
  assert.match(strip, /指标3行.*100分.*99分/);
  assert.match(out, /✗ .+\n {4}.+\n {4}→ .+。/);
  assert.match(out, /✓ 没有发现问题。/);
  assert.match(out, /共复核2张表，发现错误1处.*涉及1张表。\n.*退出码 1.*\n$/);
});

test("--lang en speaks English throughout", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "bad.json": unsoundTable("bad"), "broken.json": "{" });
  for (const words of [["recheck", folder, "--lang", "en"], ["--lang=en", "recheck", folder]]) {
    const { out, code } = await hengji(words);
    assert.equal(code, 2);
    assert.match(out, /1 table rechecked: 1 error, .*exit code 2/s);
    assert.match(out, /→ .+\./);
    // Chinese stands only where the table itself, or the name of an official form, says it.
    assert.doesNotMatch(out, /[。；]/);
  }
  const { out } = await hengji(["recheck", folder], { env: { LANG: "en_US.UTF-8" } });
  assert.match(out, /exit code 2/);
});

test("wrong use is one sentence that says what to write instead, and 2", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": soundTable("a"), "x.xlsx": "x" });
  const wrong: [string[], RegExp][] = [
    [["rechek"], /rechek.*recheck.*help/],
    [["--json", "recheck"], /--json/],
    [["recheck"], /请写明要复核的文件/],
    [["recheck", "a.json", "--jsno"], /--jsno.*--json.*--profile.*--out/],
    [["recheck", "a.json", "--profile"], /--profile/],
    [["recheck", "a.json", "--profile", "mars"], /mars.*cn-national-2021/],
    [["recheck", "a.json", "--lang", "fr"], /fr.*zh.*en/],
    [["recheck", "a.json", "--out", "list.csv"], /list\.csv.*|\.xlsx/],
    [["recheck", "x.xlsx", "--out", "./x.xlsx"], /x\.xlsx/],
    [["help", "me"], /me/],
    [["findings", "all"], /all/],
  ];
  for (const [words, sentence] of wrong) {
    const { code, out, err } = await hengji(words, { cwd: folder });
    assert.deepEqual([code, out], [2, ""], words.join(" "));
    assert.match(err, sentence);
    assert.equal(err.trim().split("\n").length, 1, err);
  }
  assert.equal(readFileSync(join(folder, "x.xlsx"), "utf8"), "x");
});

test("a profile that is named is used for every table", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": soundTable("a") });
  assert.equal((await hengji(["recheck", folder, "--profile", "cn-national-2020"])).code, 0);
});

test("help and version", async () => {
  const overview = await hengji([]);
  assert.equal(overview.code, 0);
  for (const verb of ["recheck", "findings", "help", "version"]) assert.match(overview.out, new RegExp(`^  ${verb} `, "m"));
  for (const words of [["help", "recheck"], ["recheck", "--help"], ["recheck", "-h"]]) {
    const { code, out } = await hengji(words);
    assert.equal(code, 0);
    for (const flag of ["--json", "--profile", "--out", "--notices", "--lang"]) assert.ok(out.includes(flag), flag);
    assert.match(out, /退出码：0 .*1 .*2 /);
  }
  const version = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).version as string;
  assert.equal((await hengji(["--version"])).out, `hengji ${version}\n`);
});

test("500 tables give one workbook grouped by department and a notice for each unit that has something to mend", async (context) => {
  const folder = temporaryFolder(context);
  const tables: Record<string, object> = {};
  for (let number = 0; number < 500; number += 1) {
    const id = String(number).padStart(3, "0");
    const table = number % 5 === 0 ? unsoundTable(id) : soundTable(id);
    tables[`in/${id}.json`] = { ...table, project: { ...table.project, department: `第${number % 20}局`, unit: `第${number % 20}局第${number % 50}所` } };
  }
  writeFiles(folder, tables);
  const run = await hengji(["recheck", "in", "--out", "清单.xlsx", "--notices", "通知/今年"], { cwd: folder });
  assert.equal(run.code, 1);
  assert.equal(run.err, "");
  assert.match(run.out, /共复核500张表，发现错误100处.*涉及100张表/);

  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, "清单.xlsx"));
  const cells = book.worksheets.map((sheet) => {
    const texts: string[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
    return { name: sheet.name, texts };
  });
  const summary = cells.find(({ name }) => name === "汇总");
  assert.ok(summary);
  for (let department = 0; department < 20; department += 1) assert.ok(summary.texts.includes(`第${department}局`));
  const list = cells.find(({ name }) => name === "问题清单");
  assert.ok(list);
  assert.equal(list.texts.filter((text) => text === "项目005").length > 0, true);
  assert.equal(list.texts.includes("项目001"), false);

  // Findings lie on every fifth table, so on the units whose number is divisible by five, under four departments.
  const notices = readdirSync(join(folder, "通知/今年")).sort();
  const units = new Set(Object.values(tables).filter((_, number) => number % 5 === 0).map((table) => (table as ReturnType<typeof soundTable>).project["unit"]));
  assert.deepEqual(notices, [...units].map((unit) => `${unit as string}.txt`).sort());
  const text = readFileSync(join(folder, "通知/今年", notices[0]!), "utf8");
  assert.match(text, /^\ufeff第/);
  assert.doesNotMatch(text, /[^\r]\n/);
});

test("a run over a folder that holds its own earlier outputs does not read them", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": unsoundTable("a") });
  const words = ["recheck", ".", "--out", "list.xlsx", "--notices", "notices", "--json"];
  const first = await hengji(words, { cwd: folder });
  const second = await hengji(words, { cwd: folder });
  assert.equal(first.out, second.out);
  assert.equal(entriesOf(second).length, 1);
});

test("an output that can't be written loses nothing: the report stands, the sentence says which, and the code is 2", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": soundTable("a") });
  mkdirSync(join(folder, "folder.xlsx"));
  execFileSync("mkfifo", [join(folder, "pipe.xlsx")]);
  for (const out of ["folder.xlsx", "pipe.xlsx"]) {
    const json = await hengji(["recheck", "a.json", "--json", "--out", out], { cwd: folder });
    assert.equal(json.code, 2, out);
    assert.equal(entriesOf(json).length, 1);
    assert.ok(json.err.includes(out), json.err);
    const plain = await hengji(["recheck", "a.json", "--out", out], { cwd: folder });
    assert.equal(plain.code, 2);
    assert.match(plain.out, /项目a[^]*退出码 2/);
  }
  assert.equal(readdirSync(folder).some((name) => name.includes("draft")), false);
});

test("a place where nothing can be written is said before any work is done, and nothing is left in it", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": soundTable("a"), "file": "x" });
  mkdirSync(join(folder, "locked"), { mode: 0o555 });
  for (const [words, said] of [
    [["--out", "no/such/list.xlsx"], /^没有 no\/such 这个文件夹，--out /],
    [["--out", "file/list.xlsx"], /^file 不是文件夹/],
    [["--notices", "file"], /file 不是文件夹，--notices /],
    [["--notices", "file/inner"], /file 不是文件夹/],
    // Nothing can be made there, whoever one is; Node's own way of making several folders at once would never end.
    [["--notices", "/proc/no/such"], /^不能在文件夹 \/proc 里写文件/],
    [["--out", "/proc/list.xlsx"], /^不能在文件夹 \/proc 里写文件/],
  ] as const) {
    const run = await hengji(["recheck", "a.json", ...words], { cwd: folder });
    assert.deepEqual([run.code, run.out], [2, ""], words.join(" "));
    assert.match(run.err, said);
    assert.equal(run.err.trim().split("\n").length, 1);
  }
  // Root may write everywhere, so for this moment it is somebody else.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    assert.deepEqual(whyNotWritable(join(folder, "locked"), "--out"), { code: "cli.usage.folder-not-writable", params: { folder: join(folder, "locked"), flag: "--out" } });
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
  assert.deepEqual(readdirSync(join(folder, "locked")), []);
  assert.deepEqual(readdirSync(folder).sort(), ["a.json", "file", "locked"]);
});

test("the report says a file's name once, and what cannot be read in a cell once", async (context) => {
  const folder = temporaryFolder(context);
  const [first, ...rest] = SOUND_ROWS;
  const workbook = rawWorkbook(officialRows([first!.map((cell, at) => (at === 6 ? "=F8*1" : cell)), ...rest]));
  writeFiles(folder, { "内/odd.json": { form: "goal", indicators: [{ points: "many" }] }, "formula.xlsx": workbook });
  const { out } = await hengji(["recheck", "."], { cwd: folder });
  assert.equal(out.split("odd.json").length - 1, 1, out);
  assert.match(out, /✗ indicators\[0\]\.points · /);
  assert.equal(out.split("没有保存计算结果").length - 1, 1, out);
  assert.match(out, /第1行[^\n]*G8/);
});

test("a full disk is said, and does not cost the workbook", { skip: existsSync("/dev/full") ? false : "needs /dev/full" }, async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": soundTable("a") });
  const run = spawnSync("sh", ["-c", `"$0" src/cli/main.ts recheck "$1" --json --out "$1/list.xlsx" > /dev/full`, process.execPath, folder], { cwd: ROOT, encoding: "utf8" });
  assert.equal(run.status, 2);
  assert.match(run.stderr, /ENOSPC/);
  assert.equal(run.stderr.trim().split("\n").length, 2, run.stderr);
  assert.ok(existsSync(join(folder, "list.xlsx")));
});

test("a reader that goes away ends the run quietly", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, Object.fromEntries(Array.from({ length: 200 }, (_, number) => [`${number}.json`, unsoundTable(String(number))])));
  const { out, err } = await new Promise<{ out: string; err: string }>((settle) => {
    const child = spawn("sh", ["-c", `"$0" src/cli/main.ts recheck "$1" | head -n 1`, process.execPath, folder], { cwd: ROOT });
    let out = "";
    let err = "";
    child.stdout.on("data", (piece: Buffer) => (out += piece.toString()));
    child.stderr.on("data", (piece: Buffer) => (err += piece.toString()));
    child.on("close", () => settle({ out, err }));
  });
  assert.equal(out.trim().split("\n").length, 1);
  assert.equal(err, "");
});

test("a reader that goes away does not cost the workbook", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, Object.fromEntries(Array.from({ length: 100 }, (_, number) => [`in/${number}.json`, unsoundTable(String(number))])));
  const list = join(folder, "list.xlsx");
  execFileSync("sh", ["-c", `"$0" src/cli/main.ts recheck "$1" --out "$2" | head -n 1`, process.execPath, join(folder, "in"), list], { cwd: ROOT });
  assert.ok(statSync(list).size > 1000);
});

test("npm run -s hengji is the same program", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": soundTable("a") });
  const launcher = fileURLToPath(new URL("../../bin/hengji.mjs", import.meta.url));
  const out = execFileSync(process.execPath, [launcher, "recheck", folder, "--json"], { cwd: ROOT, encoding: "utf8" });
  assert.equal((JSON.parse(out) as unknown[]).length, 1);
});
