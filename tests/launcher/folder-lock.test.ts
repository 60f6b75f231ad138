import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, beforeEach, describe, it } from "node:test";
import { takeLock } from "../../src/server/start/folder-lock.ts";
import { identityOf } from "../../src/server/start/process-identity.ts";
import { remove, temporaryFolder } from "./started-server.ts";

describe("the lock of a data folder", () => {
  const folder = temporaryFolder();
  const file = join(folder, "server.lock");
  beforeEach(() => remove(file));
  after(() => remove(folder));

  const isTaken = (): boolean => "lock" in takeLock(file);

  it("is one process's at a time, and tells who has it and where that answers", () => {
    const taken = takeLock(file);
    assert.ok("lock" in taken);
    taken.lock.answersAt("http://127.0.0.1:8460");
    const second = takeLock(file);
    assert.deepEqual("holder" in second ? [second.holder.pid, second.holder.address] : null, [process.pid, "http://127.0.0.1:8460"]);
    taken.lock.release();
    assert.deepEqual(readdirSync(folder), []);
  });

  it("of a process that was killed can be taken", async () => {
    const gone = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const holder = identityOf(gone.pid ?? 0);
    writeFileSync(file, JSON.stringify({ ...holder, address: null }));
    assert.equal(isTaken(), false);
    gone.kill("SIGKILL");
    await once(gone, "exit");
    assert.equal(isTaken(), true);
  });

  it("of an earlier process with the same number can be taken", () => {
    writeFileSync(file, JSON.stringify({ ...identityOf(process.pid), started: "1", address: null }));
    assert.equal(isTaken(), true);
    remove(file);
    writeFileSync(file, JSON.stringify({ ...identityOf(process.pid), boot: "another run of the machine", address: null }));
    assert.equal(isTaken(), true);
  });

  it("that was written half can be taken", () => {
    writeFileSync(file, '{"pid": 1');
    assert.equal(isTaken(), true);
  });

  it("goes to exactly one of many who want it at once", async () => {
    const script = `
      import { takeLock } from ${JSON.stringify(join(import.meta.dirname, "../../src/server/start/folder-lock.ts"))};
      process.on("message", () => { process.send("lock" in takeLock(${JSON.stringify(file)})); });
      process.send("ready");`;
    // A stale one first: putting it aside is where two could both believe that they were first.
    writeFileSync(file, JSON.stringify({ pid: 1, started: "0", boot: "gone", address: null }));
    const all = Array.from({ length: 8 }, () => spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "ignore", "inherit", "ipc"] }));
    await Promise.all(all.map((child) => once(child, "message")));
    const answers = all.map((child) => once(child, "message").then(([taken]) => taken as boolean));
    for (const child of all) child.send("go");
    const taken = await Promise.all(answers);
    for (const child of all) child.disconnect();
    assert.equal(taken.filter(Boolean).length, 1, JSON.stringify(taken));
    assert.ok(existsSync(file) && JSON.parse(readFileSync(file, "utf8")).pid !== 1);
    await Promise.all(all.map((child) => once(child, "exit")));
  });
});
