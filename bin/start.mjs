// The first script. It runs on Node 20.19, and on anything older it at least says what is missing: old syntax only.
import { packagedPartsRunHere } from "./launch/platform.mjs";
import { fail } from "./launch/words.mjs";

const args = process.argv.slice(2);
const packagedParts = packagedPartsRunHere();
import("./launch/serve.mjs")
  .then(({ serve }) => serve(args, { packagedParts }))
  .catch((error) => fail("start.unexpected", { reason: error.message, log: "-" }));
