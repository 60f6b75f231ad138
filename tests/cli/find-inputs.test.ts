import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import test from "node:test";
import { findInputs, type Input } from "../../src/cli/input/find-inputs.ts";
import { readInput } from "../../src/cli/input/read-input.ts";
import { hengji, MAIN } from "./run-hengji.ts";
import { soundTable, writeFiles } from "./sample-tables.ts";
import { temporaryFolder } from "./temporary-folder.ts";

function told(inputs: readonly Input[], root: string): string[] {
  return inputs.map((input) => `${input.kind === "problem" ? `${input.problem.code} ` : ""}${input.name.replace(`${root}/`, "")}`);
}

test("a folder is walked in the order of names; notes are counted, droppings of programs are not met", (context) => {
  const root = temporaryFolder(context);
  mkdirSync(join(root, "b"));
  for (const name of ["c.json", "a.xlsx", "b/x.docx", "README.md", "~$a.xlsx", ".hidden", "Thumbs.db", "b/log.txt"]) writeFileSync(join(root, name), "x");
  writeFileSync(join(root, "table.txt"), `{"id":"x"}`);
  const { inputs, passedOver } = findInputs([root]);
  assert.deepEqual(told(inputs, root), ["a.xlsx", "b/x.docx", "c.json", "table.txt"]);
  assert.deepEqual(passedOver.map((name) => name.replace(`${root}/`, "")), ["README.md", "b/log.txt"]);
});

test("a note that is named outright is an input", (context) => {
  const root = temporaryFolder(context);
  writeFileSync(join(root, "README.md"), "x");
  assert.deepEqual(told(findInputs([join(root, "README.md")]).inputs, root), ["README.md"]);
});

test("links that lead back do not go round for ever, and nothing is read twice", (context) => {
  const root = temporaryFolder(context);
  mkdirSync(join(root, "inner"));
  writeFileSync(join(root, "inner", "a.json"), "{}");
  symlinkSync(root, join(root, "inner", "back"));
  symlinkSync(join(root, "inner", "a.json"), join(root, "same.json"));
  symlinkSync("loop", join(root, "loop"));
  symlinkSync("nowhere", join(root, "broken.json"));
  const { inputs, passedOver } = findInputs([root, join(root, "inner")]);
  assert.deepEqual(told(inputs, root), ["file.missing broken.json", "inner/a.json", "file.link-loop loop"]);
  assert.deepEqual(passedOver.map((name) => name.replace(`${root}/`, "")), ["same.json"]);
});

test("what is not there, and a folder without anything, each have an entry", (context) => {
  const root = temporaryFolder(context);
  mkdirSync(join(root, "empty"));
  writeFileSync(join(root, "a.json"), "{}");
  const { inputs } = findInputs([join(root, "no.xlsx"), join(root, "empty"), join(root, "a.json"), "-"]);
  assert.deepEqual(told(inputs, root), ["file.missing no.xlsx", "file.empty-folder empty", "a.json", "-"]);
});

test("our own outputs of an earlier run are not inputs of this one", (context) => {
  const root = temporaryFolder(context);
  mkdirSync(join(root, "notices"));
  for (const name of ["a.json", "findings.xlsx", "notices/x.xlsx"]) writeFileSync(join(root, name), "x");
  const { inputs } = findInputs([root], [join(root, "findings.xlsx"), join(root, "notices")]);
  assert.deepEqual(told(inputs, root), ["a.json"]);
});

test("names are shown with slashes and without idle parts", (context) => {
  const root = temporaryFolder(context);
  mkdirSync(join(root, "d"));
  writeFileSync(join(root, "d", "a.json"), "{}");
  assert.deepEqual(findInputs([`${root}/./d/`]).inputs.map((input) => input.name), [`${root}/d/a.json`]);
});

test("a file is read whole, and refused by its size before it is read", (context) => {
  const root = temporaryFolder(context);
  const path = join(root, "a.bin");
  writeFileSync(path, "衡绩");
  const input = { kind: "file", path, name: "a.bin" } as const;
  const read = readInput(input, 100);
  assert.ok(read.ok);
  assert.equal(Buffer.from(read.value).toString(), "衡绩");
  // A hole of 200 GB: reading it would take minutes.
  truncateSync(path, 200 * 1024 ** 3);
  const refused = readInput(input, 64 * 1024 ** 2);
  assert.ok(!refused.ok);
  assert.deepEqual(refused.problems, [{ code: "file.too-large", where: "a.bin", params: { limit: 64 } }]);
});

test("a stream without end is refused where the bound is", () => {
  const refused = readInput({ kind: "file", path: "/dev/zero", name: "zero" }, 3 * 1024 ** 2);
  assert.ok(!refused.ok);
  assert.equal(refused.problems[0]?.code, "file.too-large");
});

test("a pipe that a shell made is read to its end", (context) => {
  const root = temporaryFolder(context);
  writeFiles(root, { "a.json": soundTable("a") });
  const command = `(sleep 0.05; cat a.json; sleep 0.05; head -c 3000000 /dev/zero | tr '\\0' ' ') | "$0" "$@"`;
  const read = (path: string) => JSON.parse(execFileSync("sh", ["-c", command, process.execPath, MAIN, "recheck", path, "--json"], { cwd: root, encoding: "utf8" })) as { id: string }[];
  assert.deepEqual(read("/dev/stdin").map(({ id }) => id), ["a"]);
  assert.deepEqual(read("/dev/fd/0").map(({ id }) => id), ["a"]);
});

test("a named pipe, a device and a socket are said for what they are before anybody waits for them; in a folder they are passed over", async (context) => {
  const root = temporaryFolder(context);
  execFileSync("mkfifo", [join(root, "pipe.json")]);
  symlinkSync(join(root, "pipe.json"), join(root, "link.json"));
  const server = createServer();
  await new Promise<void>((listening) => server.listen(join(root, "socket.json"), listening));
  context.after(() => server.close());
  const names = ["pipe.json", "link.json", "socket.json"];
  assert.deepEqual(told(findInputs(names.map((name) => join(root, name))).inputs, root), ["file.named-pipe pipe.json", "file.named-pipe link.json", "file.socket socket.json"]);
  assert.deepEqual(told(findInputs(["/dev/zero"]).inputs, "/dev"), ["file.device zero"]);
  assert.equal(findInputs([root]).passedOver.length, 3);
  const run = await hengji(["recheck", ...names], { cwd: root });
  assert.equal(run.code, 2);
  assert.match(run.out, /命名管道[\s\S]*标准输入/);
});

test("a folder that nobody may enter says so", (context) => {
  const root = temporaryFolder(context);
  mkdirSync(join(root, "locked"), { mode: 0 });
  // Root may enter everything, so for this moment it is somebody else.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    assert.deepEqual(told(findInputs([join(root, "locked")]).inputs, root), ["file.no-permission locked"]);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});
