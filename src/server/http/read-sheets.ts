import type { TextGrid } from "../../files/read-grid.ts";
import type { FileShelf } from "../files/file-shelf.ts";
import type { ApartBounds } from "../files/read-apart.ts";
import { readWorkbook } from "../files/read-workbook.ts";
import type { Http } from "./environment.ts";
import { valueOf } from "./outcome.ts";
import { receiveFile, type FileLimits } from "./receive-file.ts";
import { refuse, Refusal } from "./refusal.ts";

/** The cells of the workbook that is the body of a request. The file is read and dropped. */
export async function readSheets(http: Http, shelf: FileShelf, limits: FileLimits, bounds: ApartBounds = "usual"): Promise<{ readonly sheets: readonly TextGrid[]; readonly digest: string }> {
  const file = await receiveFile(http, shelf, limits);
  try {
    const sheets = await readWorkbook(file.path, bounds);
    if (sheets === "busy") throw new Refusal(503, refuse(503, "http.busy").problems, { "Retry-After": "10" });
    if (sheets === null) throw refuse(422, "file.unreadable");
    return { sheets: valueOf(sheets), digest: file.digest };
  } finally {
    await file.drop();
  }
}
