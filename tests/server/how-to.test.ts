import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import pg from "pg";
import { createApp } from "../../src/server/app.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { ToKeep } from "../../src/server/http/kept-rechecks.ts";
import { catalogue } from "../../src/words/catalogue.ts";
import { testInstallation } from "./installation.ts";

const page = readFileSync(new URL("../../docs/how-to/call-the-api.md", import.meta.url), "utf8");

/** Resources that anybody may ask. */
const OPEN = ["recheck", "kept rechecks", "descriptions", "health", "public"];

/** An address of the page with its examples' values as the description names them. */
function asDescribed(address: string): string {
  return address
    .replace("$KEY", "{key}").replace("$DEPARTMENT", "{department}").replace("$ID", "{id}")
    .replace(/\/2026\/(goal|self-evaluation)\/(filings)/, "/{year}/{stage}/$2").replace("/2026", "/{year}");
}

describe("docs/how-to/call-the-api.md", () => {
  const pool = new pg.Pool({ host: "/nowhere" });
  after(() => pool.end());

  test("names addresses and codes that exist, and every address that needs no signing in", async () => {
    const app = createApp({ ...testInstallation(), application: pool, pagesFolder: "/nowhere", version: "0.0.0-test", publicAddress: "http://hengji.test", log: () => {} });
    const { paths } = (await (await app.request("/api/openapi.json")).json()) as { paths: Record<string, Record<string, { tags: string[] }>> };
    const named = [...new Set([...page.matchAll(/\/(?:api|public)(?:\/(?:\$?[A-Za-z0-9-]+)(?:\.json|\.csv)?)*/g)].map(([address]) => asDescribed(address)))];
    assert.deepEqual(named.filter((address) => paths[address] === undefined), [], "addresses that there are not");
    const open = Object.entries(paths).filter(([, operations]) => Object.values(operations).some(({ tags }) => tags.some((tag) => OPEN.includes(tag)))).map(([address]) => address);
    assert.deepEqual(open.filter((address) => !named.includes(address)), [], "addresses that the page keeps to itself");
    for (const [, code] of page.matchAll(/[`"]((?:http|kept)\.(?!json)[a-z-]+)[`"]/g)) assert.ok(`problem.${code}` in catalogue.en, code);
  });

  test("its commands are those of a machine with nothing but Node and curl, and what they send is taken", () => {
    const commands = [...page.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) => block!.trim().split("\n"));
    assert.ok(commands.length >= 6);
    for (const command of commands) {
      for (const [, program] of command.matchAll(/(?:^|\$\(|\| )([a-z][\w-]*)/g)) assert.ok(["curl", "node"].includes(program!), command);
    }
    const folder = mkdtempSync(join(tmpdir(), "hengji-how-to-"));
    try {
      writeFileSync(join(folder, "table.json"), readFileSync(new URL("../cases/jishan-medical-insurance-2020.json", import.meta.url)));
      const run = (command: string) => execFileSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" });
      run(commands.find((command) => command.endsWith("> kept.json"))!);
      assert.ok(ToKeep.safeParse(JSON.parse(readFileSync(join(folder, "kept.json"), "utf8"))).success);
      const key = /"Idempotency-Key: (\$\([^"]*\))"/.exec(page)![1]!;
      assert.match(run(`echo ${key}`), /^[0-9a-f]{8}-[0-9a-f-]{27}\n$/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("says the limits that hold", () => {
    const { fileBytes, keepBytes, recheckSeconds, recheckMegabytes, restoreDays } = DEFAULT_SETTINGS;
    for (const limit of [`${fileBytes / 1024 / 1024} MB`, `${keepBytes / 1024 / 1024} MB`, `${recheckSeconds} seconds`, `${recheckMegabytes} MB`, `${restoreDays} days`]) {
      assert.ok(page.includes(limit), limit);
    }
  });
});
