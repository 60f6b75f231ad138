import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { speak, type Say } from "../../src/words/index.ts";
import type { ExAnteKnown } from "../../src/web/app/api/ex-ante-shapes.ts";
import { goalValues } from "../server/filings/city.ts";
import { PNG } from "../server/matrix/plant.ts";
import { ANY, assertFits, assertWorded, callerOf, enter, settled, whole } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* F201–F203 in the browser: from an application with its materials over three experts to the gate of the project library, in both languages. */

const EXPERTS = ["yan.zhengming", "he.shuyun", "wu.dongliang"] as const;
const OFFICE = "xu.xiaoyan";

interface Journey {
  readonly language: "zh" | "en";
  readonly officer: string;
  readonly department: string;
  readonly unit: RegExp;
  readonly code: string;
  /** The key that the first expert presses for each point, and what the others give. */
  readonly key: string;
  readonly rating: string;
  readonly conclusion: "support" | "partial";
  /** 万元 */
  readonly granted: string;
}

const JOURNEYS: readonly Journey[] = [
  { language: "zh", officer: "meng.jia", department: "shen.lihua", unit: /交通运输局（本级）/, code: "990100-101001-77", key: "3", rating: "fair", conclusion: "partial", granted: "180.00" },
  { language: "en", officer: "bai.xue", department: "deng.xiaoyun", unit: /河道管理所/, code: "990100-104002-77", key: "2", rating: "good", conclusion: "support", granted: "300.00" },
];

/** The browser notes what the server refuses; here somebody asked for it. */
function refusedOnPurpose({ complaints }: Visit): void {
  assert.match(complaints.splice(0).join(), /^[^,]*422[^,]*$/);
}

