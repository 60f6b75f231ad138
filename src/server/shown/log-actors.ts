import type { Tx } from "../store/db.ts";
import { peopleNamed } from "../store/log-reading.ts";
import { namesOfPeople } from "../store/person-names.ts";

/** A name that this many bear tells nobody apart. */
const MOST = 200;
/** Those who act and are no people. */
const NOBODY: readonly string[] = ["system", "anonymous"];

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Whom a filter of the log means: an id, the house, those who had not signed in, or everybody whose name holds the text; null for all. */
export async function actorsMeant(tx: Tx, region: string, wish: string | null): Promise<readonly string[] | null> {
  const text = wish?.trim() ?? "";
  if (text === "") return null;
  return isId(text) || NOBODY.includes(text) ? [text] : peopleNamed(tx, region, text, MOST);
}

/** Names of the one person and of the one record that a filter asks for, where they are people: a list without a row knows them too. */
export interface OnlyNamed {
  readonly actor: string | null;
  readonly subject: string | null;
}

export async function onlyNamed(tx: Tx, region: string, { actor, subject }: OnlyNamed): Promise<OnlyNamed> {
  const names = await namesOfPeople(tx, region, [actor, subject].flatMap((id) => (id !== null && isId(id) ? [id] : [])));
  return { actor: names.get(actor ?? "") ?? null, subject: names.get(subject ?? "") ?? null };
}
