import { readApart } from "./read-apart.ts";

export interface ScanReading {
  /** Pictures that could be looked at. */
  readonly pages: number;
  /** Texts of the QR codes found, page by page. */
  readonly codes: readonly string[];
}

/** Reads the codes of a scan; null when it could not be read. */
export async function readScan(file: string): Promise<ScanReading | "busy" | null> {
  const answer = await readApart("./read-scan-process.ts", file);
  return answer === null || answer === "busy" ? answer : (JSON.parse(answer) as ScanReading);
}
