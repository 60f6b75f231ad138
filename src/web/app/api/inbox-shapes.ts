import type { InboxAnswer, InboxItem as Item } from "../../../server/queries/inbox.ts";
import type { Told, ToldPage } from "./told.ts";

export type InboxItem = Told<Item>;

/** `GET /api/inbox` */
export type Inbox = ToldPage<InboxAnswer>;

/** Counts come with the first page only. */
export type InboxCount = NonNullable<Inbox["counts"]>[number];
