/** 待办 in four: waiting 待我办理 · late 其中逾期的 · returned 其中退回的 · elsewhere 待他人办理, of what went through the person's own hands · escalated 逾期上报: what is long overdue with those below. */
export const INBOX_BOXES = ["waiting", "late", "returned", "elsewhere", "escalated"] as const;
export type InboxBox = (typeof INBOX_BOXES)[number];
