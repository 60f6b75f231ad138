import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { speak, type Say } from "../../src/words/index.ts";
import { assertFits, assertWorded, beginGoal, callerOf, enter, LIBRARY, moveOn, MUSEUM, RIVERS, settled, TRAINING, writeNeededPapers, type Caller, type Hands } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/*
 * What goes wrong at a desk, as whoever sits there meets it: a clear sentence each, and nothing of theirs lost. Each language has a project of
 * its own.
 */

const OFFICE = "xu.xiaoyan";
const SECOND = "zheng.kai";
const YEAR = 2026;
const LANGUAGES = { zh: RIVERS, en: MUSEUM } as const;
type Language = keyof typeof LANGUAGES;

let server: AppServer;
let browser: Browser;
let folder = "";
const goals = new Map<Language, string>();
const evaluations = new Map<Language, { readonly id: string; readonly code: string }>();

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  folder = mkdtempSync(join(tmpdir(), "hengji-bad-input-"));
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const wordsOf = (language: Language): Say => speak(language === "zh" ? "zh-CN" : "en");
const addressOf = (stage: "goal" | "self-evaluation", id: string): string => `/app/${YEAR}/${stage}/${id}`;
/** A refusal that a test meant is no complaint. */
const forgive = ({ complaints }: Visit, status: number): void => {
  const at = complaints.findIndex((one) => one.startsWith("Failed to load resource") && one.includes(` ${status} `));
  assert.ok(at >= 0, `a request refused with ${status} among: ${complaints.join(" | ")}`);
  complaints.splice(at, 1);
};
const sound = async (visit: Visit, state: string): Promise<void> => {
  await assertWorded(visit.page, state);
  await assertFits(visit, state);
};

/** 批复 of one goal by the one who did not review it. */
async function approve(id: string, documentNo: string): Promise<void> {
  const { call } = await callerOf(server, OFFICE);
  const { items } = await call<{ items: { departmentId: string; filings: { id: string }[] }[] }>("GET", `/api/${YEAR}/goal/approvals/waiting`);
  const { departmentId } = items.find(({ filings }) => filings.some((one) => one.id === id))!;
  await call("POST", `/api/${YEAR}/goal/approvals`, { departmentId, filingIds: [id], documentNo, issuedOn: "2026-11-20" });
}

/** A file that is as long as it says and takes no room. */
function twoGigabytes(): string {
  const path = join(folder, "录像.pdf");
  writeFileSync(path, "%PDF-1.7\n");
  truncateSync(path, 2 * 1024 ** 3);
  return path;
}

/** The printed self-evaluation of the year before, as a scanner gives it back. */
async function sheetOfLastYear({ page }: Visit, { call }: Caller): Promise<Buffer> {
  const { items } = await call<{ items: { id: string }[] }>("GET", `/api/${YEAR - 1}/self-evaluation/filings`);
  const { html } = await call<{ html: string }>("POST", `/api/${YEAR - 1}/self-evaluation/filings/${items[0]!.id}/prints`);
  const paper = await page.context().newPage();
  await paper.goto(`${server.address}${html}`);
  const sheet = await paper.screenshot({ fullPage: true });
  await paper.close();
  return sheet;
}

