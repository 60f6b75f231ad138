import assert from "node:assert/strict";
import type { Cast } from "./cast.ts";
import { enter, openPerson, type Office } from "./person.ts";
import { SIZES } from "../browser.ts";

const YEAR = 2026;

/** 为什么是这个分: one page, in words, with the rule's text. */
export async function askWhy(office: Office, { officer: name, evaluation }: Cast, id: string): Promise<void> {
  const officer = await enter(office, name);
  const { page } = officer;
  await officer.go(`/app/${YEAR}/self-evaluation/${id}`);
  await page.locator(".score-main a").click();
  await page.locator(".why-total").waitFor();
  assert.ok((await page.innerText(".why-total")).includes(evaluation.totals.finance));
  const said = await page.innerText(".why-lines");
  for (const { reason } of [evaluation.overridden, evaluation.department, evaluation.finance]) assert.ok(said.includes(reason), reason);
  assert.equal(await page.locator(".why-line").count(), evaluation.actuals.length + 1);
  await officer.sound("why this score");
}

/** 公开 by the department, whose duty it is; then the page that anybody may read. Gives its address. */
export async function disclose(office: Office, { departmentFinance, performance, department, project, evaluation }: Cast): Promise<string> {
  const finance = await enter(office, performance);
  await finance.go(`/app/${YEAR}/self-evaluation/disclosure`);
  await finance.page.locator("th a", { hasText: department }).click();
  await finance.page.locator(".kit-paragraph").waitFor();
  assert.equal(await finance.button("app-disclosure.publish").count(), 0, "finance prepares, the department publishes");

  const person = await enter(office, departmentFinance);
  const { page } = person;
  await person.go(`/app/${YEAR}/self-evaluation/disclosure`);
  await person.sound("departments that publish");
  await page.locator("th a", { hasText: department }).click();
  await page.locator(".kit-paragraph").waitFor();
  assert.ok((await page.innerText("main")).includes(project));
  await person.sound("the disclosure kit");
  await person.button("app-disclosure.publish").click();
  await page.locator("dialog .publish-look").waitFor();
  assert.ok((await page.innerText("dialog")).includes(department));
  await person.sound("the window that shows what will be public");
  await page.locator("dialog .button-next").click();
  await page.locator(".said").waitFor();
  await person.sound("published");
  const address = new URL(await page.locator(".said a").evaluate((link: HTMLAnchorElement) => link.href)).pathname;

  const anybody = await openPerson(office, "anybody");
  await anybody.go(address);
  const text = await anybody.page.innerText("main");
  for (const expected of [project, evaluation.totals.finance, evaluation.grade, evaluation.finance.reason]) assert.ok(text.includes(expected), `the public page says ${expected}`);
  assert.equal(await anybody.page.locator("script").count(), 0);
  await anybody.sound("the public page");
  await anybody.page.setViewportSize(SIZES.phone);
  await anybody.sound("the public page on a phone");
  for (const above of ["/public", `/public/${YEAR}`]) {
    await anybody.go(above);
    await anybody.sound(above);
  }
  await anybody.close();
  return address;
}
