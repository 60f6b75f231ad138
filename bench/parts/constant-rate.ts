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
  const waits: number[] = [];
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
    try {
      await clients[index]!.get(paths[number % paths.length]!);
    } catch (error) {
      errors.push(error);
    }
    waits.push(performance.now() - due);
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
  waits.sort((left, right) => left - right);
  const at = (share: number): string => `${waits[Math.min(waits.length - 1, Math.floor(waits.length * share))]!.toFixed(1)} ms`;
  return `### (e) ${rate} requests a second for ${seconds} s\n\n${waits.length} requests, ${errors.length} errors${errors.length === 0 ? "" : ` (first: ${String(errors[0])})`}; p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, longest ${at(1)} (aim: 0 errors, p99 ≤ 300 ms).\n`;
}
