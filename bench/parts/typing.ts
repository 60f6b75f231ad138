import { loadavg } from "node:os";
import { chromium, type Browser, type Page } from "playwright-core";
import type { FilingValues } from "../../src/core/form/filing-values.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { callerOf, enter } from "../../tests/browser/app-city.ts";
import { serveApp } from "../../tests/browser/app-server.ts";

const ROWS = 300;
const KEYS = 300;
/** Who types by hand pauses between keys for longer than the form waits before it judges again. */
const SLOW_KEYS = 25;
const SLOW_GAP = 450;
/** Longer tasks of the page's own thread than these many milliseconds of its time would be felt by a key that comes meanwhile. */
const FELT = 8;
const OFFICER = "cai.lin";
/** Frames are drawn when they are ready, not when a screen would show them: else every key waits for a screen that nobody has. */
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync", "--no-first-run", "--disable-background-networking"];

/** (r) A form of 300 indicators in Chromium: opened, and typed in; from the key to the frame that shows it. */
export async function typing(): Promise<string> {
  const server = await serveApp();
  const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: FLAGS });
  try {
    const id = await longForm(server);
    const began = performance.now();
    const visit = await enter(browser, server, OFFICER, `/app/2027/goal/${id}`);
    const { page } = visit;
    await page.waitForSelector(`[data-path="rows[r${ROWS}].target"]`, { state: "attached" });
    const opened = performance.now() - began;
    const lines: string[] = [];
    const slow: string[] = [];
    for (const [where, row, field] of [["at the top", 3, "level3"], ["in the middle", ROWS / 2, "level3"], ["in the last row", ROWS, "target"]] as const) {
      await page.locator(`[data-path="rows[r${row}].${field}"]`).click();
      lines.push(lineOf(where, await typed(page)));
      const tasks = (await tasksWhileTyping(browser, page)).toSorted((left, right) => right - left);
      slow.push(`| ${where} | ${SLOW_KEYS} | ${tasks.filter((one) => one > FELT).length} | ${(tasks[0] ?? 0).toFixed(1)} ms |`);
      await page.keyboard.press("Escape");
    }
    await visit.close();
    const bare = await browser.newPage();
    await bare.setContent("<textarea></textarea>");
    await bare.locator("textarea").click();
    lines.push(lineOf("limit: an empty page with one text field", await typed(bare)));
    return [
      `### (r) A form of ${ROWS} indicators in Chromium (aim: p95 ≤ 16 ms)`, "", `Opened in ${(opened / 1000).toFixed(2)} s, until its last row stood there.`, "",
      "| typed | keys | median | p95 | p99 | page’s own work, median | p95 | layouts a key |", "|---|---|---|---|---|---|---|---|", ...lines, "", `From the key to the frame that shows it. A key every ${SLOW_GAP} ms, so that judging, suggestions and drafts fall between the keys:`, "",
      `| typed by hand | keys | tasks over ${FELT} ms of the thread’s own time | longest |`, "|---|---|---|---|", ...slow, "", `Load at the end: ${loadavg()[0]!.toFixed(1)}.`, "",
    ].join("\n");
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Milliseconds of each key: until the frame that shows it, and of the thread's own work; and how often the page was laid out for one. */
interface Typed {
  readonly frames: readonly number[];
  readonly own: readonly number[];
  readonly laidOut: number;
}

/** Types in the field that has the cursor. */
async function typed(page: Page): Promise<Typed> {
  // What the page's own thread worked for a key, in its own time: what others do on the machine does not count in it.
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const measured = async (wanted: "TaskDuration" | "LayoutCount"): Promise<number> => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === wanted)?.value ?? 0;
  const worked = async (): Promise<number> => (await measured("TaskDuration")) * 1000;
  await page.evaluate(() => {
    const found = { frames: [] as number[] };
    Object.assign(window, { found });
    window.addEventListener("keydown", (event) => {
      if (event.key.length !== 1) return;
      const from = event.timeStamp;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // A message is answered once the frame is laid out and painted.
        port1.onmessage = () => found.frames.push(performance.now() - from);
        port2.postMessage(null);
      });
    }, { capture: true });
  });
  const own: number[] = [];
  const layouts = await measured("LayoutCount");
  for (let key = 0; key < KEYS; key += 1) {
    const before = await worked();
    await page.keyboard.press("abcdefghij"[key % 10]!);
    await page.waitForTimeout(25);
    own.push((await worked()) - before);
  }
  const laidOut = ((await measured("LayoutCount")) - layouts) / KEYS;
  await session.detach();
  return { frames: await page.evaluate(() => (window as unknown as { found: { frames: number[] } }).found.frames), own, laidOut };
}

function lineOf(where: string, { frames, own, laidOut }: Typed): string {
  const at = (values: readonly number[], share: number): string => `${values.toSorted((left, right) => left - right)[Math.min(values.length - 1, Math.floor(values.length * share))]!.toFixed(1)} ms`;
  return `| ${where} | ${frames.length} | ${at(frames, 0.5)} | ${at(frames, 0.95)} | ${at(frames, 0.99)} | ${at(own, 0.5)} | ${at(own, 0.95)} | ${laidOut.toFixed(1)} |`;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, and those that the thread itself worked. */
  readonly ts: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly type?: string } };
}

/** Tasks of the page's thread from the first key to a second after the last, in milliseconds of its own time. */
async function tasksWhileTyping(browser: Browser, page: Page): Promise<readonly number[]> {
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  for (let key = 0; key < SLOW_KEYS; key += 1) {
    await page.keyboard.press("klmnopqrst"[key % 10]!);
    await page.waitForTimeout(SLOW_GAP);
  }
  await page.waitForTimeout(1000);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly TraceEvent[] };
  const first = traceEvents.filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown").toSorted((left, right) => left.ts - right.ts)[0];
  if (first === undefined) throw new Error("no key was traced");
  return traceEvents.filter(({ name, pid, tid, ts }) => name === "ThreadControllerImpl::RunTask" && pid === first.pid && tid === first.tid && ts >= first.ts - 1000).map(({ tdur = 0 }) => tdur / 1000);
}

async function longForm(server: Awaited<ReturnType<typeof serveApp>>): Promise<string> {
  const { call } = await callerOf(server, OFFICER);
  const { items } = await call<{ items: { id: string }[] }>("GET", "/api/2027/goal/subjects?without=filing");
  const { id } = await call<{ id: string }>("POST", "/api/2027/goal/filings", { subjectId: items[0]!.id, from: "blank" });
  const path = `/api/2027/goal/filings/${id}`;
  const { values, version } = await call<FilingDetail>("GET", path);
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    ...values.rows[Math.floor((index * values.rows.length) / ROWS)]!, id: `r${index + 1}`, level3: `第${index + 1}项工作完成数量`, target: `≥${100 + index}处`, points: "0.3",
  }));
  await call("PUT", path, { values: { ...values, rows } satisfies FilingValues, expectedVersion: version });
  return id;
}
