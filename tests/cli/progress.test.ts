import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Writable } from "node:stream";
import test from "node:test";
import { zipSync } from "fflate";
import { runCommandLine } from "../../src/cli/command-line.ts";
import { hengji, ROOT } from "./run-hengji.ts";
import { soundTable, unsoundTable, writeFiles } from "./sample-tables.ts";
import { temporaryFolder } from "./temporary-folder.ts";

class Screen extends Writable {
  text = "";
  readonly isTTY: boolean;
  readonly columns: number;

  constructor(isTTY: boolean, columns = 80) {
    super();
    this.isTTY = isTTY;
    this.columns = columns;
  }

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    this.text += piece.toString();
    done();
  }
}

async function onScreen(words: readonly string[], environment: Record<string, string> = {}, { outIsTerminal = true, columns = 80 } = {}) {
  const stdout = new Screen(outIsTerminal, columns);
  const stderr = new Screen(true, columns);
  const code = await runCommandLine(words, { stdout, stderr }, environment);
  return { code, out: stdout.text, err: stderr.text };
}

test("many files have a bar on the error stream of a terminal, which is gone at the end", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`表${number}.json`, soundTable(String(number))])));
  const { out, err } = await onScreen(["recheck", folder, "--json"], {}, { outIsTerminal: false });
  assert.equal((JSON.parse(out) as unknown[]).length, 20);
  assert.match(err, /█+░+ {2}10\/20 {2}/);
  assert.ok(err.endsWith("\r\u001b[2K"));
});

test("the tables of one large archive are counted", async (context) => {
  const folder = temporaryFolder(context);
  const entries = Array.from({ length: 20 }, (_, number) => [`表${number}.json`, Buffer.from(JSON.stringify(soundTable(String(number))))]);
  writeFiles(folder, { "all.zip": zipSync(Object.fromEntries(entries)) });
  const { err } = await onScreen(["recheck", join(folder, "all.zip"), "--json"], {}, { outIsTerminal: false });
  assert.match(err, /\[2K20 {2}.*表/);
  assert.ok(err.endsWith("\r\u001b[2K"));
});

test("few files, and streams that are no terminal, have none", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": soundTable("a") });
  assert.equal((await onScreen(["recheck", folder])).err, "");
  writeFiles(folder, Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`${number}.json`, soundTable(String(number))])));
  assert.equal((await hengji(["recheck", folder])).err, "");
});

test("the bar is off the screen whenever the report writes", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, Object.fromEntries(Array.from({ length: 12 }, (_, number) => [`${number}.json`, soundTable(String(number))])));
  const pieces: string[] = [];
  const both = (name: string) => Object.assign(new Writable({ write(piece: Buffer, _encoding, done) {
    pieces.push(name + piece.toString());
    done();
  } }), { isTTY: true, columns: 80 });
  await runCommandLine(["recheck", folder], { stdout: both("out:"), stderr: both("err:") }, {});
  pieces.forEach((piece, at) => {
    const before = pieces[at - 1] ?? "";
    if (piece.startsWith("out:") && before.startsWith("err:")) assert.equal(before, "err:\r\u001b[2K");
  });
  assert.ok(pieces.some((piece) => piece.includes("█")));
});

test("colour on a terminal only, and not with NO_COLOR or on a dumb terminal", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "a.json": unsoundTable("a") });
  assert.ok((await onScreen(["recheck", folder])).out.includes("\u001b[31m✗\u001b[0m"));
  assert.ok(!(await onScreen(["recheck", folder], { NO_COLOR: "1" })).out.includes("\u001b"));
  assert.ok(!(await onScreen(["recheck", folder], { TERM: "dumb" })).out.includes("\u001b"));
  assert.ok(!(await onScreen(["recheck", folder], {}, { outIsTerminal: false })).out.includes("\u001b"));
});

test("no line of the report or of the help is wider than the terminal", async (context) => {
  const { displayWidth } = await import("../../src/cli/terminal/display-width.ts");
  const folder = temporaryFolder(context);
  const long = unsoundTable("a");
  writeFiles(folder, { "a.json": { ...long, project: { ...long.project, name: "全县城乡居民基本医疗保险参保缴费补助资金及经办机构能力提升项目".repeat(2) } } });
  for (const words of [["recheck", folder], ["recheck", folder, "--lang", "en"], ["help", "recheck"], ["help", "recheck", "--lang", "en"], ["findings"], ["help"]]) {
    const { out } = await onScreen(words, { NO_COLOR: "1" }, { columns: 60 });
    for (const line of out.split("\n")) assert.ok(displayWidth(line) <= 60 || !line.trim().includes(" "), line);
  }
});

test("what a cell says can't steer the terminal", async (context) => {
  const folder = temporaryFolder(context);
  const table = unsoundTable("a");
  writeFiles(folder, { "a.json": { ...table, project: { ...table.project, name: "项目\u001b]0;x\u0007\u001b[2J\u202e" } } });
  const { out } = await onScreen(["recheck", folder], { NO_COLOR: "1" });
  for (const character of "\u001b\u0007\u202e") assert.ok(!out.includes(character));
});

test("a real terminal gets the bar and the colours", { skip: spawnSync("script", ["--version"]).status === 0 ? false : "needs the program script" }, (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, Object.fromEntries(Array.from({ length: 12 }, (_, number) => [`${number}.json`, unsoundTable(String(number))])));
  const command = `${process.execPath} ${join(ROOT, "src/cli/main.ts")} recheck ${folder}`;
  const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8", env: { PATH: process.env["PATH"], TERM: "xterm", SHELL: "/bin/sh" } });
  assert.match(stdout, /█/);
  assert.ok(stdout.includes("\u001b[31m✗"));
});
