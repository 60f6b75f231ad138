import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { SIZES } from "../browser.ts";
import type { Cast } from "./cast.ts";
import { cell, choose, draftKept, expectText, move, openFromList, paste, textOf, write } from "./form.ts";
import { writeNeededPapers } from "./needed-papers.ts";
import { enter, openDoor, type Office } from "./person.ts";
import { picture } from "../pictures.ts";

const YEAR = 2026;

/** 填报: from last year's goal to the submitted one, with everything that can go wrong on the way put right. */
export async function beginGoal(office: Office, { officer: name, project, goal }: Cast): Promise<string> {
  const door = await openDoor(office);
  await door.sound("the door");
  await door.close();

  const officer = await enter(office, name);
  const { page, say } = officer;
  await page.locator("main h1").waitFor();
  await officer.sound("an empty day");
  await page.locator("#tasks a", { hasText: say("app-frame.task.goal") }).last().click();
  // One unit has nothing yet, the other the approved goal of the unit as a whole.
  await page.locator(".empty, a.row-link").first().waitFor();
  await officer.sound("a list without this project");
  await officer.button("app-list.start.of.goal").click();
  await page.locator(".subjects").waitFor();
  await officer.sound("which project to begin");
  await page.locator(".subjects li", { hasText: project }).getByRole("button", { name: say("app-list.start.last-year") }).click();
  await page.locator(".grid").waitFor();
  await cell(officer, "rows[r1].target").locator(".cell-beside").waitFor();
  await officer.sound("last year beside the draft");

  await write(officer, "goal.planned", goal.planned);
  for (const [source, amount] of Object.entries(goal.budget)) await write(officer, `funds[${source}].initialBudget`, amount);
  const before = await textOf(officer, "rows[r1].target");
  await paste(officer, "rows[r1].target", goal.block);
  await expectText(officer, "rows[r1].target", goal.block[0]![0]);
  await page.locator(".weights", { hasText: "88 / 90" }).waitFor();
  await page.keyboard.press("Control+z");
  await expectText(officer, "rows[r1].target", before);
  await page.keyboard.press("Control+y");
  await expectText(officer, "rows[r8].points", "8");

  // The one key mends what the linter found: a cost that is to be at least so much.
  await page.locator(`td[data-path="rows[r1].target"].cell-has-error, td[data-path="rows[r1].target"].cell-has-warning`).waitFor();
  await choose(officer, "rows[r1].target");
  await page.locator(".cell-card .fix").waitFor();
  await picture(officer, "unit-officer");
  await page.keyboard.press("Control+.");
  await expectText(officer, "rows[r1].target", goal.fixed);

  // What does not add up is not handed on.
  await page.locator(".action-buttons .button-next").click();
  await page.locator(".action-bar [role=alert]").waitFor();
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await officer.sound("not ready");
  await write(officer, "rows[r8].points", "10");
  await page.locator(".weights-right", { hasText: "90 / 90" }).waitFor();

  await draftKept(officer);
  await officer.reopen();
  await expectText(officer, "rows[r1].target", goal.fixed);
  await expectText(officer, "goal.planned", goal.planned);
  await draftKept(officer);

  await move(officer, "submit");
  await officer.page.locator(".moved-band").waitFor();
  await officer.sound("submitted");
  return new URL(officer.page.url()).pathname.split("/").at(-1)!;
}

