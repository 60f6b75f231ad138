import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { clusterOf, health, remove, ROOT, runs, StartedServer, temporaryFolder } from "./started-server.ts";

describe("hengji bundle", () => {
  const folder = temporaryFolder(0o755);
  const file = join(folder, "packed.tar.gz");
  after(() => remove(folder));

  it("packs an installation that starts with no npm, no Node and no registry", async () => {
    const packed = spawnSync(process.execPath, [join(ROOT, "bin", "hengji.mjs"), "bundle", "--out", file], { encoding: "utf8", env: { PATH: process.env["PATH"], LANG: "en_US.UTF-8" } });
    assert.equal(packed.status, 0, packed.stderr);
    assert.match(packed.stdout, /^Made .*packed\.tar\.gz \(\d+ MB\)\./);
    execFileSync("tar", ["-xzf", file, "-C", folder]);
    const [name] = readdirSync(folder).filter((entry) => entry !== "packed.tar.gz");
    const root = join(folder, name ?? "");
    for (const missing of ["tests", "data", ".git", "node_modules/typescript/bin/../../fast-check", "node_modules/fast-check", "node_modules/playwright-core"]) {
      assert.equal(existsSync(join(root, missing)), false, missing);
    }
    // Everything that asks for a registry is refused, and there is no npm and no Node to be found.
    const bare = join(folder, "bare-bin");
    mkdirSync(bare);
    for (const tool of ["sh", "uname", "dirname"]) execFileSync("ln", ["-s", execFileSync("sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).trim(), join(bare, tool)]);
    const data = join(root, "data");
    for (const round of ["first", "second"]) {
      const server = new StartedServer({ data, root, command: [join(root, "start")], env: { PATH: bare, HOME: folder, npm_config_registry: "http://127.0.0.1:1", LANG: "en_US.UTF-8" } });
      try {
        const address = await server.ready();
        assert.equal((await health(address))?.database.reachable, true, round);
        assert.equal((await fetch(address)).status, 200);
        assert.doesNotMatch(server.err, /Installing|Building/);
        const postmaster = server.postmaster();
        assert.equal((await server.interrupt()).code, 0);
        assert.equal(runs(postmaster), false);
      } finally {
        server.kill();
      }
    }
    assert.ok(clusterOf(data).startsWith(root));
    const version = spawnSync(join(root, "hengji"), ["version"], { encoding: "utf8", env: { PATH: bare, LANG: "en_US.UTF-8" } });
    assert.equal(version.status, 0, version.stderr);
    assert.equal(version.stderr, "");
  });
});
