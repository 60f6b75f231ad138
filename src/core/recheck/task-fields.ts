/** 年度主要任务: what a form may ask of a task. */
export const TASK_FIELDS = ["name", "content", "total", "fiscal", "other", "projects", "done"] as const;
export type TaskField = (typeof TASK_FIELDS)[number];
/** Of these the last row of the block has the sum. */
export const TASK_AMOUNTS: readonly TaskField[] = ["total", "fiscal", "other"];
