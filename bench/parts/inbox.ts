import { inTurns, median, report, type Contender } from "../measure.ts";
import { HttpClient } from "./http-client.ts";
import { openJourneyWorld, YEAR, type JourneyWorld, type Worker } from "./journey-world.ts";

const OPEN = 100_000;
const ROUNDS = 60;
const TOGETHER = 500;
const BATCHES = 8;

interface Answer {
  readonly items: readonly { readonly id: string }[];
  readonly counts: readonly Readonly<Record<"waiting" | "late" | "returned" | "elsewhere", number>>[];
}

/** (h) The inbox with its counts, and 500 approvals at once, where 100,000 filings are under way. */
export async function inbox(): Promise<string> {
  const world = await openJourneyWorld(process.env["HENGJI_BENCH_SIZE"] === "S" ? "S" : "M", { open: process.env["HENGJI_BENCH_SIZE"] === "S" ? 8_000 : OPEN });
  try {
    return await measured(world);
  } finally {
    await world.close();
  }
}

/** Exported for a world that is there already. */
export async function measured(world: JourneyWorld): Promise<string> {
  const parts: string[] = [];
  for (const login of ["performance-1", "department-101", "officer-101001"]) parts.push(await inboxOf(world, await world.signIn(login)));
  parts.push(await approvals(world));
  return parts.join("\n");
}

async function inboxOf(world: JourneyWorld, worker: Worker): Promise<string> {
  const http = new HttpClient(world.address, worker.token);
  const { counts } = (await http.get("/api/inbox")) as Answer;
  const sum = (box: "waiting" | "late" | "returned" | "elsewhere"): string => counts.reduce((all, one) => all + one[box], 0).toLocaleString("en");
  const contenders: Contender[] = (["waiting", "late", "returned", "elsewhere"] as const).map((box) => ({ name: `${box}: 50 of ${sum(box)}, and all counts`, role: "hengji", run: () => http.get(`/api/inbox?box=${box}`) }));
  const timings = await inTurns(contenders, ROUNDS);
  http.close();
  return report(`(h) Inbox among ${OPEN.toLocaleString("en")} filings under way, as ${worker.role} (aim: median ≤ 30 ms)`, timings.map((timing) => ({ ...timing, seconds: timing.seconds.map((value) => value * 1000) })), "ms");
}

/** 1000 万元: from here on the national pack asks for the review sheet of a goal. */
const SHEET_FROM_FEN = 1_000_000_000n;

/** Whatever waits at one step for the performance office, 500 with each request; each approval is a version, a transition and an event. */
async function approvals(world: JourneyWorld): Promise<string> {
  const office = await world.signIn("performance-1");
  const http = new HttpClient(world.address, office.token);
  const year = YEAR + 1;
  const items: { id: string; expectedVersion: number }[] = [];
  let after: string | null = "";
  while (after !== null && items.length < TOGETHER * BATCHES) {
    const page = (await http.get(`/api/${year}/goal/filings?state=waiting&step=performance&sort=name&order=asc&limit=100${after === "" ? "" : `&after=${encodeURIComponent(after)}`}`)) as { items: { id: string; version: number; amountFen: string | null }[]; next: string | null };
    // Larger ones wait for a review sheet of their own.
    items.push(...page.items.filter(({ amountFen }) => amountFen !== null && BigInt(amountFen) < SHEET_FROM_FEN).map(({ id, version }) => ({ id, expectedVersion: version })));
    after = page.next;
  }
  const seconds: number[] = [];
  for (let from = 0; from + TOGETHER <= items.length; from += TOGETHER) {
    const began = performance.now();
    await http.send("POST", `/api/${year}/goal/moves`, { opinion: "同意。", items: items.slice(from, from + TOGETHER) });
    seconds.push((performance.now() - began) / 1000);
  }
  http.close();
  return `### (h) ${TOGETHER} approvals with one request\n\n${median(seconds).toFixed(2)} s (median of ${seconds.length}: ${seconds.map((one) => one.toFixed(2)).join(", ")}; aim ≤ 1 s).\n`;
}
