import { existsSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import { median } from "../measure.ts";
import { CHROMIUM, CHROMIUM_FLAGS } from "./public-page.ts";
import { openJourneyWorld, YEAR, type JourneyWorld } from "./journey-world.ts";

const GOALS = 100;

/** (g) A hundred goals that are fine, reviewed one after the other by the keyboard, in a browser, among all that waits at size M. */
export async function reviewing(): Promise<string> {
  if (!existsSync(CHROMIUM)) return "### (g) Review by the keyboard\n\nNo Chromium on this machine: not measured.\n";
  const world = await openJourneyWorld(process.env["HENGJI_BENCH_SIZE"] === "S" ? "S" : "M");
  try {
    return await review(world);
  } finally {
    await world.close();
  }
}

async function review(world: JourneyWorld): Promise<string> {
  const office = await world.signIn("performance-1");
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
  await context.addCookies([{ name: "hengji-session", value: office.token, url: world.address }]);
  const page = await context.newPage();
  await page.goto(`${world.address}/app/${YEAR}/goal?state=waiting&step=performance`);
  await page.locator("[data-row]").first().waitFor();
  // The list in sight is the walk of J; it has to hold all that are reviewed.
  for (let rows = 50; rows <= GOALS; rows += 50) {
    await page.locator(".list-more button").click();
    await page.locator("[data-row]").nth(rows + 1).waitFor();
  }
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await press("j");
  await press("Enter");
  await page.locator(".action-buttons .button-next").waitFor();
  const opened = keys;
  const waits: number[] = [];
  for (let number = 0; number < GOALS; number += 1) {
    const name = await page.locator("h1").textContent();
    const began = performance.now();
    await press("a");
    await page.locator("dialog textarea").waitFor();
    await press("Control+Enter");
    await page.locator(".moved-band").waitFor();
    await press("j");
    await nextOne(page, name);
    waits.push(performance.now() - began);
  }
  await browser.close();
  waits.sort((left, right) => left - right);
  const share = ((keys - opened) / GOALS).toFixed(1);
  return `### (g) ${GOALS} goals reviewed by the keyboard\n\n${share} keys a goal that is fine (aim ≤ 4); from the first key to the next goal in sight ${median(waits).toFixed(0)} ms (median), ${waits.at(-5)!.toFixed(0)} ms (p95), nobody thinking in between.\n`;
}

/** Until another goal stands there and can be decided. */
async function nextOne(page: Page, before: string | null): Promise<void> {
  await page.waitForFunction((name) => document.querySelector(".moved-band") === null && document.querySelector(".action-buttons .button-next") !== null && document.querySelector("h1")?.textContent !== name, before);
}
