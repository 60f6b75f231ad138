import { z } from "zod";
import type { MeasureExample } from "../core/pack/run-measure-example.ts";
import { code, exact, none, text } from "./pack-words.ts";

const ids = z.array(code).max(200);

/** What an example of application measures says beside its number, its title and its years. Amounts are in 万元. */
export function measureExampleShape<Named extends z.core.$ZodLooseShape>(named: Named) {
  return z.strictObject({
    ...named, grade: none.or(text), score: none.or(exact), budget: none.or(exact), executed: none.or(exact),
    proposed: ids, "not-proposed": ids.optional(), unknown: ids.optional(), amounts: z.record(z.string().max(60), exact).optional(),
  });
}

interface Written extends Pick<MeasureExample["given"], "grade" | "score" | "budget" | "executed" | "proposed"> {
  readonly case: string;
  readonly title: string;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly "not-proposed"?: readonly string[] | undefined;
  readonly unknown?: readonly string[] | undefined;
  readonly amounts?: MeasureExample["given"]["amounts"] | undefined;
}

export function measureExampleOf({ case: number, title, from, until, "not-proposed": notProposed = [], unknown = [], amounts = {}, ...given }: Written): MeasureExample {
  return { case: number, title, from: from ?? null, until: until ?? null, given: { ...given, notProposed, unknown, amounts } };
}
