import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { readScan } from "../../../src/server/files/read-scan.ts";
import type { Cast } from "./cast.ts";
import { openFromList } from "./form.ts";
import { enter, type Office, type Person } from "./person.ts";

const YEAR = 2026;

/** 打印: the form on paper and the stamped page's scan; then the letter. Every sheet of both carries its code. */
export async function printAndScan(office: Office, { officer: name, issuer: issuerName, project }: Cast, approvalId: string): Promise<void> {
  const officer = await enter(office, name);
  await openFromList(officer, YEAR, "self-evaluation", project);
  const opened = officer.context.waitForEvent("page");
  await officer.button("app-filing.print").click();
  const form = await opened;
  await form.waitForURL(/\/print\//);
  await form.locator("footer.mark").waitFor();
  const code = /[0-9A-HJKMNP-TV-Z]{16}$/.exec(new URL(form.url()).pathname)![0];
  const folder = mkdtempSync(join(tmpdir(), "hengji-paper-"));
  try {
    const sheets = await onPaper(form, folder, "form");
    for (const sheet of sheets) await assertCode(sheet, `/${code}`);
    await form.close();
    await uploadScan(officer, sheets[0]!, code);

    const issuer = await enter(office, issuerName);
    await issuer.go(`/app/${YEAR}/goal/approvals/${approvalId}`);
    const letter = issuer.context.waitForEvent("page");
    await issuer.page.locator("main a.button-next").click();
    const paper = await letter;
    await paper.locator("article.letter").waitFor();
    for (const sheet of await onPaper(paper, folder, "letter")) await assertCode(sheet, `/print/${YEAR}/goal/approvals/${approvalId}`);
    await paper.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function uploadScan(officer: Person, sheet: string, code: string): Promise<void> {
  const { page, say } = officer;
  await page.locator(".margin-part", { has: page.locator(".scan") }).locator("summary").click();
  await page.locator(".scan input[type=file]").setInputFiles(sheet);
  await page.locator(".scan [role=status]").waitFor();
  const said = await page.innerText(".scan [role=status]");
  const version = /\d+/.exec(said.replace(code, ""))?.[0] ?? "";
  assert.equal(said, say("app-filing.scan.current", { code, version }));
  await officer.sound("a scan that was matched");
}

/** The sheets of a page as pictures, as a scanner would give them back. */
async function onPaper(page: Page, folder: string, name: string): Promise<readonly string[]> {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  await promisify(execFile)("pdftoppm", ["-png", "-r", "150", file, join(folder, name)]);
  const sheets = readdirSync(folder).filter((one) => one.startsWith(`${name}-`) && one.endsWith(".png"));
  assert.ok(sheets.length > 0 && readFileSync(file).length > 1000);
  return sheets.map((one) => join(folder, one)).sort();
}

async function assertCode(sheet: string, ending: string): Promise<void> {
  const reading = await readScan(sheet);
  assert.ok(reading !== null && reading !== "busy", sheet);
  assert.equal(reading.codes.length, 1, `one code on ${sheet}`);
  assert.ok(reading.codes[0]!.endsWith(ending), reading.codes[0]);
}
