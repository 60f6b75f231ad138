import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../core/access/actor.ts";
import { isHandedToOthers } from "./handler.ts";

/** A post as it takes filings up. */
export type HoldingPost = Pick<Actor, "role" | "postId">;

/** The same of many posts at once: columns of a table of posts beside the filings. */
export interface PostColumns {
  readonly role: RawBuilder<unknown>;
  readonly postId: RawBuilder<unknown>;
}

/** 等这个岗位办理: whether a filing within sight waits for a post, said in this one place for every list and every count. The table goes by the name `filing`. */
export function waitsFor({ role, postId }: HoldingPost | PostColumns): RawBuilder<boolean> {
  return sql<boolean>`filing.holder = ${role} and not ${isHandedToOthers(postId)}`;
}

/** Under way, and in the hands of somebody else. Rows of `filing_hand` say it of themselves by the same names. */
export function waitsForOthers({ role, postId }: HoldingPost): RawBuilder<boolean> {
  return sql<boolean>`(filing.holder <> ${role} or ${isHandedToOthers(postId)})`;
}
