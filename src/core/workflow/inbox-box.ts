import type { Stage } from "../form/filing-values.ts";

/** 待办: waiting 待我办理 · late 其中逾期的 · returned 其中退回的 · signatures 待我签署: of others' filings, what is asked beside their holder · elsewhere 待他人办理, of what went through the person's own hands · escalated 逾期上报: what is long overdue with those below. */
export const INBOX_BOXES = ["waiting", "late", "returned", "signatures", "elsewhere", "escalated"] as const;
export type InboxBox = (typeof INBOX_BOXES)[number];

/** 事前评估 stands in lists of what is to be done like a stage of a year, and has no filings. */
export const EX_ANTE_STAGE = "ex-ante";
export type WorkStage = Stage | typeof EX_ANTE_STAGE;
