// All tests: `npm test`, or those of a folder: `npm test -- core`. The last line is "N passed, N failed".
import { ensureInstalled } from "./launch/install.mjs";
import { continueUnder, onNode24, whenParentIsGone } from "./launch/packaged-node.mjs";
import { packagedPartsRunHere } from "./launch/platform.mjs";

packagedPartsRunHere({ needsDatabase: false });
await ensureInstalled({ dev: true });
if (onNode24()) {
  whenParentIsGone(() => process.exit(1));
  const { testAll } = await import("./launch/test-all.mjs");
  process.exitCode = await testAll(process.argv.slice(2));
} else continueUnder(import.meta.filename, process.argv.slice(2));