/** 审核 up to the department, which returns it with a remark on a cell; the officer mends that cell and hands it in again. */
export async function returnGoal(office: Office, { officer: name, head: headName, departmentFinance, project, goal: { remarked } }: Cast): Promise<void> {
  const department = await enter(office, departmentFinance);
  await openFromList(department, YEAR, "goal", project);
  await choose(department, remarked.path);
  await department.page.keyboard.press("Control+m");
  await department.page.locator("#new-remark").fill(remarked.said);
  const stored = await department.answer("POST", /\/remarks$/, () => department.page.keyboard.press("Control+Enter"));
  assert.equal(stored.status(), 201, await stored.text());
  await cell(department, remarked.path).locator(".sign-remark").waitFor();
  await department.sound("a remark on a cell");
  await picture(department, "department-finance");
  await choose(department, remarked.path);
  await department.page.keyboard.press("r");
  const opinion = department.page.locator("dialog[open] textarea");
  await opinion.waitFor();
  assert.ok((await opinion.inputValue()).includes(remarked.said), "the return writes itself from the remarks");
  await department.sound("a return that wrote itself");
  await department.page.locator("dialog[open] select").selectOption("draft");
  await opinion.focus();
  await department.answer("POST", /\/moves$/, () => department.page.keyboard.press("Control+Enter"));
  await department.page.locator("dialog[open]").waitFor({ state: "detached" });

  const officer = await enter(office, name);
  await officer.go("/app/today");
  await officer.page.locator(".wait", { hasText: remarked.said }).waitFor();
  await officer.sound("something came back");
  await officer.page.locator(".wait", { hasText: project }).first().click();
  await cell(officer, remarked.path).locator(".sign-remark").waitFor();
  await officer.page.locator(".note-remark .note-place").click();
  await officer.page.locator(".cell-card .remark-said", { hasText: remarked.said }).waitFor();
  await officer.sound("the remark at its cell");
  await expectText(officer, remarked.path, remarked.before);
  await write(officer, remarked.path, remarked.after);
  await officer.page.locator(".margin-part .note-remark").getByRole("button", { name: officer.say("app-filing.remark.settle") }).click();
  await officer.page.locator(".margin-part .note-settled").waitFor({ state: "attached" });
  await expectText(officer, remarked.path, remarked.after);
  await move(officer, "submit");

  const head = await enter(office, headName);
  await openFromList(head, YEAR, "goal", project);
  await cell(head, remarked.path).locator(".cell-before", { hasText: remarked.before }).waitFor();
  await choose(head, remarked.path);
  assert.ok((await head.page.innerText(".changed")).includes(remarked.after));
  await head.sound("the second round shows the difference");
  await picture(head, "unit-head");
  await move(head, "approve");
}

/** One step of the review with the keyboard alone: from today to the next hands. */
export async function approveByKeys(office: Office, project: string, name: string, kept?: string): Promise<void> {
  const person = await enter(office, name);
  const { page, say } = person;
  await person.go("/app/today");
  await page.locator(".wait").first().waitFor();
  await person.sound("what waits");
  await tabTo(person, /\bwait\b/);
  await page.keyboard.press("Enter");
  await page.locator("a.row-link").first().waitFor();
  await person.sound("the list of what waits");
  await stepTo(person, project);
  await page.keyboard.press("Enter");
  await page.locator(".grid").waitFor();
  await person.sound("a form to review");
  if (kept !== undefined) await picture(person, kept);
  await writeNeededPapers(person);
  await page.keyboard.press("a");
  await page.locator("dialog[open] textarea").waitFor();
  await person.sound("an opinion");
  const answer = await person.answer("POST", /\/moves$/, () => page.keyboard.press("Control+Enter"));
  assert.equal(answer.status(), 200, await answer.text());
  await page.locator(".moved-band", { hasText: say("app-filing.moved") }).waitFor();
}

/** Down the list by J, to the project. */
async function stepTo({ page }: { readonly page: Page }, project: string): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("j");
    if ((await page.evaluate(() => document.activeElement?.textContent ?? "")).includes(project)) return;
  }
  assert.fail(`J never comes to ${project}`);
}

async function tabTo({ page }: { readonly page: Page }, className: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (className.test(await page.evaluate(() => document.activeElement?.className ?? ""))) return;
  }
  assert.fail(`the Tab key never comes to ${className}`);
}

/** 批复: in a batch, with a document number, by another person than the one who reviewed. */
export async function issueApproval(office: Office, { issuer: name, officer: officerName, project, department, documentNo }: Cast): Promise<string> {
  const issuer = await enter(office, name);
  const { page, say } = issuer;
  await issuer.go(`/app/${YEAR}/goal/approvals`);
  const batch = page.locator(".batch", { hasText: department });
  await batch.waitFor();
  await issuer.sound("goals that wait for their approval");
  await page.setViewportSize(SIZES.phone);
  await issuer.sound("goals that wait for their approval, on a phone");
  await page.setViewportSize(SIZES.desk);
  const number = batch.getByLabel(say("app-approval.document-no"), { exact: true });
  await batch.locator(".button-next").click();
  await batch.locator(".wrong").waitFor();
  await number.fill(documentNo);
  await batch.locator(".button-next").click();
  await page.locator("h1", { hasText: documentNo }).waitFor();
  await issuer.sound("the letter that was issued");
  const letter = page.url();

  const officer = await enter(office, officerName);
  await openFromList(officer, YEAR, "goal", project);
  await officer.page.locator(".frozen", { hasText: documentNo }).waitFor();
  assert.equal(await officer.page.locator(".action-buttons .button-next").count(), 0, "a frozen goal goes nowhere");
  await choose(officer, "rows[r1].target");
  assert.equal(await cell(officer, "rows[r1].target").locator("textarea").getAttribute("readonly"), "");
  await officer.sound("frozen");
  return new URL(letter).pathname.split("/").at(-1)!;
}
