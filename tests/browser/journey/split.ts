import { enter, type Office, type Person } from "./person.ts";

const YEAR = 2026;
/** Two units that the payment is split among; the officer of the first begins its goal. */
const RECEIVERS = ["云澜示范市图书馆", "云澜示范市河道管理所"] as const;
const RECEIVING_OFFICER = "丁洁";
const SPLITS = "许晓燕";

/** The one transfer payment of the year, with its money shared out among two units, which nobody has been sent yet; the second language finds it sent. */
export async function goToSplit(person: Person): Promise<void> {
  const { page, go, button } = person;
  await go(`/app/${YEAR}/transfer-payments`);
  await page.locator("main tbody a").first().click();
  await page.locator(".split-tools").waitFor();
  if ((await page.locator(".split-table tfoot").count()) > 0) return;
  const receivers = page.locator(".split-tools select");
  for (const label of RECEIVERS) await receivers.selectOption({ label });
  await button("app-regional.share").click();
}

/** The goal of a unit that began with what was passed down to it. */
export async function goToRegionalGoal({ page, go }: Person, office: Office): Promise<void> {
  await sent(await enter(office, SPLITS));
  const at = (path: string): string => `${office.server.address}/api/${YEAR}/goal/${path}`;
  const known = (await (await page.request.get(at("filings"))).json()) as { readonly items: readonly { readonly id: string; readonly kind: string }[] };
  const begun = known.items.find(({ kind }) => kind === "transfer-payment");
  if (begun !== undefined) return go(`/app/${YEAR}/goal/${begun.id}`);
  const { items } = (await (await page.request.get(at("subjects?without=filing"))).json()) as { readonly items: readonly { readonly id: string; readonly kind: string }[] };
  const subjectId = items.find(({ kind }) => kind === "transfer-payment")!.id;
  const answer = await page.request.post(at("filings"), { headers: { origin: office.server.address }, data: { subjectId, from: "blank" } });
  await go(`/app/${YEAR}/goal/${((await answer.json()) as { readonly id: string }).id}`);
}

/** The split with what its units made of it. */
export async function goToSent(person: Person, office: Office): Promise<void> {
  await goToRegionalGoal(await enter(office, RECEIVING_OFFICER), office);
  await goToSplit(person);
}

async function sent(person: Person): Promise<void> {
  await goToSplit(person);
  if ((await person.page.locator("main form input").count()) > 0) return;
  await person.button("app-regional.send").click();
  await person.page.locator(".said").waitFor();
}
