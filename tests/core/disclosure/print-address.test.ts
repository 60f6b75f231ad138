import assert from "node:assert/strict";
import { test } from "node:test";
import { printAddress, readPrintAddress } from "../../../src/core/disclosure/print-address.ts";
import { valuesAt } from "../../../src/core/disclosure/values-at.ts";

const ID = "01a0a2ca-e100-7054-bf3a-41c18647550f";
const CODE = "7Q2M9KX4T0BD3HRW";

test("an address is read back, whatever server it was printed on", () => {
  const page = { year: 2026, stage: "self-evaluation", filingId: ID, code: CODE } as const;
  for (const server of ["http://hengji.test", "https://10.1.2.3:8400", ""]) assert.deepEqual(readPrintAddress(`${server}${printAddress(page)}`), page);
});

const OTHERS = [
  "", "https://elsewhere.test/pay", `http://h/print/2026/goal/${ID}/`, `http://h/print/2026/goal/${ID}/${CODE}?x`, `http://h/print/2026/goal/${ID}/${CODE.toLowerCase()}`,
  `http://h/print/2026/rectification/${ID}/${CODE}`, `http://h/print/26/goal/${ID}/${CODE}`, `http://h/print/2026/goal/${ID.slice(1)}/${CODE}`, `http://h/print/2026/goal/${ID}/IIIIIIIIIIIIIIII`,
];
for (const text of OTHERS) test(`no print: ${text}`, () => assert.equal(readPrintAddress(text), null));

test("a version that the stored ones do not lead to is none", () => {
  const now = { goal: { planned: "三", actual: "" }, funds: [], rows: [] };
  const change = (version: number, before: string, after: string) => ({ version, whole: false, content: JSON.stringify([{ path: "goal.planned", before, after }]) });
  const stored = [change(3, "二", "三"), change(2, "一", "二")];
  assert.equal(valuesAt(now, stored, 2)?.goal.planned, "二");
  assert.equal(valuesAt(now, stored.slice(0, 1), 3)?.goal.planned, "三");
  assert.equal(valuesAt(now, stored, 1), null);
  assert.equal(valuesAt(now, [], 1), null);
  const whole = { version: 3, whole: true, content: JSON.stringify({ ...now, goal: { planned: "整", actual: "" } }) };
  assert.equal(valuesAt(now, [whole], 3)?.goal.planned, "整");
});
