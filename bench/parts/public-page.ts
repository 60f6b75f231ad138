import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import pg from "pg";
import { chromium } from "playwright-core";
import type { DepartmentDisclosure } from "../../src/core/disclosure/disclosure.ts";
import { median } from "../measure.ts";
import { REGION, YEAR, type JourneyWorld } from "./journey-world.ts";

export const CHROMIUM = "/usr/bin/chromium";
export const CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const PROJECTS = 40;
const LOADS = 5;

/** A department's page with forty projects, from a browser that has just been started. */
export async function coldPublicPage(world: JourneyWorld): Promise<string> {
  if (!existsSync(CHROMIUM)) return "### (e) Public page\n\nNo Chromium on this machine: not measured.\n";
  const department = await publish(world);
  const address = `${world.address}/public/${YEAR}/${department}`;
  const unpacked = (await (await fetch(address)).arrayBuffer()).byteLength;
  const seconds: number[] = [];
  let carried = 0;
  for (let load = 0; load < LOADS; load += 1) {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
    const page = await browser.newPage();
    await page.goto(address, { waitUntil: "load" });
    seconds.push((await page.evaluate(() => performance.timing.loadEventEnd - performance.timing.navigationStart)) / 1000);
    carried = await page.evaluate(() => performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource")).reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0));
    await browser.close();
  }
  return `### (e) Public page with ${PROJECTS} projects, cold browser\n\n${median(seconds).toFixed(2)} s to load (${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}), ${(carried / 1024).toFixed(0)} KB carried with all it needs (aim ≤ 1 s, ≤ 100 KB); ${(unpacked / 1024).toFixed(0)} KB unpacked.\n`;
}

async function publish(world: JourneyWorld): Promise<string> {
  const client = new pg.Client(world.owner);
  await client.connect();
  const { rows } = await client.query<{ id: string; path: string; name: string }>("select id, path, name from hengji.org_unit where kind = 'department' order by path limit 1");
  const { id, path, name } = rows[0]!;
  const row = (index: number) => ({ level1: "产出指标", level2: "数量指标", level3: `完成数量 ${index}`, target: "≥120项", actual: "118项", points: "8", score: "7.87", reason: "两项因雨季顺延，已列入下年度计划。", changed: null });
  const disclosure: DepartmentDisclosure = {
    region: REGION, city: "生成示范市", demo: true, year: YEAR, departmentId: id, department: name, notYet: 0, drafts: [],
    projects: Array.from({ length: PROJECTS }, (_, index) => ({
      filingId: randomUUID(), code: `P${index}`, name: `道路养护项目 ${index + 1}`, unit: "养护中心", goal: { planned: "完成道路养护 120 项，验收合格率不低于 98%。", actual: "完成 118 项，验收合格率 99%。" },
      budgetFen: "1200000000", paidFen: "1180000000", executionRate: "98.33", execution: { points: "10", score: "9.83" }, rows: Array.from({ length: 8 }, (_, at) => row(at)), score: "97.10", scoreBy: "finance", grade: "优",
      documentNo: "示财预〔2026〕1号", goalDigest: "a".repeat(64), digest: "b".repeat(64),
    })),
  };
  await client.query(
    "insert into hengji.publication (region, id, year, department_id, department_path, version, content, content_format, digest, demo, person_id, post_id, published_at) values ($1, gen_random_uuid(), $2, $3, $4, 1, $5, 1, $6, true, gen_random_uuid(), gen_random_uuid(), now())",
    [REGION, YEAR, id, path, JSON.stringify(disclosure), "c".repeat(64)],
  );
  await client.end();
  return id;
}
