import type { TitledInbox, TitledItem } from "../../../server/http/turn-title.ts";
import type { Told, ToldPage } from "./told.ts";

export type InboxItem = Told<TitledItem>;

/** `GET /api/inbox` */
export type Inbox = ToldPage<TitledInbox>;

/** Counts come with the first page only. */
export type InboxCount = NonNullable<Inbox["counts"]>[number];
