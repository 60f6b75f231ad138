import { join } from "node:path";
import { settleArguments } from "./arguments.mjs";
import { keepCompiled } from "./compile-cache.mjs";
import { ensureInstalled } from "./install.mjs";
import { continueUnder, onNode24, whenParentIsGone } from "./packaged-node.mjs";
import { buildPagesIfStale } from "./pages.mjs";
import { root } from "./words.mjs";

/** Installs what is missing, then is the server; an older Node hands over to the packaged one. */
export async function serve(args, { packagedParts }) {
  const given = settleArguments(args);
  await ensureInstalled({ dev: false, packagedParts });
  if (!onNode24()) return continueUnder(join(root, "bin", "start.mjs"), args);
  whenParentIsGone(() => process.kill(process.pid, "SIGTERM"));
  keepCompiled(given.data);
  const { main } = await import("../../src/server/main.ts");
  await main(args, { buildPages: buildPagesIfStale });
}
