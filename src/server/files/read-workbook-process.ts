import { readFileSync } from "node:fs";
import { readGrids } from "../../files/read-grid.ts";

/*
 * Reads the cells of one workbook and prints them as JSON. A process of its own, because the file is a stranger's.
 */
process.stdout.write(JSON.stringify(readGrids(readFileSync(process.argv[2] ?? ""))));
