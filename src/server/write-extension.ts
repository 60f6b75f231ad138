import { lastDayOf } from "../core/workflow/extension.ts";
import { workflowOfFiling } from "../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "./context.ts";
import { officeDay } from "./office-day.ts";
import { extensionDigest, insertExtensions, type Extension } from "./store/extension.ts";
import { stateOf, type Filing } from "./store/filing.ts";

/** Writes a later last day for filings that are held, with an event for each. */
export async function writeExtensions(context: ActingContext, filings: readonly Filing[], until: string, reason: string): Promise<void> {
  const { tx, region, now, acting, packs } = context;
  const extensions = filings.map((filing): Extension => ({
    region, id: context.newId(), filingId: filing.id, step: filing.step, round: filing.round, until, reason, personId: acting.personId, postId: acting.postId, at: now,
    due: lastDayOf(workflowOfFiling(packs, filing), stateOf(filing), officeDay(filing.stepSince), packs.calendars ?? []),
  }));
  await insertExtensions(tx, extensions);
  for (const [index, filing] of filings.entries()) {
    const extension = extensions[index]!;
    await context.record({
      verb: "filing.extended", subject: filing.id, year: filing.year, stage: filing.stage, digestAfter: extensionDigest(extension),
      detail: { extension: extension.id, step: filing.step, round: filing.round, until, due: extension.due ?? "", ...(filings.length > 1 ? { together: filings.length } : {}) },
    });
  }
}
