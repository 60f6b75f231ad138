import assert from "node:assert/strict";
import { test } from "node:test";
import { issueOfRecord, saysTheSame, type TaskIssue } from "../../../src/core/workflow/issued-task.ts";

const at = (day: string): string => `2026-09-${day}T02:00:00.000Z`;
const issue = (number: number, day: string, packDigest: string, more: Partial<TaskIssue> = {}): TaskIssue => ({ number, packDigest, documentNo: "财绩〔2026〕7号", words: "请按时填报。", issuedAt: at(day), ...more });

test("issuing again says the same only where packs, document and words all are", () => {
  const standing = issue(1, "01", "a");
  assert.deepEqual([{}, { packDigest: "b" }, { documentNo: "" }, { words: "请尽快。" }].map((more) => saysTheSame(standing, { ...standing, ...more })), [true, false, false, false]);
});

test("a record is of the last issue of its packs before it began", () => {
  // The third returns to the packs of the first, and the fourth changes the words alone.
  const issues = [issue(4, "20", "a"), issue(3, "15", "a"), issue(2, "10", "b"), issue(1, "05", "a")];
  const of = (packDigest: string, day: string): number | null => issueOfRecord(issues, { packDigest, startedAt: at(day) })?.number ?? null;
  assert.deepEqual([of("a", "01"), of("a", "05"), of("a", "09"), of("b", "12"), of("a", "17"), of("a", "25")], [null, 1, 1, 2, 3, 4]);
  // Begun in the moment in which it was issued again, under what stood until then.
  assert.equal(of("a", "12"), 1);
  // Begun before any was issued under these packs, whatever was issued later.
  assert.deepEqual([of("b", "03"), of("c", "25")], [null, null]);
});