for (const [language, hands] of Object.entries(LANGUAGES) as [Language, Hands][]) {
  const say = wordsOf(language);

  test(`two reviewers at once: the second is told who was quicker, keeps what they wrote, and is one key from the newest version, in ${language}`, async () => {
    const id = await beginGoal(server, hands, language === "zh" ? "668" : "495");
    goals.set(language, id);
    await moveOn(server, YEAR, "goal", id, [hands.officer, "submit"], [hands.head, "approve"], [hands.department, "approve"]);
    await writeNeededPapers(server, hands.division, YEAR, "goal", id);
    await moveOn(server, YEAR, "goal", id, [hands.division, "approve"]);
    await writeNeededPapers(server, OFFICE, YEAR, "goal", id);
    const visit = await enter(browser, server, OFFICE, addressOf("goal", id), { language });
    const { page } = visit;
    try {
      await page.keyboard.press("r");
      await page.locator("dialog[open] select").selectOption("draft");
      await page.locator("dialog[open] textarea").fill("请补充测算依据。");
      await moveOn(server, YEAR, "goal", id, [SECOND, "approve"]);
      await page.locator("dialog[open] .button-next").click();
      const told = page.locator("dialog[open] [role=alert]");
      await told.waitFor();
      forgive(visit, 409);
      assert.match(await told.innerText(), { zh: /郑凯已于.*保存或办理了这份填报.*没有执行.*意见留在本机/, en: /郑凯 saved this filing or handed it on .* was not done.*an opinion stays at this computer/ }[language]);
      assert.equal(await page.locator("dialog[open] textarea").inputValue(), "请补充测算依据。", "what was written stays");
      await sound(visit, "the second of two reviewers");
      await page.locator("dialog[open]").getByRole("button", { name: say("app-filing.move.newest"), exact: true }).click();
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await page.locator(".filing-where", { hasText: { zh: "待批复", en: "Awaiting approval" }[language] }).waitFor();
      assert.equal(await page.locator(".action-buttons").getByRole("button", { name: say("app-filing.action.approve"), exact: true }).count(), 0, "it is not to be approved once more");
      await sound(visit, "the newest version");
    } finally {
      await visit.close();
    }
  });

  test(`a form that somebody else saved meanwhile is not handed on unread: the newest text comes first, in ${language}`, async () => {
    const { officer, ...others } = language === "zh" ? LIBRARY : TRAINING;
    const id = await beginGoal(server, { officer, ...others }, "100");
    const visit = await enter(browser, server, officer, addressOf("goal", id), { language });
    const { page } = visit;
    try {
      const row = page.locator('[data-path="rows[r2].target"]');
      await row.waitFor();
      const { call } = await callerOf(server, officer);
      const path = `/api/${YEAR}/goal/filings/${id}`;
      const { values, version } = await call<FilingDetail>("GET", path);
      await call("PUT", path, { values: { ...values, rows: values.rows.map((one) => (one.id === "r2" ? { ...one, target: "≥4321人次" } : one)) }, expectedVersion: version });
      await page.locator(".action-buttons .button-next").click();
      await page.locator("dialog[open] .button-next").click();
      await page.locator("dialog[open] [role=alert]").waitFor();
      forgive(visit, 409);
      await page.locator("dialog[open]").getByRole("button", { name: say("app-filing.move.newest"), exact: true }).click();
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await row.locator(".cell-text", { hasText: "≥4321人次" }).waitFor();
      await page.locator(".action-buttons .button-next").click();
      await page.locator("dialog[open] .button-next").click();
      await page.locator(".moved-band").waitFor();
      await sound(visit, "handed on as it was read");
    } finally {
      await visit.close();
    }
  });

  test(`evidence of 2 GB and a scan of another record: neither is taken, and what was typed meanwhile stays, in ${language}`, async () => {
    await approve(goals.get(language)!, language === "zh" ? "示财绩〔2026〕81号" : "示财绩〔2026〕82号");
    const officer = await callerOf(server, hands.officer);
    const { items } = await officer.call<{ items: { id: string; code: string }[] }>("GET", `/api/${YEAR}/self-evaluation/subjects?without=filing`);
    const { id } = await officer.call<{ id: string }>("POST", `/api/${YEAR}/self-evaluation/filings`, { subjectId: items[0]!.id, from: "blank" });
    evaluations.set(language, { id, code: items[0]!.code });

    const visit = await enter(browser, server, hands.officer, addressOf("self-evaluation", id), { language });
    const { page } = visit;
    try {
      await page.locator('[data-path="rows[r1].actual"]').click();
      await page.keyboard.type("6.8万元");
      await page.locator(".upload input[type=file]").setInputFiles(twoGigabytes());
      const refused = page.locator(".upload [role=alert]");
      await refused.waitFor();
      assert.match(await refused.innerText(), { zh: /录像\.pdf.*2048.*50.*没有上传/s, en: /录像\.pdf.*2048 MB.*50 MB.*It was not sent/s }[language]);
      assert.deepEqual(visit.requests.filter((one) => one.startsWith("POST") && one.includes("/evidence")), [], "nobody waits for 2 GB to be refused at their end");
      await sound(visit, "evidence of 2 GB");

      await page.locator(".margin-part", { has: page.locator(".scan") }).locator("summary").click();
      await page.locator(".scan input[type=file]").setInputFiles({ name: "盖章件.png", mimeType: "image/png", buffer: await sheetOfLastYear(visit, officer) });
      await page.locator(".scan [role=alert]").waitFor();
      forgive(visit, 422);
      assert.match(await page.locator(".scan [role=alert]").innerText(), { zh: /属于2025年度的“.+”，不是现在这一份.*没有/s, en: /belongs to “.+” of 2025 and not to the form that is open.*No record was changed/s }[language]);
      assert.ok((await page.innerText('[data-path="rows[r1].actual"]')).includes("6.8万元"));
      await page.locator(".draft-state", { hasText: say("app-filing.draft.kept", { time: "" }) }).waitFor();
      await sound(visit, "a scan of another record");
    } finally {
      await visit.close();
    }
  });

  test(`a payment after the cut-off is told beside the snapshot and changes no figure, in ${language}`, async () => {
    const { id, code } = evaluations.get(language)!;
    const officer = await callerOf(server, hands.officer);
    const paid = async (): Promise<string> => (await officer.call<FilingDetail>("GET", `/api/${YEAR}/self-evaluation/filings/${id}`)).values.funds[0]!.executed;
    const visit = await enter(browser, server, hands.officer, addressOf("self-evaluation", id), { language });
    const { page } = visit;
    try {
      await page.getByLabel(say("app-filing.snapshot.cut-off")).fill("2026-10-31");
      await page.locator(".snapshot-take .button").click();
      const part = page.locator(".margin-part", { has: page.locator(".snapshot-take") });
      await part.locator(".figures", { hasText: "2026-10-31" }).waitFor();
      const told = async (): Promise<string> => part.locator("p", { hasText: { zh: "截止日之后", en: "after that day" }[language] }).innerText();
      const [before, figure] = [await told(), await paid()];
      assert.notEqual(figure, "");
      const { call } = await callerOf(server, OFFICE);
      const { recorded } = await call<{ recorded: number }>("POST", `/api/${YEAR}/payments`, { payments: [{ subjectCode: code, source: "appropriation", paidOn: "2026-11-15", amountFen: "1234000000", voucher: `late-${language}` }] });
      assert.equal(recorded, 1);
      await page.reload();
      await settled(page);
      assert.match(before, / 1 笔|^1 payment /);
      assert.match(await told(), / 2 笔支付.*1,2\d\d\.\d\d 万元，不计入|^2 payments .*1,2\d\d\.\d\d .*not counted/);
      assert.equal(await paid(), figure);
      await sound(visit, "a payment after the cut-off");
    } finally {
      await visit.close();
    }
  });

  test(`a goal whose year has ended says so while one types, and what was typed is there when it is opened again in time, in ${language}`, async () => {
    const id = await beginGoal(server, hands, "100", 2027);
    const visit = await enter(browser, server, hands.officer, `/app/2027/goal/${id}`, { language });
    const { page } = visit;
    const { ahead } = server;
    const target = page.locator('[data-path="rows[r2].target"]');
    try {
      await target.waitFor();
      server.ahead += 404 * 24 * 60 * 60 * 1000;
      await page.request.post(`${server.address}/api/demo/session`, { data: { login: hands.officer }, headers: { origin: server.address } });
      await target.click();
      await page.keyboard.type("≥1公里");
      await page.keyboard.press("Enter");
      const told = page.locator(".action-bar", { hasText: { zh: /2027年度的填报已于2027-12-31截止，不能再填报或报送/, en: /Filing for 2027 closed on 2027-12-31/ }[language] });
      await told.waitFor();
      forgive(visit, 422);
      assert.ok((await target.innerText()).includes("≥1公里"), "what was typed stays in sight");
      await sound(visit, "a year that has ended");
      server.ahead = ahead;
      await page.request.post(`${server.address}/api/demo/session`, { data: { login: hands.officer }, headers: { origin: server.address } });
      await page.reload();
      await settled(page);
      assert.ok((await target.innerText()).includes("≥1公里"), "and when the year is open again");
    } finally {
      server.ahead = ahead;
      await visit.close();
    }
  });
}
