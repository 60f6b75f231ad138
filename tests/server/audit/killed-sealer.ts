import { writeSync } from "node:fs";
import pg from "pg";
import { done } from "../../../src/core/basics/result.ts";
import { openAuditLog } from "../../../src/files/audit-log.ts";
import { sealFunctions } from "../../../src/files/seal-functions.ts";
import { DEFAULT_SETTINGS } from "../../../src/server/app-settings.ts";
import { openGround } from "../../../src/server/context.ts";
import { sealAfterCommit } from "../../../src/server/jobs/seal-after-commit.ts";
import { appendEvent } from "../../../src/server/store/event.ts";
import { NO_PACKS } from "../installation.ts";

/* A server that writes and seals until it is killed; it names each event on its output once that is committed. */

const { application, folder, key, region } = JSON.parse(process.argv[2] ?? "{}") as { application: pg.ClientConfig; folder: string; key: string; region: string };
const options = { settings: { ...DEFAULT_SETTINGS, region }, clock: () => new Date(), packs: NO_PACKS };
const sealing = sealAfterCommit(openGround(new pg.Pool({ ...application, max: 1 }), options), {
  functions: sealFunctions(key), log: openAuditLog(folder), trouble: (what, error) => console.error(what, error),
});
const ground = openGround(new pg.Pool({ ...application, max: 4 }), { ...options, committed: sealing.committed });

await Promise.all(Array.from({ length: 4 }, async () => {
  for (;;) {
    const outcome = await ground.change({ actor: "system" }, async ({ tx, newId, now, actor }) => {
      const id = newId();
      await appendEvent(tx, { region, id, at: now, actor, verb: "filing.saved", subject: newId(), digestBefore: null, digestAfter: null, detail: {} });
      return done(id);
    });
    if (outcome.ok) writeSync(1, `${outcome.value}\n`);
  }
}));
