import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, beforeEach, describe, it } from "node:test";
import { takeLock } from "../../src/server/start/folder-lock.ts";
import { identityOf, type ProcessIdentity } from "../../src/server/start/process-identity.ts";
import { remove, temporaryFolder } from "./started-server.ts";

describe("the lock of a data folder", () => {
  const folder = temporaryFolder();
  beforeEach(() => readdirSync(folder).forEach((name) => rmSync(join(folder, name))));
  after(() => remove(folder));

  const claimOf = (process: ProcessIdentity): void =>
    writeFileSync(join(folder, `server-${process.pid}-${process.started}.lock`), JSON.stringify({ ...process, held: true, address: "http://127.0.0.1:8460" }));
  const isTaken = (): boolean => "lock" in takeLock(folder);

  it("is written down while it is held, and gone when it is released", () => {
    const taken = takeLock(folder);
    assert.ok("lock" in taken);
    taken.lock.answersAt("http://127.0.0.1:8460");
    assert.equal(readdirSync(folder).length, 1);
    taken.lock.release();
    assert.deepEqual(readdirSync(folder), []);
  });

  it("of another process is refused, with where that one answers, until that one was killed", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    claimOf(identityOf(other.pid ?? 0));
    const refused = takeLock(folder);
    assert.deepEqual("holder" in refused ? [refused.holder.pid, refused.holder.address] : null, [other.pid, "http://127.0.0.1:8460"]);
    other.kill("SIGKILL");
    await once(other, "exit");
    assert.equal(isTaken(), true);
    assert.equal(readdirSync(folder).length, 1);
  });

  it("of an earlier process with the same number can be taken", () => {
    claimOf({ ...identityOf(1), started: "1" });
    claimOf({ ...identityOf(1), boot: "another run of the machine" });
    assert.equal(isTaken(), true);
  });

  it("that was written half can be taken", () => {
    writeFileSync(join(folder, "server-1-1.lock"), '{"pid": 1');
    assert.equal(isTaken(), true);
  });

  it("goes to exactly one of many who want it at once", async () => {
    const script = `
      import { takeLock } from ${JSON.stringify(join(import.meta.dirname, "../../src/server/start/folder-lock.ts"))};
      process.on("message", () => { process.send("lock" in takeLock(${JSON.stringify(folder)})); });
      process.send("ready");`;
    const all = Array.from({ length: 8 }, () => spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "ignore", "inherit", "ipc"] }));
    await Promise.all(all.map((child) => once(child, "message")));
    // What is left of one that was killed lies in their way.
    claimOf({ ...identityOf(1), started: "1" });
    const answers = all.map((child) => once(child, "message").then(([taken]) => taken as boolean));
    for (const child of all) child.send("go");
    const taken = await Promise.all(answers);
    assert.equal(taken.filter(Boolean).length, 1, JSON.stringify(taken));
    assert.equal(readdirSync(folder).filter((name) => name.endsWith(".lock")).length, 1);
    for (const child of all) child.disconnect();
    await Promise.all(all.map((child) => once(child, "exit")));
  });
});
