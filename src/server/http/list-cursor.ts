import { z } from "@hono/zod-openapi";
import { refuse } from "./refusal.ts";

/** Where the next page of a list goes on: the value it is sorted by and the id of the last one that was shown. */
export interface ListCursor {
  readonly value: string;
  readonly id: string;
}

const Cursor = z.tuple([z.string(), z.string().max(2000), z.uuid()]);
const HALF_RANGE = 2n ** 63n;

/** What the database can read as a value of each sort; anybody may write a cursor. */
const READABLE: Readonly<Record<string, (value: string) => boolean>> = {
  amount: (value) => /^-?\d{1,19}$/.test(value) && BigInt(value) >= -HALF_RANGE && BigInt(value) < HALF_RANGE,
  name: (value) => !/[\0\p{Surrogate}]/u.test(value),
  since: (value) => /^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d$/.test(value) && !Number.isNaN(Date.parse(value.replace(" ", "T").concat(":00"))),
};

/** A cursor belongs to the sorting it was given for. */
export function writeCursor(sorting: string, cursor: ListCursor | null): string | null {
  return cursor === null ? null : Buffer.from(JSON.stringify([sorting, cursor.value, cursor.id])).toString("base64url");
}

/** @throws Refusal where it is none of ours, or of another sorting. */
export function readCursor(sorting: string, text: string | undefined): ListCursor | null {
  if (text === undefined) return null;
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    // Not JSON: said below.
  }
  const cursor = Cursor.safeParse(parsed);
  const [sort = ""] = sorting.split(" ");
  if (!cursor.success || cursor.data[0] !== sorting || READABLE[sort]?.(cursor.data[1]) !== true) throw refuse(400, "filing.cursor", "?after");
  return { value: cursor.data[1], id: cursor.data[2] };
}
