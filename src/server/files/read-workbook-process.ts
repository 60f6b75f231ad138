import { readFileSync } from "node:fs";
import { DEFAULT_READ_LIMITS, LONG_LIST_LIMITS } from "../../files/read-limits.ts";
import { readGrids } from "../../files/read-grid.ts";

/*
 * Reads the cells of one workbook and prints them as JSON. A process of its own, because the file is a stranger's.
 */
const [, , file = "", bounds] = process.argv;
process.stdout.write(JSON.stringify(readGrids(readFileSync(file), bounds === "long" ? LONG_LIST_LIMITS : DEFAULT_READ_LIMITS)));
