import { DEFAULT_READ_LIMITS } from "../../../files/read-limits.ts";
import { recheckSource, type ProfileFor, type Source, type SourceOutcome } from "../../../files/recheck-source.ts";
import type { ReadAnswer } from "./reader-worker.ts";

export interface Reader {
  /** The tables of one file, one at a time. Throws {@link Stopped} when `signal` says so before the file is done. */
  readonly outcomes: (source: Source, signal: AbortSignal) => AsyncIterable<SourceOutcome>;
  /** Larger files are named and left alone, before their bytes are asked for. */
  readonly largestFile: number;
}

/** Reading ended because the person asked for it. */
export class Stopped extends Error {}

/**
 * Reads files in a worker where the browser gives one, and in slices on the page's own thread where it does not:
 * some policies of offices forbid workers.
 */
export function makeReader(openWorker: () => Worker, profileOf: ProfileFor): Reader {
  let worker: Worker | null = null;
  let works = typeof Worker === "function";
  let requests = 0;

  async function* outcomes(source: Source, signal: AbortSignal): AsyncGenerator<SourceOutcome> {
    if (works) {
      try {
        worker ??= openWorker();
        yield* throughWorker(worker, source, (requests += 1), signal);
        return;
      } catch (failure) {
        worker?.terminate();
        worker = null;
        if (failure instanceof Stopped) throw failure;
        works = false;
      }
    }
    for await (const outcome of recheckSource(source, profileOf, (failure) => console.error(failure))) {
      if (signal.aborted) throw new Stopped();
      yield outcome;
    }
  }

  return { outcomes, largestFile: DEFAULT_READ_LIMITS.fileBytes };
}

/** Asks the worker and hands on what it answers. */
async function* throughWorker(worker: Worker, source: Source, request: number, signal: AbortSignal): AsyncGenerator<SourceOutcome> {
  const answers: ReadAnswer[] = [];
  let wake: () => void = () => {};
  let failed = false;
  const onMessage = ({ data }: MessageEvent<ReadAnswer>) => {
    if (data.request === request) answers.push(data);
    wake();
  };
  const onError = () => {
    failed = true;
    wake();
  };
  const onAbort = () => wake();
  worker.addEventListener("message", onMessage);
  worker.addEventListener("error", onError);
  worker.addEventListener("messageerror", onError);
  signal.addEventListener("abort", onAbort);
  try {
    worker.postMessage({ request, source });
    for (;;) {
      const answer = answers.shift();
      if (answer === undefined) {
        if (signal.aborted) throw new Stopped();
        if (failed) throw new Error("the worker failed");
        await new Promise<void>((resume) => {
          wake = resume;
        });
      } else if ("done" in answer) return;
      else yield answer.outcome;
    }
  } finally {
    worker.removeEventListener("message", onMessage);
    worker.removeEventListener("error", onError);
    worker.removeEventListener("messageerror", onError);
    signal.removeEventListener("abort", onAbort);
  }
}