let server: AppServer;
let browser: Browser;
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const journey of JOURNEYS) {
  test(`F201 F202 F203: ex-ante to library gate, in ${journey.language}`, async () => {
    const say: Say = speak(journey.language === "zh" ? "zh-CN" : "en");
    const { language, code } = journey;
    const as = async <T>(login: string, path: string, act: (visit: Visit) => Promise<T>): Promise<T> => {
      const visit = await enter(browser, server, login, path, { language });
      try {
        return await act(visit);
      } finally {
        await visit.close();
      }
    };
    const looked = async (visit: Visit, state: string): Promise<void> => {
      await assertWorded(visit.page, `${language}, ${state}`);
      await assertSound(visit, `${language}, ${state}`, { accessible: true });
      await visit.page.setViewportSize(SIZES.phone);
      await assertFits(visit, `${language}, ${state}, phone`);
      await visit.page.setViewportSize(SIZES.desk);
    };
    const again = async (page: Page, path: string): Promise<void> => {
      await page.goto(`${server.address}${path}?lang=${language}`);
      await settled(page);
    };
    const draftKept = (page: Page): Promise<void> => page.getByRole("status").filter({ hasText: whole(say("app-ex-ante.kept.kept", { at: ANY })) }).waitFor();
    const press = async (visit: Visit, word: string, told: string): Promise<void> => {
      await visit.page.getByRole("button", { name: say(word), exact: true }).click();
      await visit.page.getByRole("status").filter({ hasText: whole(say(told)) }).waitFor();
      await settled(visit.page);
    };

    const department = await callerOf(server, journey.department);
    const { units } = await department.call<{ units: { id: string; name: string }[] }>("GET", "/api/2027/subjects");
    const subject = await department.call<{ id: string }>("POST", "/api/subjects", { unitId: units.find(({ name }) => journey.unit.test(name))!.id, code, name: `新建项目${code}`, kind: "project", book: "GENERAL_PUBLIC", firstYear: 2026, attribute: "new" });

    const officer = await callerOf(server, journey.officer);
    const address = await as(journey.officer, "/app/2027/ex-ante", async (visit) => {
      const { page } = visit;
      assert.match(await page.innerText("main"), new RegExp(say("app-ex-ante.empty")));
      await looked(visit, "nothing applied for yet");
      await page.getByRole("button", { name: say("app-ex-ante.begin"), exact: true }).click();
      const dialog = page.locator("dialog[open]");
      await dialog.locator("select").selectOption(subject.id);
      await dialog.getByRole("button", { name: say("app-ex-ante.begin"), exact: true }).click();
      await page.waitForURL(/\/app\/2027\/ex-ante\/[0-9a-f-]{36}/);
      await settled(page);
      await page.getByLabel(say("app-ex-ante.amount-in")).fill("300");
      for (const text of await page.locator(".ex-ante-form textarea").all()) await text.fill("按规划实施，效果可衡量。");
      // Nobody presses anything: a draft is kept after a pause, and a closed tab loses nothing of it.
      await draftKept(page);
      const open = new URL(page.url()).pathname;
      const stored = async (): Promise<ExAnteKnown> => (await (await page.request.get(`${server.address}/api${open.slice("/app".length)}`)).json()) as ExAnteKnown;
      assert.deepEqual([(await stored()).version, (await stored()).amountFen], [1, null], "a draft is no version");
      await page.goto("about:blank");
      await again(page, open);
      assert.equal(await page.getByLabel(say("app-ex-ante.amount-in")).inputValue(), "300");
      assert.equal(await page.locator(".ex-ante-form textarea").first().inputValue(), "按规划实施，效果可衡量。");
      await page.getByRole("button", { name: say("app-ex-ante.left.give-up"), exact: true }).waitFor();
      await looked(visit, "a draft that was left");
      // A colleague saves meanwhile: neither is written over the other.
      const [first] = (await stored()).scheme.fields;
      const { version } = await officer.call<{ version: number }>("PUT", `/api${open.slice("/app".length)}`, { amountFen: "2000000000", texts: { [first!.id]: "同事填写的内容。" }, expectedVersion: 1 });
      await officer.call("PUT", `/api${open.slice("/app".length)}/draft`, { amount: "300", texts: { [first!.id]: "按规划实施，效果可衡量。" }, baseVersion: 1 });
      await page.goto("about:blank");
      await again(page, open);
      await page.getByText(say("app-ex-ante.left.behind")).waitFor();
      assert.equal(await page.locator(".ex-ante-form textarea").first().inputValue(), "同事填写的内容。", "what counts is shown beside the choice");
      assert.equal(await page.locator(".ex-ante-form textarea").first().isEnabled(), false);
      await looked(visit, "a draft on an older version");
      await page.getByRole("button", { name: say("app-ex-ante.left.take-mine"), exact: true }).click();
      assert.equal(await page.locator(".ex-ante-form textarea").first().inputValue(), "按规划实施，效果可衡量。");
      for (const text of await page.locator(".ex-ante-form textarea").all()) await text.fill("按规划实施，效果可衡量。");
      await press(visit, "app-ex-ante.save", "app-ex-ante.saved");
      assert.deepEqual([(await stored()).version, (await stored()).draft], [version + 1, null]);
      const id = /ex-ante\/([0-9a-f-]{36})/.exec(page.url())![1]!;
      const known = (await (await page.request.get(`${server.address}/api/2027/ex-ante/${id}`)).json()) as ExAnteKnown;
      assert.equal(await page.locator(".band li").count(), known.missing.length, "each material that is missing is listed");
      await page.getByRole("button", { name: say("app-ex-ante.move.submit"), exact: true }).click();
      await page.locator(".problems li").first().waitFor();
      assert.equal(await page.locator(".problems li").count(), known.missing.length, "refused in one sentence with the places");
      assert.equal(await page.locator(".problems p").count(), 1);
      refusedOnPurpose(visit);
      await page.locator(".problems li a").nth(1).click();
      assert.equal(await page.evaluate(() => document.activeElement?.closest("tr")?.id), `materials.${known.missing[1]!}`, "each place leads there");
      await again(page, `/app/2027/ex-ante/${id}`);
      await page.locator("tr").filter({ hasText: language === "zh" ? "项目申报书" : "Project application" }).locator("input[type=file]").setInputFiles({ name: "申报书.png", mimeType: "image/png", buffer: PNG });
      await page.locator(".band li").nth(known.missing.length - 1).waitFor({ state: "detached" });
      for (const material of known.missing.slice(1)) {
        assert.equal((await page.request.post(`${server.address}/api/2027/ex-ante/${id}/files?material=${material}&name=m.png`, { data: PNG, headers: { origin: server.address, "content-type": "application/octet-stream" } })).status(), 201);
      }
      await again(page, `/app/2027/ex-ante/${id}`);
      await looked(visit, "an application with its materials");
      await press(visit, "app-ex-ante.move.submit", "app-ex-ante.done.submit");
      return `/2027/ex-ante/${id}`;
    });

    const fromToday = async (visit: Visit, turn: string, place: string): Promise<void> => {
      const { page } = visit;
      await page.getByRole("link", { name: new RegExp(say(`app-ex-ante.turn.${turn}`)) }).click();
      await settled(page);
      await looked(visit, `the inbox: ${turn}`);
      await page.getByRole("link", { name: `新建项目${code}` }).click();
      await settled(page);
      assert.ok(page.url().endsWith(`/app${address}${place}`), page.url());
    };

    await as(journey.department, "/app/today", async (visit) => {
      await looked(visit, "Today of the department");
      await fromToday(visit, "take-up", "#next");
    });
    await as(journey.department, "/app/2027/ex-ante", async (visit) => {
      const { page } = visit;
      await page.getByText(say("app-ex-ante.waits-for-you")).first().waitFor();
      await looked(visit, "a list with what waits");
      await page.getByRole("link", { name: `新建项目${code}` }).click();
      await settled(page);
      await press(visit, "app-ex-ante.move.take-up", "app-ex-ante.done.take-up");
      await page.getByRole("button", { name: say("app-ex-ante.approve"), exact: true }).first().click();
      await page.locator(".material-approved").first().waitFor();
      const known = await department.call<ExAnteKnown>("GET", `/api${address}`);
      for (const { id, state } of known.materials) if (state === "received") await department.call("PUT", `/api${address}/materials/${id}`, { state: "approved", note: "" });
      await again(page, `/app${address}/panel`);
      await page.getByRole("button", { name: say("app-ex-ante.ask-experts"), exact: true }).click();
      for (const name of ["严正明", "何书韵", "吴栋梁"]) {
        await page.getByRole("button", { name: say("app-ex-ante.ask", { name }), exact: true }).click();
        await page.locator("li b").filter({ hasText: name }).waitFor();
      }
      await looked(visit, "experts are asked");
      await press(visit, "app-ex-ante.move.send-to-experts", "app-ex-ante.done.send-to-experts");
    });

    await as(EXPERTS[0], "/app/today", async (visit) => {
      const { page } = visit;
      const { scheme } = (await (await page.request.get(`${server.address}/api${address}`)).json()) as ExAnteKnown;
      await fromToday(visit, "score", `/sheet#ratings.${scheme.aspects[0]!.parts[0]!.checks[0]!.id}`);
      await looked(visit, "a declaration of interests");
      await page.getByRole("button", { name: say("app-ex-ante.declare.send"), exact: true }).click();
      await page.locator("[data-check]").first().waitFor();
      await page.getByRole("button", { name: say("app-ex-ante.submit-sheet"), exact: true }).click();
      await page.locator(".problems li").first().waitFor();
      assert.deepEqual([await page.locator(".problems p").count(), await page.locator(".problems li").count()], [1, 20], "one sentence with the points that are not rated");
      refusedOnPurpose(visit);
      await looked(visit, "a score sheet that is refused");
      await page.locator(".problems li a").first().click();
      for (let check = 0; check < 20; check += 1) await page.keyboard.press(journey.key);
      assert.equal(await page.locator(".ex-ante-total").innerText(), journey.rating === "fair" ? "60" : "80");
      await page.keyboard.press("c");
      await page.keyboard.type("测算依据还可以细化。");
      await page.getByLabel(say("app-ex-ante.opinion"), { exact: true }).fill("总体可行。");
      await looked(visit, "a score sheet");
      await draftKept(page);
      await page.goto("about:blank");
      await again(page, `/app${address}/sheet`);
      assert.equal(await page.locator(".ex-ante-total").innerText(), journey.rating === "fair" ? "60" : "80", "a closed tab loses nothing of a sheet");
      assert.equal(await page.getByLabel(say("app-ex-ante.opinion"), { exact: true }).inputValue(), "总体可行。");
      assert.equal(((await (await page.request.get(`${server.address}/api${address}`)).json()) as ExAnteKnown).sheet!.saved, 0, "and it is not saved yet");
      await press(visit, "app-ex-ante.submit-sheet", "app-ex-ante.sheet-submitted");
      assert.equal(await page.getByRole("link", { name: say("app-ex-ante.part.panel") }).count(), 0, "an expert sees no other sheet");
    });
    for (const login of EXPERTS.slice(1)) {
      const { call } = await callerOf(server, login);
      const { scheme } = await call<ExAnteKnown>("GET", `/api${address}`);
      await call("PUT", `/api${address}/interest`, { interest: null });
      const ratings = Object.fromEntries(scheme.aspects.flatMap(({ parts }) => parts.flatMap(({ checks }) => checks.map(({ id }) => [id, { rating: journey.rating, comment: "" }]))));
      await call("PUT", `/api${address}/sheet`, { ratings, opinion: "可行。", expectedSaved: 0 });
      await call("POST", `/api${address}/sheet/submissions`, { expectedSaved: 1 });
    }

    await as(journey.department, "/app/today", async (visit) => {
      const { page } = visit;
      await fromToday(visit, "conclude", "/panel#conclude");
      assert.match(await page.locator(".ex-ante-holds").first().innerText(), new RegExp(say(`app-ex-ante.conclusion.${journey.conclusion}`)));
      await looked(visit, "all sheets side by side");
      await press(visit, "app-ex-ante.conclude", "app-ex-ante.did.conclude");
      await press(visit, "app-ex-ante.move.forward", "app-ex-ante.done.forward");
    });
    await as(OFFICE, "/app/today", async (visit) => {
      await fromToday(visit, "decide", "/panel#decide");
      await looked(visit, "finance decides");
      assert.equal(await visit.page.getByLabel(say("app-ex-ante.granted-in")).inputValue(), journey.granted);
      await press(visit, "app-ex-ante.decide", "app-ex-ante.decided.accept");
    });

    const goal = await officer.call<{ id: string }>("POST", "/api/2027/goal/filings", { subjectId: subject.id, from: "blank" });
    await as(journey.officer, `/app/2027/goal/${goal.id}`, async (visit) => {
      assert.ok((await visit.page.innerText("main")).includes(say("app-filing.granted", { amount: journey.granted })), "the cap stands on the form");
      await visit.page.getByText(say("app-ex-ante.margin.holds", { cap: journey.granted })).waitFor();
      await looked(visit, "a goal whose margin tells the cap");
      const values = goalValues();
      const asked = { ...values, funds: values.funds.map((line) => (line.id === "other" ? line : { ...line, initialBudget: "300.5" })) };
      await officer.call("PUT", `/api/2027/goal/filings/${goal.id}`, { values: asked, expectedVersion: 1 });
      const refused = await visit.page.request.post(`${server.address}/api/2027/goal/filings/${goal.id}/moves`, { data: { action: "submit", opinion: "", expectedVersion: 2 }, headers: { origin: server.address, "accept-language": language } });
      assert.equal(refused.status(), 422);
      assert.match(await refused.text(), new RegExp(`300\\.50.*${journey.granted.replace(".", "\\.")}`));
    });
    await as(journey.officer, `/app${address}`, async (visit) => {
      await looked(visit, "an application that was decided");
      const page = await visit.page.context().newPage();
      for (const paper of ["application", "materials", "score-sheet", "report"]) {
        const answer = await page.goto(`${server.address}/print${address}?paper=${paper}&language=${language === "zh" ? "zh-CN" : "en"}`);
        assert.equal(answer!.status(), 200, paper);
        assert.ok((await page.innerText("h1")).includes("2027"), paper);
      }
    });
  });
}

