import assert from "node:assert/strict";
import type { Cast } from "./cast.ts";
import { cell, choose, draftKept, expectText, move, openFromList, paste, write } from "./form.ts";
import { writeNeededPapers } from "./needed-papers.ts";
import { enter, type Office, type Person } from "./person.ts";
import { picture } from "../pictures.ts";

const YEAR = 2026;
const STAGE = "self-evaluation";

/** The score that counts, and whose it is, as large as it is important. */
async function expectScore(person: Person, total: string, by: "unit" | "department" | "finance", grade: string): Promise<void> {
  await person.page.locator(".score-total", { hasText: total }).waitFor();
  assert.equal(await person.page.innerText(".score-total"), total);
  assert.equal(await person.page.innerText(".score-grade"), grade);
  assert.ok((await person.page.innerText(".score-main")).includes(person.say("app-filing.counts", { by: person.say(`app-filing.score-by.${by}`) })), `whose score counts: ${await person.page.innerText(".score-main")}`);
}

/** 单位自评: payments up to a day, what was reached, suggested points with their arithmetic, one of them overridden, evidence. */
export async function evaluateUnit(office: Office, { officer: name, project, goal, evaluation }: Cast): Promise<string> {
  const officer = await enter(office, name);
  const { page, say } = officer;
  await officer.go(`/app/${YEAR}/${STAGE}`);
  await officer.button("app-list.start.of.self-evaluation").click();
  await page.locator(".subjects li", { hasText: project }).getByRole("button", { name: say("app-list.start.self-evaluation") }).click();
  await page.locator(".grid").waitFor();
  await expectText(officer, "rows[r1].target", goal.fixed);
  await expectText(officer, goal.remarked.path, goal.remarked.after);

  await page.getByLabel(say("app-filing.snapshot.cut-off")).fill(`${YEAR}-10-31`);
  await page.locator(".snapshot-take .button").click();
  await page.locator(".margin .figures", { hasText: `${YEAR}-10-31` }).waitFor();
  await page.locator(".cell-shown", { hasText: evaluation.execution }).waitFor();
  await officer.sound("the payments of a day");

  await write(officer, "goal.actual", evaluation.reached);
  await paste(officer, "rows[r1].actual", evaluation.actuals.map((actual) => [actual]));
  await expectText(officer, "rows[r8].actual", evaluation.actuals[7]!);
  await choose(officer, "rows[r1].score", "rows[r8].score");
  await page.keyboard.press("Control+d");
  const { row, suggested, score, reason } = evaluation.overridden;
  await expectText(officer, `rows[${row}].score`, suggested);
  await choose(officer, `rows[${row}].score`);
  await page.locator(".score-trace .trace li").first().waitFor();
  assert.ok((await page.innerText(".score-trace")).includes(suggested), "the trace ends in the suggested score");
  await officer.sound("the arithmetic of a suggestion");

  await write(officer, `rows[${row}].score`, score);
  await page.locator(".action-buttons .button-next").click();
  await page.locator(".action-bar [role=alert]").waitFor();
  assert.equal(await page.locator("dialog[open]").count(), 0, "another score than the suggested one needs its reason");
  await write(officer, `rows[${row}].reason`, reason);

  await choose(officer, `rows[${row}].actual`);
  const stored = await officer.answer("POST", /\/evidence$/, () => page.locator(".upload input[type=file]").setInputFiles({ name: "佐证材料.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n% evidence of a test\n%%EOF\n") }));
  assert.equal(stored.status(), 201, await stored.text());
  await cell(officer, `rows[${row}].actual`).locator(".sign-evidence").waitFor();
  await expectScore(officer, evaluation.totals.unit, "unit", evaluation.grade);
  await draftKept(officer);
  await officer.sound("evidence");
  await picture(officer, "journey");
  await writeNeededPapers(officer);
  await move(officer, "submit");
  await expectScore(officer, evaluation.totals.unit, "unit", evaluation.grade);
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

/** The hands after the unit: each sees the effective score and whose it is before it adds its own. */
export async function reviewEvaluation(office: Office, { head: headName, departmentFinance, reviewer: reviewerName, performance, leader: leaderName, project, evaluation }: Cast): Promise<void> {
  const { totals, grade } = evaluation;
  const head = await enter(office, headName);
  await openFromList(head, YEAR, STAGE, project);
  await expectScore(head, totals.unit, "unit", grade);
  await move(head, "approve");

  const department = await enter(office, departmentFinance);
  await openFromList(department, YEAR, STAGE, project);
  await expectScore(department, totals.unit, "unit", grade);
  await score(department, "department", evaluation.department);
  await expectScore(department, totals.department, "department", grade);
  await department.sound("the department's own score");
  await move(department, "approve");

  const reviewer = await enter(office, reviewerName);
  await openFromList(reviewer, YEAR, STAGE, project);
  await expectScore(reviewer, totals.department, "department", grade);
  await reviewer.sound("third-party review");
  await picture(reviewer, "third-party-reviewer");
  await move(reviewer, "approve");

  const finance = await enter(office, performance);
  await openFromList(finance, YEAR, STAGE, project);
  await expectScore(finance, totals.department, "department", grade);
  await score(finance, "finance", evaluation.finance);
  await expectScore(finance, totals.finance, "finance", grade);
  await finance.page.locator(".margin .notes .note").first().waitFor();
  await finance.sound("finance's recheck");
  await picture(finance, "performance-office");
  await move(finance, "approve");

  const leader = await enter(office, leaderName);
  await openFromList(leader, YEAR, STAGE, project);
  await expectScore(leader, totals.finance, "finance", grade);
  await leader.sound("before the grade is confirmed");
  await picture(leader, "finance-leader");
  await move(leader, "confirm");
  await leader.page.getByText(leader.say("app-filing.end.confirmed")).first().waitFor();
  await expectScore(leader, totals.finance, "finance", grade);
}

/** A score of one's own: the reason is asked for, and the total follows at once. */
async function score(person: Person, hand: "department" | "finance", { row, score: own, reason }: { readonly row: string; readonly score: string; readonly reason: string }): Promise<void> {
  const { page } = person;
  await write(person, `rows[${row}].${hand}Score`, own);
  await page.locator(".action-buttons .button-next").last().click();
  await page.locator(".action-bar [role=alert]").waitFor();
  assert.equal(await page.locator("dialog[open]").count(), 0, "a score of one's own needs a reason");
  await write(person, `rows[${row}].${hand}Reason`, reason);
}
