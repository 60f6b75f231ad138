import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { Person } from "./person.ts";

/** A cell of the form by its path. */
export function cell({ page }: Person, path: string): Locator {
  return page.locator(`td[data-path="${path}"]`);
}

/** What stands in a cell, without what is only read out. */
export async function textOf(person: Person, path: string): Promise<string> {
  return cell(person, path).locator(".cell-text").evaluate((one) => {
    const copy = one.cloneNode(true) as Element;
    for (const said of copy.querySelectorAll(".for-ears")) said.remove();
    return (copy.textContent ?? "").replace(/[\u200b\u2003]/g, "");
  });
}

export async function expectText(person: Person, path: string, text: string): Promise<void> {
  await cell(person, path).locator(".cell-text", { hasText: text }).waitFor();
  assert.equal(await textOf(person, path), text, path);
}

/** Chooses a cell with the mouse, and the ones up to another with Shift. */
export async function choose(person: Person, path: string, upTo?: string): Promise<void> {
  await cell(person, path).click();
  await cell(person, path).locator("textarea").waitFor();
  if (upTo !== undefined) await cell(person, upTo).click({ modifiers: ["Shift"] });
}

/** Types a text over what stands in a cell. */
export async function write(person: Person, path: string, text: string): Promise<void> {
  await choose(person, path);
  await person.page.keyboard.insertText(text);
  await person.page.keyboard.press("Enter");
  await expectText(person, path, text);
}

/** Pastes what a spreadsheet would have put on the clipboard: cells between tabs, rows on lines. */
export async function paste(person: Person, path: string, rows: readonly (readonly string[])[]): Promise<void> {
  await choose(person, path);
  await person.page.evaluate((text) => navigator.clipboard.writeText(text), rows.map((cells) => cells.join("\t")).join("\r\n") + "\r\n");
  await person.page.keyboard.press("Control+v");
}

/** Waits until the server has the draft of what was typed. */
export async function draftKept(person: Person): Promise<void> {
  const kept = person.say("app-filing.draft.kept", { time: "" });
  await person.page.locator(".draft-state", { hasText: kept }).waitFor();
}

/** One move by the button at the foot: its dialog, an opinion where one is given, and where to. */
export async function move(person: Person, action: "submit" | "approve" | "return" | "confirm", { opinion, to }: { opinion?: string; to?: string } = {}): Promise<void> {
  const { page, say } = person;
  await page.locator(".action-buttons").getByRole("button", { name: say(`app-filing.action.${action}`), exact: true }).click();
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  if (to !== undefined) await dialog.locator("select").selectOption(to);
  if (opinion !== undefined) await dialog.locator("textarea").fill(opinion);
  const answer = await person.answer("POST", /\/moves$/, () => dialog.locator(".button-next").click());
  assert.equal(answer.status(), 200, await answer.text());
  await dialog.waitFor({ state: "detached" });
}

/** Opens the filing of a project from the list of a year and stage, as it waits there. */
export async function openFromList(person: Person, year: number, stage: "goal" | "self-evaluation", name: string): Promise<void> {
  await person.go(`/app/${year}/${stage}`);
  await person.page.locator("a.row-link", { hasText: name }).click();
  await person.page.locator(".grid").waitFor();
}
