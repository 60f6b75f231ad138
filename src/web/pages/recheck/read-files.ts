import { problem, type Problem } from "../../../core/basics/problem.ts";
import { mebibytes } from "../../../files/read-limits.ts";
import { slices } from "../../ui/breathe.ts";
import type { Gathered } from "./gather-files.ts";
import { Stopped, type Reader } from "./reader.ts";
import type { RecheckedFile, Results, UnreadableFile } from "./results.ts";

export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly tables: number;
  /** The file being read. */
  readonly current: string;
}

/** Reads and rechecks what was handed over, in slices, so that the page stays alive. Stops soon after `signal`, keeping what is done. */
export async function readFiles(gathered: Gathered, reader: Reader, report: (progress: Progress) => void, signal: AbortSignal): Promise<Results> {
  const tables: RecheckedFile[] = [];
  const unreadable: UnreadableFile[] = [];
  const breathe = slices();
  const of = gathered.files.length;
  let done = 0;
  for (const { name, file } of gathered.files) {
    report({ done, of, tables: tables.length, current: name });
    await breathe();
    if (signal.aborted) break;
    if (file.size > reader.largestFile) {
      unreadable.push(refused(problem("file.too-large", name, { limit: mebibytes(reader.largestFile) })));
    } else {
      const bytes = await bytesOf(file);
      // A file that was moved or locked between the drop and now has no bytes to give.
      if (bytes === null) unreadable.push(refused(problem("file.unreadable", name)));
      else {
        try {
          for await (const outcome of reader.outcomes({ name, bytes }, signal)) {
            if (outcome.ok) tables.push({ ...outcome.rechecked, notes: outcome.notes });
            else unreadable.push({ ...outcome.unreadable, others: outcome.others });
            report({ done, of, tables: tables.length, current: name });
            await breathe();
          }
        } catch (failure) {
          if (failure instanceof Stopped) break;
          throw failure;
        }
      }
    }
    done += 1;
  }
  return { tables, unreadable, notSeen: of - done, skipped: gathered.skipped };
}

function refused(why: Problem): UnreadableFile {
  return { id: why.where, file: why.where, problem: why, others: [] };
}

async function bytesOf(file: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
