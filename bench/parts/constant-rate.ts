import { HttpClient } from "./http-client.ts";
import { YEAR, type JourneyWorld, type Worker } from "./journey-world.ts";

const CONNECTIONS = 64;

/** Pages of the journey at a constant rate, whether the server keeps up or not: waiting counts, so nothing is hidden by it. */
export async function constantRate(world: JourneyWorld, workers: readonly Worker[], rate: number, seconds: number): Promise<string> {
  const clients = Array.from({ length: CONNECTIONS }, (_, index) => new HttpClient(world.address, workers[index % workers.length]!.token));
  const listed = await Promise.all(workers.map(async ({ token }) => {
    const http = new HttpClient(world.address, token);
    const { items } = (await http.get(`/api/${YEAR}/goal/filings?limit=50&sort=amount&order=desc`)) as { items: { id: string }[] };
    http.close();
    return items.map(({ id }) => id);
  }));
  const answered: Answered[] = [];
  const errors: unknown[] = [];
  const idle = [...clients.keys()];
  const queue: (() => void)[] = [];
  const take = (): Promise<number> => {
    const free = idle.pop();
    return free === undefined ? new Promise((resolve) => queue.push(() => resolve(idle.pop()!))) : Promise.resolve(free);
  };
  const one = async (number: number): Promise<void> => {
    const due = performance.now();
    const index = await take();
    const ids = listed[index % workers.length]!;
    const paths = [
      `/api/${YEAR}/goal/filings?limit=50&sort=amount&order=desc`, `/api/${YEAR}/goal/filings/${ids[number % ids.length]}`, "/api/today", "/api/session",
      `/api/${YEAR}/goal/filings?limit=50&sort=name&order=asc&state=waiting`,
      // A list of more than a page is counted beside it.
      `/api/${YEAR}/goal/filing-count`, `/api/${YEAR}/goal/filing-count?state=waiting`,
    ];
    const began = performance.now();
    try {
      await clients[index]!.get(paths[number % paths.length]!);
    } catch (error) {
      errors.push(error);
    }
    const ended = performance.now();
    answered.push({ kind: KINDS[number % paths.length]!, second: Math.floor(number / rate), wait: ended - due, work: ended - began });
    idle.push(index);
    queue.shift()?.();
  };
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let number = 0; number < rate * seconds; number += 1) {
    const ahead = began + (number * 1000) / rate - performance.now();
    if (ahead > 1) await new Promise((resolve) => setTimeout(resolve, ahead));
    running.push(one(number));
  }
  await Promise.all(running);
  for (const client of clients) client.close();
  const waits = answered.map(({ wait }) => wait);
  return [
    `### (e) ${rate} requests a second for ${seconds} s`, "",
    `${waits.length} requests, ${errors.length} errors${errors.length === 0 ? "" : ` (first: ${String(errors[0])})`}; p50 ${told(waits, 0.5)}, p90 ${told(waits, 0.9)}, p99 ${told(waits, 0.99)}, longest ${told(waits, 1)} (aim: 0 errors, p99 ≤ 300 ms).`, "",
    ...byKind(answered), "", stalls(answered), "",
  ].join("\n");
}

/** One answer: in which second it was due, and how long it took since then and since it was sent. */
interface Answered {
  readonly kind: string;
  readonly second: number;
  readonly wait: number;
  readonly work: number;
}

/** In the order of the addresses. */
const KINDS = ["list by amount", "a goal", "today", "session", "list by name of what waits", "count", "count of what waits"] as const;
const STALLED = 300;

function told(values: readonly number[], share: number): string {
  const sorted = [...values].sort((left, right) => left - right);
  return `${sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1)} ms`;
}

function byKind(answered: readonly Answered[]): readonly string[] {
  return [
    "| page | p50 since it was sent | p99 | p99 since it was due |", "|---|---|---|---|",
    ...KINDS.map((kind) => {
      const own = answered.filter((one) => one.kind === kind);
      const work = own.map((one) => one.work);
      return `| ${kind} | ${told(work, 0.5)} | ${told(work, 0.99)} | ${told(own.map(({ wait }) => wait), 0.99)} |`;
    }),
  ];
}

/** A p99 over the aim is either everywhere or in a few seconds; these are the seconds. */
function stalls(answered: readonly Answered[]): string {
  const slow = answered.filter(({ wait }) => wait > STALLED);
  const seconds = [...new Set(slow.map(({ second }) => second))].sort((left, right) => left - right);
  return seconds.length === 0 ? `No answer took longer than ${STALLED} ms.` : `${slow.length} answers took longer than ${STALLED} ms; they were due in the seconds ${seconds.join(", ")}.`;
}
