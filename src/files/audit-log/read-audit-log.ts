import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { compareTexts } from "../../core/basics/compare-texts.ts";
import type { OutsideBatch, Pages, SealedRow } from "../../core/seal/index.ts";
import { DAY_FILE, HEADS_FILE, namesIn } from "./audit-log.ts";
import { readEventRecord, readSealRecord } from "./records.ts";

/** A kept file as long as it was when somebody looked: what is appended later belongs to the next look. */
export interface KeptFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

export interface KeptFiles {
  readonly exports: readonly KeptFile[];
  readonly heads: readonly KeptFile[];
}

/** A line that is no record. */
export type Damaged = (file: string, line: number) => void;

/** How many events or seals make a page. */
const PAGE = 5000;
/** The first moment of a file is near its beginning. */
const BEGINNING = 64 * 1024;

/** The exports and heads that a server kept in this folder. */
export async function keptFilesIn(folder: string): Promise<KeptFiles> {
  const list = async (pattern: RegExp): Promise<KeptFile[]> => Promise.all((await namesIn(folder, pattern)).map((name) => keptFile(join(folder, name))));
  return { exports: await list(DAY_FILE), heads: await list(HEADS_FILE) };
}

export async function keptFile(path: string): Promise<KeptFile> {
  return { path, name: basename(path), bytes: (await stat(path)).size };
}

/** Files by the first moment in them, whatever they are called. */
export async function inOrderOfTime(files: readonly KeptFile[]): Promise<KeptFile[]> {
  const dated = await Promise.all(files.map(async (file) => ({ file, first: await firstMoment(file) })));
  return dated.sort((left, right) => compareTexts(left.first, right.first)).map(({ file }) => file);
}

async function firstMoment(file: KeptFile): Promise<string> {
  return /"(?:at|sealedAt)":"([^"]*)"/.exec(await beginningOf(file))?.[1] ?? "";
}

/** The regions these files have seals of: by the heads, which are short, or by the exports where there are none. */
export async function regionsIn({ exports, heads }: KeptFiles): Promise<Set<string>> {
  const regions = new Set<string>();
  for (const { path, bytes } of heads.length > 0 ? heads : exports) {
    for await (const lines of linesOf(path, bytes)) {
      for (const line of lines) {
        const region = line.startsWith('{"seal":') ? readSealRecord(line)?.region : undefined;
        if (region !== undefined) regions.add(region);
      }
    }
  }
  return regions;
}

async function beginningOf({ path }: KeptFile): Promise<string> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Every batch of a region in these files, in the order of the files. Can be gone through more than once. */
export function keptBatches(files: readonly KeptFile[], region: string, damaged: Damaged): Pages<OutsideBatch> {
  return { [Symbol.asyncIterator]: () => readFiles(files, region, damaged, true) };
}

/** The same without their events: of files with heads, which have none, and of exports for a quick look. */
export function keptHeads(files: readonly KeptFile[], region: string, damaged: Damaged): Pages<OutsideBatch> {
  return { [Symbol.asyncIterator]: () => readFiles(files, region, damaged, false) };
}

async function* readFiles(files: readonly KeptFile[], region: string, damaged: Damaged, withEvents: boolean): AsyncGenerator<readonly OutsideBatch[]> {
  for (const { path, name, bytes } of files) {
    let rows: SealedRow[] = [];
    let batch = 0;
    let page: OutsideBatch[] = [];
    let weight = 0;
    let number = 0;
    for await (const lines of linesOf(path, bytes)) {
      for (const text of lines) {
        number += 1;
        const isEvent = text.startsWith('{"batch":');
        if (isEvent && !withEvents) continue;
        const event = isEvent ? readEventRecord(text) : null;
        if (event !== null) {
          if (rows.length > 0 && event.batch !== batch) damaged(name, number);
          batch = event.batch;
          rows.push(event);
          continue;
        }
        const seal = text.startsWith('{"seal":') ? readSealRecord(text) : null;
        if (seal === null) {
          if (!text.startsWith('{"log":"hengji",') && text !== "") damaged(name, number);
          continue;
        }
        if (rows.length > 0 && batch !== seal.batch) damaged(name, number);
        if (seal.region === region) page.push({ seal, rows: withEvents ? rows : null, file: name });
        weight += rows.length + 1;
        rows = [];
        if (weight < PAGE) continue;
        yield page;
        page = [];
        weight = 0;
      }
    }
    // Events behind the last seal are a batch that was just being written.
    if (page.length > 0) yield page;
  }
}

/** Lines in pieces of the file's own size of reading; what follows the last line feed is no line yet. */
async function* linesOf(path: string, bytes: number): AsyncGenerator<readonly string[]> {
  if (bytes === 0) return;
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8", start: 0, end: bytes - 1, highWaterMark: 1 << 18 }) as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield lines;
  }
}
