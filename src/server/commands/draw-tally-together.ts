import { done, type Result } from "../../core/basics/result.ts";
import type { Context } from "../context.ts";
import { drawTallyTogether } from "../store/waiting-tally.ts";

/** Draws together what the tally of waiting filings was added up from. It says the same afterwards, so that there is no event. */
export async function drawTogether({ tx, region }: Context): Promise<Result<{ readonly rows: number }>> {
  return done({ rows: await drawTallyTogether(tx, region) });
}
