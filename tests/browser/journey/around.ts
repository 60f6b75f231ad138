import assert from "node:assert/strict";
import { ADMIN_PARTS } from "../../../src/web/app/routes.ts";
import { SIZES } from "../browser.ts";
import { enter, type Office } from "./person.ts";
import { picture } from "../pictures.ts";

/** Which part of the administration belongs to whom; nobody of them sees a project. */
const PARTS: readonly { readonly part: (typeof ADMIN_PARTS)[number]; readonly name: string; readonly kept?: string }[] = [
  { part: "people", name: "江波", kept: "system-admin" },
  { part: "posts", name: "田颖", kept: "security-admin" },
  { part: "adoptions", name: "许晓燕" },
  { part: "events", name: "汪洁", kept: "audit-admin" },
  { part: "refusals", name: "汪洁" },
  { part: "seals", name: "汪洁" },
  { part: "units", name: "江波" },
];

/** The pages beside the journey: the account, the map of keys, the administrators'. */
export async function visitAround(office: Office): Promise<void> {
  const system = await enter(office, "江波");
  await system.go("/app/today");
  await system.sound("an administrator's day");
  await system.go("/app/account");
  await system.page.locator("main form, main table").first().waitFor();
  await system.sound("the account");
  await system.page.keyboard.press("?");
  await system.page.locator("dialog[open]").waitFor();
  await system.sound("the map of keys");
  await system.page.keyboard.press("Escape");
  await system.page.setViewportSize(SIZES.phone);
  await system.sound("the account, on a phone");
  await system.page.setViewportSize(SIZES.desk);

  // Which rules hold is for everybody who is signed in.
  await system.go("/app/policies");
  await system.page.locator("main table").first().waitFor();
  await system.sound("the policy library");

  assert.deepEqual(PARTS.map(({ part }) => part).sort(), [...ADMIN_PARTS].sort());
  for (const { part, name, kept } of PARTS) {
    const person = await enter(office, name);
    await person.go(`/app/admin/${part}`);
    await person.page.locator("main table, main form, main .empty").first().waitFor();
    if (part === "seals") await person.page.locator("main tbody tr").first().waitFor();
    await person.sound(part);
    if (kept !== undefined) await picture(person, kept);
  }
}
