import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { speak, type Language } from "../../src/words/index.ts";
import type { MessageParams } from "../../src/core/basics/message.ts";
import { remove, runToEnd, temporaryFolder, type StartOptions } from "./started-server.ts";

const folder = temporaryFolder(0o755);
after(() => remove(folder));

interface Case {
  readonly title: string;
  readonly options: Partial<StartOptions>;
  readonly code: string;
  readonly params?: MessageParams;
}

const isFile = join(folder, "file");
writeFileSync(isFile, "");
const foreign = join(folder, "foreign");
mkdirSync(foreign);
chmodSync(foreign, 0o755);
const badSecrets = join(folder, "bad-secrets");
mkdirSync(badSecrets, { mode: 0o755 });
writeFileSync(join(badSecrets, "secrets.json"), "{");
const asRoot = process.getuid?.() === 0;

/** Makes the process look like another one, before anything of ours is loaded. */
const pretend = (statement: string): Readonly<Record<string, string>> => ({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(statement)}` });
const set = (object: string, name: string, value: string): string => `Object.defineProperty(${object},'${name}',{value:'${value}'});`;
const platform = (name: string, arch: string) => pretend(set("process", "platform", name) + set("process", "arch", arch));
const node = (version: string) => pretend(`Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`);

const cases: readonly Case[] = [
  { title: "an unknown setting", options: { args: ["--colour", "red"] }, code: "flag-unknown", params: { flag: "--colour" } },
  { title: "a setting without its value", options: { args: ["--host"] }, code: "flag-value", params: { flag: "--host" } },
  { title: "a word that is no setting", options: { args: ["now"] }, code: "flag-unknown", params: { flag: "now" } },
  { title: "a port that is none", options: { args: ["--port", "65536"] }, code: "port-invalid", params: { port: "65536" } },
  { title: "a port in words", options: { args: ["--port", "http"] }, code: "port-invalid", params: { port: "http" } },
  { title: "an address of another computer", options: { args: ["--host", "192.0.2.1"] }, code: "host-unknown", params: { host: "192.0.2.1", reason: "EADDRNOTAVAIL" } },
  { title: "a data folder that is a file", options: { data: isFile }, code: "data-not-writable", params: { folder: isFile, reason: "ENOTDIR" } },
  { title: "a data folder that can't be made", options: { data: "/proc/hengji" }, code: "data-not-writable", params: { folder: "/proc/hengji", reason: "ENOENT" } },
  { title: "secrets that are broken", options: { data: badSecrets }, code: "secrets-unreadable" },
  { title: "an address that is no database's", options: { env: { DATABASE_URL: "mysql://root@localhost/x" } }, code: "database-url" },
  {
    title: "a database that isn't there",
    options: { env: { DATABASE_URL: "postgres://somebody:secret@127.0.0.1:1/budget" } },
    code: "database-unreachable", params: { place: "127.0.0.1:1/budget", reason: "ECONNREFUSED" },
  },
  { title: "a Mac", options: { env: platform("darwin", "arm64") }, code: "platform", params: { platform: "darwin arm64", version: process.versions.node } },
  { title: "Windows", options: { env: platform("win32", "x64") }, code: "platform", params: { platform: "win32 x64", version: process.versions.node } },
  { title: "a Node that is too old", options: { env: node("18.20.4") }, code: "node-too-old", params: { version: "18.20.4" } },
  { title: "a Node of the right year that is too old", options: { env: node("20.18.9") }, code: "node-too-old", params: { version: "20.18.9" } },
  ...(asRoot ? [{ title: "a data folder of somebody else", options: { data: foreign, uid: 65534 }, code: "data-not-writable", params: { folder: foreign, reason: "EACCES" } }] : []),
];

describe("what keeps a server from starting is one sentence and a non-zero exit", () => {
  for (const [index, { title, options, code, params }] of cases.entries()) {
    // Languages take turns: the words of both are checked elsewhere.
    const language: Language = index % 2 === 0 ? "zh-CN" : "en";
    it(`${title} (${language})`, async () => {
      const data = join(folder, `data-${index}`);
      const ended = await runToEnd({ data, ...options, env: { ...options.env, HENGJI_LANG: language } });
      const say = speak(language);
      const space = language === "en" ? " " : "";
      const lines = ended.err.trimEnd().split("\n");
      assert.equal(lines.length, 1, ended.err);
      if (params !== undefined) assert.equal(lines[0], `${say(`problem.start.${code}`, params)}${space}${say(`problem.start.${code}.advice`, params)}`);
      else assert.ok(lines[0]?.endsWith(say(`problem.start.${code}.advice`, { file: join(badSecrets, "secrets.json") })), lines[0]);
      assert.doesNotMatch(ended.err, /\{\{|\n\s+at |secret@|somebody:/);
      assert.equal(ended.out, "");
      assert.equal(ended.code, 1);
    });
  }
});

it("goes on elsewhere with a Node and a database of one's own", async () => {
  const { err } = await runToEnd({
    data: join(folder, "own"), env: { ...platform("darwin", "arm64"), DATABASE_URL: "postgres://somebody@127.0.0.1:1/budget", HENGJI_LANG: "en" },
  });
  assert.match(err, /^The database 127\.0\.0\.1:1\/budget named by DATABASE_URL can't be reached/);
});

it("shows every setting in its help, without starting or installing anything", async () => {
  const { out, err, code } = await runToEnd({ data: join(folder, "help"), args: ["--help"] });
  for (const word of ["--port PORT", "--host HOST", "--data FOLDER", "DATABASE_URL", "8460", "127.0.0.1"]) assert.ok(out.includes(word), word);
  assert.doesNotMatch(out, /server\.|\{\{/);
  assert.equal(err, "");
  assert.equal(code, 0);
});