test("F203: what is not supported stays outside the library: its goal is refused where it would be begun, in a sentence that says why and what to do", async () => {
  const [department, officer] = await Promise.all([callerOf(server, "shen.lihua"), callerOf(server, "meng.jia")]);
  const { units } = await department.call<{ units: { id: string; name: string }[] }>("GET", "/api/2027/subjects");
  const subject = await department.call<{ id: string }>("POST", "/api/subjects", { unitId: units.find(({ name }) => /交通运输局（本级）/.test(name))!.id, code: "990100-101001-78", name: "新建项目不予支持", kind: "project", book: "GENERAL_PUBLIC", firstYear: 2026, attribute: "new" });
  const { id } = await officer.call<{ id: string }>("POST", "/api/2027/ex-ante", { subjectId: subject.id });
  const address = `/api/2027/ex-ante/${id}`;
  const known = (): Promise<ExAnteKnown> => department.call<ExAnteKnown>("GET", address);
  const move = async (by: typeof officer, action: string): Promise<void> => void (await by.call("POST", `${address}/moves`, { action, opinion: "", expectedVersion: (await known()).version }));
  const { scheme, missing } = await officer.call<ExAnteKnown>("GET", address);
  await officer.call("PUT", address, { amountFen: "300000000", texts: Object.fromEntries(scheme.fields.map((field) => [field.id, "按规划实施。"])), expectedVersion: 1 });
  const visit = await enter(browser, server, "meng.jia", `/app/2027/ex-ante/${id}`);
  try {
    const { page } = visit;
    for (const material of missing) assert.equal((await page.request.post(`${server.address}${address}/files?material=${material}&name=m.png`, { data: PNG, headers: { origin: server.address, "content-type": "application/octet-stream" } })).status(), 201);
    await move(officer, "submit");
    await move(department, "take-up");
    for (const { id: material, state } of (await known()).materials) if (state === "received") await department.call("PUT", `${address}/materials/${material}`, { state: "approved", note: "" });
    const { items } = await department.call<{ items: { postId: string; name: string }[] }>("GET", `${address}/candidates`);
    for (const name of ["严正明", "何书韵", "吴栋梁"]) await department.call("POST", `${address}/experts`, { postId: items.find((one) => one.name === name)!.postId });
    await move(department, "send-to-experts");
    const ratings = Object.fromEntries(scheme.aspects.flatMap(({ parts }) => parts.flatMap(({ checks }) => checks.map((check) => [check.id, { rating: "poor", comment: "依据不足。" }]))));
    for (const login of EXPERTS) {
      const { call } = await callerOf(server, login);
      await call("PUT", `${address}/interest`, { interest: null });
      await call("PUT", `${address}/sheet`, { ratings, opinion: "不可行。", expectedSaved: 0 });
      await call("POST", `${address}/sheet/submissions`, { expectedSaved: 1 });
    }
    await department.call("POST", `${address}/conclusions`, { conclusion: "reject", capFen: null, reason: "必要性不足。", panelNote: "", expectedVersion: (await known()).version });

    for (const [language, told] of [["zh", /事前评估结论是不予支持，不能入库和申报目标[\s\S]*请按评估意见修改后/], ["en", /not supported/i]] as const) {
      const say = speak(language === "zh" ? "zh-CN" : "en");
      await page.goto(`${server.address}/app/2027/goal?lang=${language}`);
      await settled(page);
      await page.getByRole("button", { name: say("app-list.start.of.goal") }).first().click();
      await page.locator("dialog[open] li", { hasText: "新建项目不予支持" }).getByRole("button", { name: say("app-list.start.blank") }).click();
      await page.locator("dialog[open] .problems").waitFor();
      assert.match(await page.innerText("dialog[open] .problems"), told);
      refusedOnPurpose(visit);
      await assertSound(visit, `a goal that was not supported, ${language}`, { accessible: true });
    }
    const { items: begun } = await officer.call<{ items: { name: string }[] }>("GET", "/api/2027/goal/filings");
    assert.ok(!begun.some(({ name }) => name === "新建项目不予支持"));
  } finally {
    await visit.close();
  }
});
