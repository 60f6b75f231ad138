import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { keepState } from "./kept-state.ts";
import { workOfADay } from "./work-of-a-day.ts";

/* Makes a state to keep, by a running server of the version that it is to be of. README.md says how. */

const { values } = parseArgs({ options: { server: { type: "string" }, database: { type: "string" }, data: { type: "string" }, name: { type: "string" }, "pg-dump": { type: "string", default: "pg_dump" } } });
const { server, database, data, name } = values;
if (server === undefined || database === undefined || data === undefined || name === undefined) throw new Error("--server, --database, --data and --name are needed; see README.md");

const known = await workOfADay(server);
// The log is sealed after commit, and the file of the day is written after that.
await pause(10_000);
console.log(`${await keepState(name, { database, data, pgDump: values["pg-dump"], known })} bytes`);
