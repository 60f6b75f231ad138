import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, enter, settled, untilSaid } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";
import { cutOff } from "./cut-off.ts";
import { makeTransferPayment } from "./transfer-payment.ts";

/* F210 in the browser: a transfer payment is split among units, refused while it does not add up, and read in English. */

const OFFICE = "xu.xiaoyan";

let server: AppServer;
let browser: Browser;
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([
    serveApp({ plant: makeTransferPayment }),
    openBrowser(),
  ]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("F210: a regional split", async () => {
  const office = await enter(browser, server, OFFICE, "/app/2026/transfer-payments");
  try {
    const { page } = office;
    assert.match(await page.innerText("main"), /2026 年度转移支付[\s\S]*已批复[\s\S]*未分解/);
    await assertWorded(page, "the list of transfer payments");
    await assertSound(office, "the list of transfer payments");
    await page.locator("main tbody a").first().click();
    await page.waitForURL(/transfer-payments\/[0-9a-f-]{36}/);
    await settled(page);
    const names = await page.locator(".split-tools option").allInnerTexts();
    const [first, second] = [names[1]!, names[2]!];
    await page.getByLabel("添加", { exact: false }).first().selectOption({ label: first });
    await page.getByLabel("添加", { exact: false }).first().selectOption({ label: second });
    await page.getByRole("button", { name: "按金额分摊" }).click();
    // Shared out evenly, to the last fen.
    assert.match(await page.locator(".split-table tfoot td").first().innerText(), /^0\.00$/);
    const amount = page.getByLabel(`${first}，金额（万元）`);
    const given = await amount.inputValue();
    await amount.fill(String(Number(given) + 1));
    assert.equal(await page.locator(".split-table tfoot td").first().innerText(), "−1.00");
    const shared = page.locator('.split-table tbody [data-cell^="0 "]');
    for (let at = 1; at < (await shared.count()); at += 1) assert.notEqual(await shared.nth(at).inputValue(), "");
    await page.getByRole("button", { name: "下达", exact: true }).click();
    await page.locator(".problems").waitFor();
    assert.match(await page.innerText(".problems"), /各地区金额合计为[\s\S]*多1万元/);
    // Nobody loses their place by a refusal, though the button was off while it was asked.
    await page.getByRole("button", { name: "下达", exact: true }).and(page.locator(":focus")).waitFor();
    // The browser itself complains of a refused request, and this one was meant.
    assert.deepEqual(office.complaints.splice(0).map((text) => /422/.test(text)), [true]);
    await assertSound(office, "a split that does not add up");
    // One step back, and it adds up again.
    await page.getByRole("button", { name: "撤销" }).click();
    assert.equal(await amount.inputValue(), given);
    // What was put right is not told as wrong any more.
    assert.equal(await page.locator(".problems, .split-table [aria-invalid=true]").count(), 0);
    // A block from a spreadsheet finds its rows by their names.
    await amount.evaluate((input, text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, `${second}\t${given}\n${first}\t${given}`);
    assert.equal(await page.locator(".split-table tfoot td").first().innerText(), "0.00");
    await page.setViewportSize(SIZES.phone);
    await look(page, "split-phone");
    await assertFits(office, "the split, phone");
    await page.setViewportSize(SIZES.desk);
    await page.getByRole("button", { name: "下达", exact: true }).click();
    await page.getByText(/第1次分解/).waitFor();
    const said = await page.innerText("main");
    assert.match(said, /已下达给 2 个地区（单位）/);
    assert.match(said, /各地区（单位）的绩效目标[\s\S]*未填报[\s\S]*各地自评汇总[\s\S]*还有2个地区（单位）没有报送/);
    await assertWorded(page, "a split that was sent");
    await assertSound(office, "a split that was sent");
    await look(page, "split");
    // Split again, which wants a reason: the field for it says so, and has the cursor.
    await page.getByLabel(`${first}，金额（万元）`).fill(String(Number(given) + 1));
    await page.getByLabel(`${second}，金额（万元）`).fill(String(Number(given) - 1));
    await page.getByRole("button", { name: "重新下达" }).click();
    const reason = page.getByLabel("重新分解的原因");
    await reason.and(page.locator(":focus")).waitFor();
    assert.match(await page.locator(".field:has([aria-invalid=true])").innerText(), /^重新分解的原因[\s\S]*重新分解没有写明原因/);
    assert.deepEqual(office.complaints.splice(0).map((text) => /422/.test(text)), [true]);
    await assertSound(office, "a split anew without a reason");
    await look(page, "split-no-reason");
    await reason.fill("预算调剂");
    await page.getByRole("button", { name: "重新下达" }).click();
    // What was begun before is not changed by it, and nobody is told that it starts from here.
    await untilSaid(page.locator(".said"), /^已第 2 次分解，下达给 2 个地区（单位）。已经填报的目标不会自动改动/);
    await page.getByText("第2次分解").waitFor();
    await assertSound(office, "a split anew");
    await look(page, "split-anew");
  } finally {
    await office.close();
  }
  const english = await enter(browser, server, OFFICE, "/app/2026/transfer-payments", { language: "en" });
  try {
    assert.match(await english.page.innerText("main"), /Transfer payments 2026[\s\S]*Approved[\s\S]*Split among 2 regions or units/);
    await english.page.locator("main tbody a").first().click();
    await english.page.waitForURL(/transfer-payments\/[0-9a-f-]{36}/);
    await settled(english.page);
    assert.match(await english.page.innerText("main"), /Left to split[\s\S]*Pass down again[\s\S]*Goals of the regions and units[\s\S]*What the regions reported/);
    await assertWorded(english.page, "a split, English");
    await assertSound(english, "a split, English");
    // What is chosen of each indicator is read whole in its column, however wide the sheet is that holds them.
    assert.ok(await english.page.locator("main table select").count() > 1);
    for (const size of ["desk", "phone"] as const) {
      await english.page.setViewportSize(SIZES[size]);
      for (const rule of ["sum", "same", "own"]) {
        await english.page.locator("main table select").first().selectOption(rule);
        assert.deepEqual(await cutOff(english.page), [], `${rule}, ${size}`);
      }
      await assertFits(english, `a split, ${size}, English`);
    }
  } finally {
    await english.close();
  }
});
