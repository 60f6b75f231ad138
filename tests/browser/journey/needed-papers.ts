import assert from "node:assert/strict";
import type { Person } from "./person.ts";

/** Writes whatever papers the form that is open waits for, and comes back to it; nothing where it waits for none. Gives their names. */
export async function writeNeededPapers(person: Person, looked = true): Promise<readonly string[]> {
  const { page, say } = person;
  const written: string[] = [];
  for (let way = page.locator(".paper-way").first(); (await way.count()) > 0; way = page.locator(".paper-way").first()) {
    await way.click();
    await page.locator(".paper-form [data-item]").first().waitFor();
    if (looked) await person.sound("a paper to write");
    const paper = page.locator(".paper-part").filter({ has: page.locator(".tag", { hasText: say("app-paper.needed") }) }).first();
    written.push(await paper.locator("h2").innerText());
    const items = paper.locator("[data-item]");
    for (let at = 0, count = await items.count(); at < count; at += 1) {
      const ratings = items.nth(at).locator("input[type=radio]");
      if ((await ratings.count()) > 0) await ratings.nth(1).check();
    }
    // Every section of a report, of a review the opinion as a whole.
    const isReview = (await paper.locator("input[type=radio]").count()) > 0;
    for (const area of isReview ? [paper.locator("textarea").last()] : await paper.locator("textarea").all()) await area.fill("按填报内容和佐证材料核对，情况属实。");
    const stored = await person.answer("PUT", /\/papers\/[\w-]+$/, () => paper.getByRole("button", { name: say("app-paper.save"), exact: true }).click());
    assert.equal(stored.status(), 200, await stored.text());
    await page.locator(".paper-sheets li").first().waitFor();
    if (looked) await person.sound("a paper that was written");
    await page.locator(".trail a").click();
    await page.locator(".grid").waitFor();
  }
  return written;
}
