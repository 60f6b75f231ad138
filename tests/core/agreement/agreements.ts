import type { Agreement } from "../../../src/core/agreement/agreement.ts";

/** An institute and a district: two phases, one payment at the beginning and one after each phase. */
export const AGREEMENT: Agreement = {
  title: "共建研究院协议", number: "协〔2025〕3号", signedOn: "2025-01-10", from: "2025-01-01", until: "2028-12-31",
  parties: [{ name: "区人民政府", role: "甲方" }, { name: "研究院", role: "乙方" }],
  phases: [{ id: "p1", title: "一期", from: "2025-01-01", until: "2026-12-31", evaluatedYear: 2026 }, { id: "p2", title: "二期", from: "2027-01-01", until: "2028-12-31", evaluatedYear: 2028 }],
  clauses: [{ id: "c1", at: "第三条", gist: "一期引进团队不少于5个。" }, { id: "c2", at: "第七条", gist: "二期转化成果不少于10项。" }],
  goals: [{ id: "g1", phase: "p1", clause: "c1", name: "引进团队", target: "≥5个", row: null }, { id: "g2", phase: "p2", clause: "c2", name: "转化成果", target: "≥10项", row: null }],
  tranches: [
    { id: "t0", title: "启动资金", amountFen: "100000000", phase: null, conditions: [{ kind: "not-before", day: "2025-02-01" }] },
    { id: "t1", title: "一期尾款", amountFen: "50000000", phase: "p1", conditions: [{ kind: "grade-at-least", grade: "GOOD" }, { kind: "scored-by", by: "finance" }] },
    { id: "t2", title: "二期尾款", amountFen: "50000000", phase: "p2", conditions: [{ kind: "score-at-least", score: "80" }] },
  ],
};
