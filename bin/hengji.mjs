// The command line: `npm run -s hengji -- recheck FILE`. What it prints on its output is for machines too; progress goes to the error stream.
import { packagedPartsRunHere } from "./launch/platform.mjs";
import { fail } from "./launch/words.mjs";

// 1 means findings; what keeps the command from running at all is 2.
const exitCode = 2;
const packagedParts = packagedPartsRunHere({ needsDatabase: false, exitCode });
import("./launch/command-line.mjs")
  .then(({ runCommand }) => runCommand({ packagedParts, exitCode }))
  .catch((error) => fail("start.unexpected", { reason: error.message, log: "-" }, exitCode));
