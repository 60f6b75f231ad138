import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertSound, openBrowser, SIZES, visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { picture } from "./pictures.ts";
import { servePages, type PageServer } from "./page-server.ts";

let browser: Browser;
let server: PageServer;

before(async () => {
  await builtPages();
  [browser, server] = await Promise.all([openBrowser(), servePages()]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

for (const [language, words] of [
  ["zh-CN", { sample: "先看一张样表", sum: "表上总分 94", close: "收起", other: "English", heading: "绩效自评表复核" }],
  ["en", { sample: "Look at a sample first", sum: "printed total 94", close: "Close", other: "中文", heading: "Recheck of performance self-evaluations" }],
] as const) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    // What axe looks at is the same in both languages and nearly the same at both sizes, and looking takes long.
    const looked = { accessible: (size === "desk") === (language === "zh-CN") };
    describe(`the sample in ${language} at ${size}`, () => {
      test("every state on the way is sound", async () => {
        const visited = await visit(browser, `${server.address}?lang=${language}`, { viewport });
        const { page } = visited;
        await page.getByRole("heading", { level: 1, name: words.heading }).waitFor();
        assert.equal(await page.getAttribute("html", "lang"), language);
        await assertSound(visited, "first view", looked);
        await page.click(".profile-card summary");
        assert.match(await page.innerText(".profile-values"), language === "en" ? /Excellent/ : /优/, "grades by their names in the language of the page");
        await assertSound(visited, "first view with the rules", looked);

        await page.getByRole("button", { name: words.sample }).click();
        await page.waitForSelector(".table-view");
        assert.match(await page.innerText(".strip"), new RegExp(words.sum));
        assert.equal(await page.locator(".note").count(), await page.locator("td .mark, th .mark").count());
        await assertSound(visited, "table", looked);
        if (size === "desk") await picture({ page, context: page.context(), language }, "recheck");

        await page.locator("td .mark").nth(2).click();
        await assertSound(visited, "finding chosen", looked);
        await page.keyboard.press("Enter");
        await page.waitForSelector(".answer");
        assert.ok((await page.locator(".answer .steps li").count()) >= 3);
        await assertSound(visited, "answer open", looked);
        await page.keyboard.press("Escape");
        assert.equal(await page.locator(".answer").count(), 0);

        await page.locator(".strip-main").click();
        assert.match(await page.innerText(".answer"), /9 \+ 13 \+ 15 \+ 10 \+ 10 \+ 27 \+ 9 = 93/);
        await assertSound(visited, "sum open", looked);
        await page.locator(".answer-close").click();

        await page.locator(".actions .button-next").click();
        await page.waitForSelector("dialog[open]");
        await assertSound(visited, "return notice", looked);
        await page.keyboard.press("Escape");
        await visited.close();
      });
    });
  }
}

test("a dialog goes with the page it stands on", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh#/`);
  await page.getByRole("button", { name: "先看一张样表" }).click();
  await page.waitForSelector(".table-view");
  await page.locator(".actions .button-next").click();
  await page.waitForSelector("dialog[open]");
  await page.goBack();
  await page.waitForSelector(".first-view");
  assert.equal(await page.locator("dialog").count(), 0);
  await close();
});

test("on a phone the names of the indicators stay in view, and so does what stands above them", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh#/sample`, { viewport: SIZES.phone });
  await page.waitForSelector(".table-view");
  await page.locator(".paper-scroll").evaluate((one) => one.scrollTo(one.scrollWidth, 0));
  const left = async (selector: string) => Math.round((await page.locator(selector).first().boundingBox())!.x);
  assert.equal(await page.locator(".names-heading").innerText(), "三级指标");
  assert.equal(await left(".names-heading"), await left(".field-level3"));
  assert.ok((await left(".names-heading")) >= -1);
  await close();
});

test("the sample names no body and stands beside a person's own result, not in its place", async () => {
  const { page, close } = await visit(browser, `${server.address}#/sample`);
  await page.waitForSelector(".table-view");
  assert.doesNotMatch(await page.innerText("main"), /稷山/);
  await page.goto(`${server.address}#/`);
  await page.waitForSelector(".first-view");
  assert.equal(await page.locator(".bar").count(), 0);
  await close();
});

test("the language switch keeps the place, is remembered, and stands in the address", async () => {
  const { page, close } = await visit(browser, `${server.address}#/sample`);
  await page.waitForSelector(".table-view");
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.match(page.url(), /\?lang=en#\/sample$/);
  assert.equal(await page.locator(".table-view").count(), 1);
  await page.goto(server.address);
  await page.getByRole("heading", { level: 1, name: "Recheck of performance self-evaluations" }).waitFor();
  await close();
});

test("people who want no motion get none, and people who want contrast get more", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh#/sample`, { reducedMotion: "reduce", contrast: "more" });
  await page.waitForSelector(".note");
  assert.equal(await page.locator(".note").first().evaluate((note) => getComputedStyle(note).transitionProperty), "none");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--hairline").trim()), "#6b675f");
  await close();
});

test("it prints on A4: the form, then the numbered findings, and none of the buttons", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh#/sample`);
  await page.waitForSelector(".note");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".actions").isVisible(), false);
  assert.equal(await page.locator(".page-header").isVisible(), false);
  const [paper, notes] = await Promise.all([page.locator(".paper").boundingBox(), page.locator(".notes").boundingBox()]);
  assert.ok(paper !== null && notes !== null && notes.y >= paper.y + paper.height);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  await close();
});
