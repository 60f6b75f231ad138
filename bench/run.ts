import { cpus, release, totalmem } from "node:os";
import { formulas } from "./parts/formulas.ts";
import { inbox } from "./parts/inbox.ts";
import { journey } from "./parts/journey.ts";
import { library } from "./parts/library.ts";
import { packs } from "./parts/packs.ts";
import { reading } from "./parts/reading.ts";
import { rechecking } from "./parts/rechecking.ts";
import { reviewing } from "./parts/reviewing.ts";
import { scoringAgain } from "./parts/scoring-again.ts";
import { scoring } from "./parts/scoring.ts";
import { sealing } from "./parts/sealing.ts";
import { starting } from "./parts/starting.ts";
import { suggesting } from "./parts/suggesting.ts";
import { typing } from "./parts/typing.ts";
import { verifying } from "./parts/verifying.ts";

/** `npm run bench`, or `npm run bench -- scoring reading` for some of it. Prints what `bench/README.md` holds. */
const PARTS: Readonly<Record<string, () => Promise<string>>> = { scoring, reading, formulas, rechecking, sealing, verifying, journey, inbox, reviewing, suggesting, library, packs, starting, typing, "scoring-again": scoringAgain };

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in PARTS));
if (unknown !== undefined) {
  console.error(`no part “${unknown}”; there are ${Object.keys(PARTS).join(", ")}`);
  process.exit(2);
}
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()}\n`);
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) console.log(await PARTS[name]!());
