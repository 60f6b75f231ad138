import type { Settings } from "../app-settings.ts";
import { RecheckChild } from "./recheck-child.ts";
import type { RecheckRequest } from "./recheck-protocol.ts";
import { refuse, Refusal } from "./refusal.ts";

/** A few processes that recheck files, one each at a time, and a short queue before them. */
export interface RecheckPool {
  /** JSON text of the contract. Aborting ends the work. */
  recheck(request: RecheckRequest, signal: AbortSignal): Promise<string>;
}

interface Job {
  readonly request: RecheckRequest;
  readonly finish: (outcome: string | Error) => void;
  child: RecheckChild | null;
}

type Limits = Pick<Settings, "recheckProcesses" | "recheckSeconds" | "recheckMegabytes" | "recheckWaiting" | "recheckProcess">;

const pools = new WeakMap<Settings, RecheckPool>();

/** The one pool of an application, known by its settings: all of its resources together start no more processes than are set. */
export function poolOf(settings: Settings): RecheckPool {
  const pool = pools.get(settings) ?? recheckPool(settings);
  pools.set(settings, pool);
  return pool;
}

export function recheckPool(limits: Limits): RecheckPool {
  const idle: RecheckChild[] = [];
  const waiting: Job[] = [];
  let working = 0;

  const next = (): void => {
    while (working < limits.recheckProcesses && waiting.length > 0) {
      const job = waiting.shift()!;
      const child = idle.pop() ?? new RecheckChild(limits);
      job.child = child;
      working += 1;
      child.run(job.request, (outcome) => {
        working -= 1;
        if (child.isAlive) {
          idle.push(child);
          child.rest(() => idle.splice(idle.indexOf(child), 1));
        }
        job.finish(outcome);
        next();
      });
    }
  };

  return {
    recheck: (request, signal) =>
      new Promise((resolve, reject) => {
        if (working >= limits.recheckProcesses && waiting.length >= limits.recheckWaiting) {
          reject(new Refusal(503, refuse(503, "http.busy").problems, { "Retry-After": "10" }));
          return;
        }
        const brokenOff = refuse(400, "http.broken-off");
        if (signal.aborted) {
          reject(brokenOff);
          return;
        }
        const stop = (): void => {
          if (job.child !== null) return job.child.end(brokenOff);
          waiting.splice(waiting.indexOf(job), 1);
          job.finish(brokenOff);
        };
        const job: Job = {
          request,
          child: null,
          finish: (outcome) => {
            signal.removeEventListener("abort", stop);
            if (outcome instanceof Error) reject(outcome);
            else resolve(outcome);
          },
        };
        signal.addEventListener("abort", stop);
        waiting.push(job);
        next();
      }),
  };
}
