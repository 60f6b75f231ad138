import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { assertFits, assertWorded, callerOf, enter, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";

/*
 * Points move between two groups of a frame: two changes, of which either alone is wrong. They are collected in one draft, which says what is wrong
 * beside each value and outlives its page; each is taken back by itself; only what is sound is published, by somebody else.
 */

const OFFICE = "xu.xiaoyan";
const LEADER = "gao.zhiyuan";
const FRAME = "/app/packs/frames/cost-first";

const WORDS = {
  zh: {
    search: /查找文字或数值/, find: "分值", change: (group: string) => new RegExp(`修改.*${group} › 分值`), value: "新的内容", why: "依据或原因", keep: "存入修改稿", takeBack: (group: string) => new RegExp(`撤回.*${group} › 分值`), takenBack: "这一处改动已撤回。",
    half: /已存入修改稿，还没有发布；现在有 1 处问题/, wrong: /local\/overlay\.yaml 第 2 行第 5 列，各组分值合计为 85，应为 90 或 100。/, whole: "已存入修改稿，还没有发布。", unsound: /还有 1 处问题。可以接着改/, sound: "各处改动合在一起没有问题。",
    publish: "发布", published: /次启用已发布/, file: "修改稿的文件 overlay.yaml", discard: "放弃修改稿", sure: /确定放弃/, discarded: "修改稿已放弃。", nothing: "改动已全部撤回，没有修改稿了。",
  },
  en: {
    search: /Find a text or a number/, find: "Points", change: (group: string) => new RegExp(`Change.*${group} › Points`), value: "New value", why: "Basis or reason", keep: "Save in the draft", takeBack: (group: string) => new RegExp(`Take back.*${group} › Points`), takenBack: "The change was taken back.",
    half: /Saved in the draft, not published yet\. There is 1 problem now/, wrong: /local\/overlay\.yaml, line 2, column 5: .*85/, whole: "Saved in the draft; not published yet.", unsound: /There is 1 problem left\. You can go on changing/, sound: "All changes together have no problems.",
    publish: "Publish", published: /Publication \d+ is in force/, file: "The draft as a file, overlay.yaml", discard: "Discard the changes", sure: /Discard for good/, discarded: "The draft was discarded.", nothing: "All changes were taken back; there is no longer a draft.",
  },
} as const;

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

const pointsInForce = async (): Promise<readonly string[]> => {
  const { call } = await callerOf(server, OFFICE);
  const { data } = await call<{ data: { groups: { points: string }[] } }>("GET", "/api/packs/definitions/frames/cost-first");
  return data.groups.map(({ points }) => points);
};

for (const [language, before, changed] of [["zh", ["20", "40", "20", "10"], ["15", "45"]], ["en", ["15", "45", "20", "10"], ["10", "50"]]] as const) {
  const words = WORDS[language];
  const write = async (page: Page, group: string, points: string, told: string | RegExp): Promise<void> => {
    await page.getByRole("searchbox", { name: words.search }).fill(words.find);
    await page.getByRole("button", { name: words.change(group) }).click();
    await page.getByLabel(words.value).fill(points);
    await page.getByLabel(words.why).fill("市财政局通知");
    await page.getByRole("button", { name: words.keep }).click();
    await page.getByText(told, typeof told === "string" ? { exact: true } : {}).waitFor();
  };

  test(`F115 in the browser, ${language}: points move between two groups of a frame, kept as one draft that may be wrong for a while`, async () => {
    const office = await enter(browser, server, OFFICE, FRAME, { language });
    try {
      await write(office.page, "成本指标", changed[0], words.half);
      const line = office.page.locator(".definition-line", { hasText: "成本指标" }).filter({ has: office.page.locator(".draft-problem") });
      await line.waitFor();
      if (language === "zh") assert.match(await line.innerText(), words.wrong);
      assert.match(await office.page.innerText(".band"), words.unsound);
      await assertWorded(office.page, `half a draft, ${language}`);
      await assertSound(office, `half a draft, ${language}`);
      await look(office.page, `pack-draft-half-${language}`);
      await office.page.setViewportSize(SIZES.phone);
      await assertFits(office, `half a draft, phone, ${language}`);
      await look(office.page, `pack-draft-half-${language}-phone`);
    } finally {
      // The tab is closed with half of the work done.
      await office.close();
    }

    const halted = await enter(browser, server, LEADER, "/app/packs", { language });
    try {
      const { page } = halted;
      assert.match(await page.innerText(".packs-draft"), words.unsound);
      assert.equal(await page.getByRole("button", { name: words.publish, exact: true }).isDisabled(), true);
      await assertSound(halted, `half a draft for the leader, ${language}`);
    } finally {
      await halted.close();
    }

    const later = await enter(browser, server, OFFICE, FRAME, { language });
    try {
      const { page } = later;
      await write(page, "产出指标", changed[1], words.whole);
      await page.goto(`${server.address}/app/packs?lang=${language}`);
      await settled(page);
      const draft = page.locator(".packs-draft");
      await look(page, `pack-draft-whole-${language}`);
      await draft.getByText(words.sound).waitFor();
      const said = await draft.locator("table").innerText();
      for (const part of ["成本指标", before[0], changed[0], "产出指标", before[1], changed[1], "市财政局通知"]) assert.ok(said.includes(part), `${part} in ${said}`);
      await draft.getByText(words.file).click();
      assert.equal(await draft.locator(".file-lines li").count(), 11);
      await assertWorded(page, `a whole draft, ${language}`);
      await assertSound(later, `a whole draft, ${language}`);
      await look(page, `pack-draft-whole-${language}`);
      // One of the two is taken back by itself, which leaves the other wrong, and made again.
      await draft.getByRole("button", { name: words.takeBack("成本指标") }).click();
      await page.getByText(words.takenBack).waitFor();
      await draft.getByText(words.unsound).waitFor();
      assert.equal(await draft.locator("tbody tr").count(), 1);
      assert.match(await draft.locator("tbody tr").innerText(), /overlay\.yaml/);
      await look(page, `pack-draft-taken-back-${language}`);
      await page.setViewportSize(SIZES.phone);
      await assertFits(later, `a draft, phone, ${language}`);
      await look(page, `pack-draft-taken-back-${language}-phone`);
      await page.setViewportSize(SIZES.desk);
      await page.goto(`${server.address}${FRAME}?lang=${language}`);
      await settled(page);
      await write(page, "成本指标", changed[0], words.whole);
      assert.deepEqual(await pointsInForce(), before);
    } finally {
      await later.close();
    }

    const leader = await enter(browser, server, LEADER, "/app/packs", { language });
    try {
      const { page } = leader;
      await page.getByRole("button", { name: words.publish, exact: true }).click();
      await page.getByText(words.published).waitFor();
      assert.deepEqual(await pointsInForce(), [...changed, ...before.slice(2)]);
    } finally {
      await leader.close();
    }
  });

  test(`F115 in the browser, ${language}: the last change taken back leaves no draft, and a whole one is thrown away`, async () => {
    const office = await enter(browser, server, OFFICE, FRAME, { language });
    try {
      const { page } = office;
      await write(page, "效益指标", "19", words.half);
      await page.getByRole("button", { name: words.takeBack("效益指标") }).click();
      await page.getByText(words.nothing).waitFor();
      await write(page, "效益指标", "19", words.half);
      await page.goto(`${server.address}/app/packs?lang=${language}`);
      await settled(page);
      const draft = page.locator(".packs-draft");
      await draft.locator("> p.row button").last().click();
      await draft.locator("> p.row button").last().click();
      await page.getByText(words.discarded).waitFor();
      await draft.waitFor({ state: "detached" });
      await assertSound(office, `no draft, ${language}`);
    } finally {
      await office.close();
    }
  });
}
