import { ADJUSTMENTS, ledgerBook } from "../ledger/ledger-books.ts";
import type { Rule } from "./cell.ts";
import { codeOf, EVALUATED_YEAR, UNIT_CODE } from "./matrix-city.ts";

/* What the ledger, the library of subjects and the dated tree demand. */

const LEDGER = `/api/${EVALUATED_YEAR}/ledger`;
const book = () => ledgerBook({ 预算调整: [ADJUSTMENTS, [codeOf("own", "fresh"), "财政拨款", "矩阵财预〔2026〕9号", "2026-08-01", 1]] });

export const LEDGER_RULES: readonly Rule[] = [
  { route: "GET /api/{year}/ledger", who: "acting", duties: ["payment.read"], leaves: null, ask: () => ({ path: `${LEDGER}?limit=200` }) },
  { route: "GET /api/{year}/ledger/workbook", who: "acting", duties: ["payment.read"], leaves: null, ask: () => ({ path: `${LEDGER}/workbook` }) },
  { route: "GET /api/{year}/ledger/template", who: "acting", duties: ["payment.record"], leaves: null, ask: () => ({ path: `${LEDGER}/template` }) },
  { route: "GET /api/{year}/ledger/subjects/{id}", who: "acting", duties: ["payment.read"], about: "subject", leaves: null, ask: ({ relation }, world) => ({ path: `${LEDGER}/subjects/${world.subject(relation, "fresh")}` }) },
  // Read in a process of its own, like a scan.
  { route: "POST /api/{year}/ledger/import", who: "acting", duties: ["payment.record"], leaves: "ledger.imported", ask: async () => ({ path: `${LEDGER}/import`, bytes: await book(), says: codeOf("own", "fresh") }) },
  { route: "POST /api/{year}/ledger/import/remarks", who: "acting", duties: ["payment.record"], leaves: null, outcome: () => "unfit", ask: async () => ({ path: `${LEDGER}/import/remarks`, bytes: await book(), says: codeOf("own", "fresh") }) },

  { route: "GET /api/{year}/ledger/imports", who: "acting", duties: ["payment.record"], leaves: null, ask: () => ({ path: `${LEDGER}/imports` }) },
  { route: "GET /api/{year}/ledger/imports/{id}", who: "acting", duties: ["payment.record"], about: "subject", leaves: null, ask: ({ relation }, world) => ({ path: `${LEDGER}/imports/${world.ledgerImport(relation)}` }) },
  {
    route: "POST /api/{year}/ledger/imports/{id}/withdrawals", who: "acting", duties: ["payment.record"], about: "subject", leaves: "ledger.import-taken-back",
    ask: ({ relation }, world) => ({ path: `${LEDGER}/imports/${world.ledgerImport(relation)}/withdrawals`, json: { reason: "导错了工作簿" } }),
  },

  { route: "GET /api/{year}/subjects", who: "acting", duties: ["payment.read"], leaves: null, ask: () => ({ path: `/api/${EVALUATED_YEAR}/subjects?limit=200` }) },
  {
    route: "POST /api/subjects", who: "acting", duties: ["subject.enter"], leaves: "subject.entered",
    ask: (_, world) => ({ path: "/api/subjects", json: { unitId: world.unit(UNIT_CODE.own), code: "NEW-1", name: "新录入的项目", book: "GOV_FUND", firstYear: 2026 } }),
  },

  { route: "PUT /api/subjects/{id}", who: "acting", duties: ["subject.enter"], about: "subject", leaves: "subject.changed", ask: ({ relation }, world) => ({ path: `/api/subjects/${world.subject(relation, "fresh")}`, json: { attribute: "cancelled", tags: [] } }) },

  { route: "GET /api/unit-tree", who: "acting", duties: ["unit.manage", "person.manage", "post.give"], leaves: null, ask: () => ({ path: "/api/unit-tree?on=2026-01-01" }) },
  { route: "GET /api/unit-tree/{id}", who: "acting", duties: ["unit.manage", "person.manage", "post.give"], leaves: null, ask: (_, world) => ({ path: `/api/unit-tree/${world.unit(UNIT_CODE.neighbour)}` }) },
  {
    route: "POST /api/unit-acts", who: "acting", duties: ["unit.manage"], leaves: "unit.renamed",
    ask: (_, world) => ({ path: "/api/unit-acts", json: { act: { act: "rename", unitId: world.unit(UNIT_CODE.neighbour), name: "桥梁检测中心" }, asOf: "2026-09-01", reason: "示编办〔2026〕5号" } }),
  },
];
