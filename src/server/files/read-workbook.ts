import type { Result } from "../../core/basics/result.ts";
import type { TextGrid } from "../../files/read-grid.ts";
import { doneInSteps } from "../done-in-steps.ts";
import { gridsOfLines } from "./grid-lines.ts";
import { readApart, type ApartBounds } from "./read-apart.ts";

/** Reads the sheets of a workbook, a `long` one of up to 600,000 cells a sheet; null when it could not be read in time and memory. */
export async function readWorkbook(file: string, bounds: ApartBounds = "usual"): Promise<Result<readonly TextGrid[]> | "busy" | null> {
  const answer = await readApart("./read-workbook-process.ts", file, bounds);
  return answer === null || answer === "busy" ? answer : doneInSteps(gridsOfLines(answer));
}
