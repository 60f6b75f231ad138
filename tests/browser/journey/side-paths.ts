import assert from "node:assert/strict";
import { SIZES } from "../browser.ts";
import type { Cast } from "./cast.ts";
import { cell, choose, draftKept, expectText, move, openFromList, write } from "./form.ts";
import { enter, type Office, type Person } from "./person.ts";

const YEAR = 2027;

/** Begins next year's goal from the one that was just approved, and gives its address. */
export async function beginNextYear(office: Office, { officer: name, project }: Cast): Promise<string> {
  const officer = await enter(office, name);
  await officer.go(`/app/${YEAR}/goal`);
  await officer.button("app-list.start.of.goal").click();
  await officer.page.locator(".subjects li", { hasText: project }).getByRole("button", { name: officer.say("app-list.start.last-year") }).click();
  await officer.page.locator(".grid").waitFor();
  return new URL(officer.page.url()).pathname;
}

/** Two tabs on one form: what both changed is asked, what one changed is kept, and nothing is lost. */
export async function twoTabs(office: Office, { officer: name }: Cast, address: string): Promise<void> {
  const officer = await enter(office, name);
  const other = await enter({ ...office, people: new Map<string, Person>() }, name);
  await other.go(address);
  await other.page.locator(".grid").waitFor();

  await officer.go(address);
  await write(officer, "rows[r2].target", "≥1530公里");
  await write(officer, "rows[r3].target", "≥110次");
  await officer.page.keyboard.press("Control+s");
  await officer.page.getByText(officer.say("app-filing.saved", { time: "" })).waitFor();

  await write(other, "rows[r2].target", "≥1540公里");
  await write(other, "rows[r4].target", "≥97%");
  await other.page.keyboard.press("Control+s");
  const conflict = other.page.locator("dialog[open] .conflict");
  await conflict.waitFor();
  other.expectRefused(409);
  assert.equal(await conflict.count(), 1, "only what both changed is asked");
  const said = await conflict.innerText();
  assert.ok(said.includes("≥1530公里") && said.includes("≥1540公里"), said);
  await other.sound("two texts of one cell");
  await conflict.locator("label").first().click();
  await other.button("app-filing.conflict.settle").click();
  await expectText(other, "rows[r2].target", "≥1540公里");
  await expectText(other, "rows[r3].target", "≥110次");
  await expectText(other, "rows[r4].target", "≥97%");
  await other.page.keyboard.press("Control+s");
  await other.page.getByText(other.say("app-filing.saved", { time: "" })).waitFor();
  await other.close();
}

/** An address with the identifier of somebody else's record: a clear page, and nothing of that record on it. */
export async function swappedId(office: Office, { officer: name }: Cast, stranger: Cast, foreignId: string): Promise<void> {
  const officer = await enter(office, name);
  await officer.page.goto(`${office.server.address}/app/2026/goal/${foreignId}`);
  await officer.page.locator(".refused").waitFor();
  officer.expectRefused(404);
  const said = await officer.page.innerText("main");
  assert.ok(said.includes(officer.say("problem.filing.unknown")), said);
  assert.ok(!said.includes(stranger.project));
  await officer.sound("somebody else's record");
  await officer.page.goto(`${office.server.address}/app/2026/no-such-page`);
  await officer.page.locator(".empty").waitFor();
  await officer.sound("no such page");
}

/** Half an hour away from the desk: the page stays, the text stays, and signing in again goes on with both. */
export async function sessionOver(office: Office, { officer: name }: Cast, address: string): Promise<void> {
  const officer = await enter(office, name);
  const { page, say } = officer;
  await officer.go(address);
  await page.locator(".grid").waitFor();
  // As many requests as happen to be under way are refused.
  const forgiveNoMore = officer.forgive(401);
  office.server.ahead += 31 * 60 * 1000;
  await choose(officer, "rows[r5].target");
  await page.keyboard.insertText("≥98.8%");
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]", { hasText: say("app-session.over") }).waitFor();
  await expectText(officer, "rows[r5].target", "≥98.8%");
  await officer.sound("the session is over");
  await officer.button("app-session.demo.again", { name }).click();
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await draftKept(officer);
  forgiveNoMore();
  assert.equal(new URL(page.url()).pathname, address);
  await officer.reopen();
  await expectText(officer, "rows[r5].target", "≥98.8%");

  // Signed out altogether, a link to a cell leads through the door to that cell.
  await officer.context.clearCookies();
  await officer.page.goto("about:blank");
  await officer.page.goto(`${office.server.address}${address}#rows%5Br6%5D.target`);
  await officer.page.locator(".demo-person", { hasText: name }).click();
  await cell(officer, "rows[r6].target").locator("textarea").waitFor();
  assert.equal(new URL(officer.page.url()).pathname, address);
  await expectText(officer, "rows[r5].target", "≥98.8%");
  officer.expectRefused(401);
}

/** Approval on a phone: the list, the form and its decision, without scrolling sideways. */
export async function approveOnPhone(office: Office, { head: name, project }: Cast): Promise<void> {
  const head = await enter(office, name);
  await head.page.setViewportSize(SIZES.phone);
  await head.go("/app/today");
  await head.page.locator(".wait").first().waitFor();
  await head.sound("what waits, on a phone");
  await openFromList(head, YEAR, "goal", project);
  await head.sound("a form to review, on a phone");
  await move(head, "approve");
  await head.sound("approved, on a phone");
  await head.page.setViewportSize(SIZES.desk);
}

/** The officer hands next year's goal in, so that there is one to approve. */
export async function submitNextYear(office: Office, { officer: name, goal }: Cast, address: string): Promise<void> {
  const officer = await enter(office, name);
  await officer.go(address);
  for (const [source, amount] of Object.entries(goal.budget)) await write(officer, `funds[${source}].initialBudget`, amount);
  await draftKept(officer);
  await move(officer, "submit");
}
