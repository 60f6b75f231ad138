import type { Signing } from "../../core/workflow/signing.ts";
import { urgedBy, urgingRefusal } from "../../core/workflow/urging.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { hoursBetween, officeDay } from "../office-day.ts";
import { stateOf, type Filing } from "../store/filing.ts";
import { lastUrgedBy } from "../store/urging.ts";

/** Whether the asker may urge, or has to wait with it; nothing where it is not theirs to urge, since a button that never works helps nobody. */
export async function urgeShown({ tx, region, now, acting }: ActingContext, filing: Filing, workflow: Workflow, signing: Signing) {
  const refusal = (hours: number | null) => urgingRefusal(workflow, stateOf(filing), acting, officeDay(now), hours, signing);
  if (refusal(null) !== null) return null;
  const last = await lastUrgedBy(tx, region, filing.id, acting.personId);
  return { refusedBecause: refusal(last === null ? null : hoursBetween(last, now)), signers: urgedBy(workflow, stateOf(filing), acting, officeDay(now), signing) === "signers" };
}
