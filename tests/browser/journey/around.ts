import { SIZES } from "../browser.ts";
import { ADMIN_PARTS } from "../../../src/web/app/routes.ts";
import { enter, type Office } from "./person.ts";
import { picture } from "./pictures.ts";

/** Which part of the administration belongs to whom; nobody of them sees a project. */
const ADMINISTRATORS: Readonly<Record<string, { readonly name: string; readonly picture?: string }>> = {
  people: { name: "江波", picture: "system-admin" },
  posts: { name: "田颖", picture: "security-admin" },
  events: { name: "汪洁", picture: "audit-admin" },
  refusals: { name: "汪洁" },
  seals: { name: "汪洁" },
  adoptions: { name: "许晓燕" },
};

/** The pages beside the journey: the administrators', the account, the map of keys. */
export async function visitAround(office: Office): Promise<void> {
  for (const part of ADMIN_PARTS) {
    const { name, picture: kept } = ADMINISTRATORS[part]!;
    const person = await enter(office, name);
    await person.go(`/app/admin/${part}`);
    await person.page.locator("main table, main form, main .empty").first().waitFor();
    await person.sound(part);
    if (kept !== undefined) await picture(person, kept);
  }
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
}
