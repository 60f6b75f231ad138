import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { health, remove, ROOT, runs, StartedServer, temporaryFolder } from "./started-server.ts";

/** The Node that the machine itself has, when it is an older one: that is what the first start meets. */
function olderNode(): string | null {
  const found = [process.env["npm_node_execpath"], "/usr/bin/node", "/usr/local/bin/node"].find((file) => file !== undefined && existsSync(file));
  if (found === undefined) return null;
  return Number(execFileSync(found, ["-p", "process.versions.node"], { encoding: "utf8" }).split(".")[0]) < 24 ? found : null;
}

const older = olderNode();

it("hands over to the packaged Node 24, and Ctrl-C and a kill reach it", { skip: older === null }, async () => {
  for (const signal of ["SIGINT", "SIGKILL"] as const) {
    const data = temporaryFolder();
    const server = new StartedServer({ data, command: [older ?? "", join(ROOT, "bin", "start.mjs")] });
    try {
      assert.equal((await health(await server.ready()))?.database.reachable, true);
      const postmaster = server.postmaster();
      if (signal === "SIGINT") assert.equal((await server.interrupt()).code, 0);
      else {
        process.kill(server.pid, signal);
        await server.ended;
      }
      assert.equal(runs(postmaster), false);
    } finally {
      server.kill();
      remove(data);
    }
  }
});
