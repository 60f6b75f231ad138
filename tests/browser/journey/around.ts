import assert from "node:assert/strict";
import { ADMIN_PARTS } from "../../../src/web/app/routes.ts";
import { SIZES } from "../browser.ts";
import { enter, type Office, type Person } from "./person.ts";
import { goToRegionalGoal, goToSent, goToSplit } from "./split.ts";
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

const OFFICER = "孟佳";
const DEPARTMENT = "沈丽华";
const OWN_UNIT = "（本级）";
const NEW_PROJECT = "慢行系统建设";

/** Pages of a year beside its filings, each with whoever works there and with what it shows when it is there; they stand on a desk and on a phone. */
const ROUND: readonly { readonly name: string; readonly state: string; readonly go: (person: Person, office: Office) => Promise<void>; readonly ready: string }[] = [
  { name: OFFICER, state: "ex-ante evaluation of a year", go: ({ go }) => go("/app/2027/ex-ante"), ready: "main table, main .empty" },
  { name: OFFICER, state: "an application that is filled in", go: async ({ go }, office) => go(await anApplication(office)), ready: ".ex-ante-form textarea" },
  { name: DEPARTMENT, state: "an application as the department sees it", go: async ({ go }, office) => go(await anApplication(office)), ready: ".ex-ante-day" },
  { name: DEPARTMENT, state: "the panel of an application", go: async ({ go }, office) => go(`${await anApplication(office)}/panel`), ready: "main h1" },
  { name: "许晓燕", state: "coverage by book and stage", go: ({ go }) => go("/app/2026/coverage"), ready: "main table" },
  { name: "许晓燕", state: "coverage of the library", go: ({ go }) => go("/app/library/coverage"), ready: "main h1" },
  { name: "许晓燕", state: "transfer payments of a year", go: ({ go }) => go("/app/2026/transfer-payments"), ready: "main tbody a" },
  { name: "许晓燕", state: "a transfer payment that is being split", go: goToSplit, ready: ".split-table tfoot .split-even" },
  { name: "丁洁", state: "the goal of a region", go: goToRegionalGoal, ready: ".grid-row" },
  { name: "许晓燕", state: "a split that was sent, with the goals of its regions", go: goToSent, ready: "main .list tbody a" },
  { name: DEPARTMENT, state: "the summary of self-evaluations", go: async (person, office) => person.go(await summaryOf(person, office)), ready: "main .list tfoot" },
];

/** The one application of the year: where there is none the department enters a project, and its officer begins. */
async function anApplication(office: Office): Promise<string> {
  const [department, officer] = [await enter(office, DEPARTMENT), await enter(office, OFFICER)];
  const at = (path: string): string => `${office.server.address}${path}`;
  const headers = { origin: office.server.address };
  const known = (await (await officer.page.request.get(at("/api/2027/ex-ante"))).json()) as { readonly items: readonly { readonly id: string }[] };
  if (known.items[0] !== undefined) return `/app/2027/ex-ante/${known.items[0].id}`;
  const { units } = (await (await department.page.request.get(at("/api/2027/subjects"))).json()) as { readonly units: readonly { readonly id: string; readonly name: string }[] };
  const unitId = units.find(({ name }) => name.endsWith(OWN_UNIT))!.id;
  const entered = await department.page.request.post(at("/api/subjects"), { headers, data: { unitId, code: "990100-101001-79", name: NEW_PROJECT, kind: "project", book: "GENERAL_PUBLIC", firstYear: 2026, attribute: "new" } });
  const { id: subjectId } = (await entered.json()) as { readonly id: string };
  const begun = await officer.page.request.post(at("/api/2027/ex-ante"), { headers, data: { subjectId } });
  return `/app/2027/ex-ante/${((await begun.json()) as { readonly id: string }).id}`;
}

/** 自评结果汇总表 of the department whose page a person may open, of a year that is evaluated. */
async function summaryOf({ page }: Person, { server }: Office): Promise<string> {
  const { items } = (await (await page.request.get(`${server.address}/api/2025/self-evaluation/departments`)).json()) as { readonly items: readonly { readonly id: string }[] };
  return `/app/2025/self-evaluation/summary/${items[0]!.id}`;
}

async function goRound(office: Office): Promise<void> {
  for (const { name, state, go, ready } of ROUND) {
    const person = await enter(office, name);
    await go(person, office);
    await person.page.locator(ready).first().waitFor();
    await person.sound(state);
    await person.page.setViewportSize(SIZES.phone);
    await person.sound(`${state}, on a phone`);
    await person.page.setViewportSize(SIZES.desk);
  }
}

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

  await goRound(office);

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
