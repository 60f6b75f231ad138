import { readFileSync } from "node:fs";
import { DEFAULT_READ_LIMITS, LONG_LIST_LIMITS } from "../../files/read-limits.ts";
import { readGrids } from "../../files/read-grid.ts";
import { linesOfGrids } from "./grid-lines.ts";

/*
 * Reads the cells of one workbook and prints them, in lines that `read-workbook.ts` reads back. A process of its own, because the file is a stranger's.
 */
const [, , file = "", bounds] = process.argv;
process.stdout.write(linesOfGrids(readGrids(readFileSync(file), bounds === "long" ? LONG_LIST_LIMITS : DEFAULT_READ_LIMITS)));
