import { z } from "zod";
import { ROLES } from "../core/access/role.ts";
import { count } from "./pack-words.ts";

/* 办理时限 as packs write it: of a step of a workflow, and of a turn of an ex-ante evaluation. */

/** A deadline beyond a year of working days is a slip of the keyboard. */
const MOST_DUE_DAYS = 250;
const slip = { message: "pack.due-days", params: { limit: MOST_DUE_DAYS } };

export const dueDays = count.refine((days) => days >= 1 && days <= MOST_DUE_DAYS, slip);
/** 逾期升级 */
export const escalate = z.strictObject({ after: count.refine((days) => days <= MOST_DUE_DAYS, slip), to: z.enum(ROLES) });
