import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, beginGoal, callerOf, enter, LIBRARY, moveOn, MUSEUM, RIVERS, settled, TRAINING } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

let server: AppServer;
let browser: Browser;
/** Addresses that are known only once the filings are there. */
const at: Record<string, string> = {};

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  at["draft"] = `/app/2026/goal/${await beginGoal(server, RIVERS, "668")}`;
  const returned = await beginGoal(server, MUSEUM, "495");
  await moveOn(server, 2026, "goal", returned, [MUSEUM.officer, "submit"], [MUSEUM.head, "approve"], [MUSEUM.department, "return", "draft"], [MUSEUM.officer, "submit"], [MUSEUM.head, "approve"]);
  at["second round"] = `/app/2026/goal/${returned}`;
  const waiting = await beginGoal(server, LIBRARY, "130");
  await moveOn(server, 2026, "goal", waiting, [LIBRARY.officer, "submit"], [LIBRARY.head, "approve"], [LIBRARY.department, "approve"], [LIBRARY.division, "approve"], ["xu.xiaoyan", "approve"]);
  await moveOn(server, 2027, "goal", await beginGoal(server, MUSEUM, "495", 2027), [MUSEUM.officer, "submit"], [MUSEUM.head, "approve"], [MUSEUM.department, "approve"], [MUSEUM.division, "approve"], ["gao.zhiyuan", "approve"]);
  const approved = await beginGoal(server, TRAINING, "860");
  await moveOn(server, 2026, "goal", approved, [TRAINING.officer, "submit"], [TRAINING.head, "approve"], [TRAINING.department, "approve"], [TRAINING.division, "approve"], ["xu.xiaoyan", "approve"]);
  const office = await callerOf(server, "zheng.kai");
  const { items } = await office.call<{ items: { departmentId: string; filings: { id: string }[] }[] }>("GET", "/api/2026/goal/approvals/waiting");
  const { departmentId } = items.find(({ filings }) => filings.some(({ id }) => id === approved))!;
  const { id: letter } = await office.call<{ id: string }>("POST", "/api/2026/goal/approvals", { departmentId, filingIds: [approved], documentNo: "云澜财预〔2026〕33号", issuedOn: "2026-11-20" });
  at["letter"] = `/app/2026/goal/approvals/${letter}`;
  const officer = await callerOf(server, TRAINING.officer);
  const subjects = await officer.call<{ items: { id: string; goal: string }[] }>("GET", "/api/2026/self-evaluation/subjects?without=filing");
  const { id: own } = await officer.call<{ id: string }>("POST", "/api/2026/self-evaluation/filings", { subjectId: subjects.items.find(({ goal }) => goal === "approved")!.id, from: "blank" });
  at["self-evaluation"] = `/app/2026/self-evaluation/${own}`;
  const confirmed = await office.call<{ items: { id: string; scoreBy: string }[] }>("GET", "/api/2025/self-evaluation/filings");
  at["confirmed"] = `/app/2025/self-evaluation/${confirmed.items.find(({ scoreBy }) => scoreBy === "finance")!.id}`;
  at["why"] = `${at["confirmed"]}/why`;
  const department = await callerOf(server, MUSEUM.department);
  const kits = await department.call<{ items: { id: string }[] }>("GET", "/api/2025/self-evaluation/departments");
  at["kit"] = `/app/2025/self-evaluation/disclosure/${kits.items[0]!.id}`;
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Who looks at which page; the address, or the name of one made above. */
const PAGES: readonly (readonly [login: string | null, page: string])[] = [
  [null, "/app/sign-in"],
  ["luo.min", "/app/today"],
  ["meng.jia", "/app/today"],
  ["jiang.bo", "/app/today"],
  ["lin.jing", "/app/account"],
  ["xu.xiaoyan", "/app/2025/self-evaluation"],
  ["luo.min", "/app/2026/goal"],
  ["meng.jia", "/app/2027/goal"],
  // Names of steps with whoever holds them are long in English.
  ["xu.xiaoyan", "/app/2027/goal?state=waiting"],
  ["xu.xiaoyan", "/app/inbox"],
  ["xu.xiaoyan", "/app/2026/goal?name=没有这样的项目"],
  ["bai.xue", "draft"],
  ["luo.min", "second round"],
  ["gao.zhiyuan", "second round"],
  ["li.ping", "self-evaluation"],
  ["xu.xiaoyan", "confirmed"],
  ["xu.xiaoyan", "why"],
  ["xu.xiaoyan", "/app/2026/goal/reporting"],
  ["zheng.kai", "/app/2026/goal/approvals"],
  ["zheng.kai", "letter"],
  ["luo.min", "/app/2025/self-evaluation/disclosure"],
  ["luo.min", "kit"],
  ["jiang.bo", "/app/admin/people"],
  ["tian.ying", "/app/admin/posts"],
  ["wang.jie", "/app/admin/events"],
  ["wang.jie", "/app/admin/refusals"],
  ["gao.zhiyuan", "/app/admin/adoptions"],
  ["wang.jie", "/app/admin/seals"],
  ["bai.xue", "/app/no/such/page"],
];

/**
 * Each page in both languages at each size. It is opened once, in Chinese, and then turned to English by its own switch, since what takes long is to
 * open it. What axe looks at is the same in both languages and nearly the same at both sizes, and looking takes long too: it looks at the desk in
 * Chinese and at the phone in English.
 */
describe("every page, in both languages and at every size", () => {
  for (const [login, page] of PAGES) {
    test(`${page} of ${login ?? "nobody"}`, async () => {
      const visit = await enter(browser, server, login, at[page] ?? page, { size: "desk", language: "zh" });
      try {
        await assertWorded(visit.page, `${page}, zh`);
        await assertSound(visit, `${page}, zh`);
        assert.equal(await visit.page.getAttribute("html", "lang"), "zh-CN");
        for (const size of ["wide", "phone"] as const) await resized(visit, size, `${page}, zh, ${size}`);

        await visit.page.setViewportSize(SIZES.desk);
        await visit.page.locator(".language button[lang=en]").first().click();
        await visit.page.waitForFunction(() => document.documentElement.lang === "en");
        await settled(visit.page);
        await resized(visit, "desk", `${page}, en, desk`);
        await visit.page.setViewportSize(SIZES.phone);
        await assertWorded(visit.page, `${page}, en`);
        await assertSound(visit, `${page}, en, phone`);
      } finally {
        await visit.close();
      }
    });
  }
});

async function resized(visit: Visit, size: keyof typeof SIZES, state: string): Promise<void> {
  await visit.page.setViewportSize(SIZES[size]);
  await assertFits(visit, state);
}
