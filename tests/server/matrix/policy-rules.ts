import { AGREEMENT } from "../../core/agreement/agreements.ts";
import type { Cell, Rule } from "./cell.ts";
import { codeOf, DEPARTMENT_CODE, EVALUATED_YEAR } from "./matrix-city.ts";
import type { MatrixWorld } from "./matrix-world.ts";
import { AGREEMENTS, OWN_POLICY } from "./plant-policies.ts";

/* What the policy library, maps of duties and agreements demand. */

const DOCUMENT = { level: "county", number: "矩委发〔2026〕9号", title: "实施办法", issuer: "矩阵市", issued: "2026-01-01", source: "正式文本" };
const department = ({ relation }: Cell, world: MatrixWorld): string => world.unit(DEPARTMENT_CODE[relation]);
/** A map is of a department as a whole: whoever sees one of its units does not see it. */
const unseenFromBelow = ({ asker: { role } }: Cell) => (role === "unit-officer" || role === "unit-head" || role === "third-party-reviewer" ? "unseen" as const : null);

export const POLICY_RULES: readonly Rule[] = [
  { route: "GET /api/policies", who: "acting", leaves: null, ask: () => ({ path: "/api/policies?on=2026-01-01" }) },
  { route: "GET /api/policies/{id}", who: "acting", leaves: null, ask: () => ({ path: `/api/policies/${OWN_POLICY}` }) },
  { route: "POST /api/policies", who: "acting", duties: ["policy.keep"], leaves: "policy.entered", ask: () => ({ path: "/api/policies", json: DOCUMENT }) },
  { route: "PUT /api/policies/{id}", who: "acting", duties: ["policy.keep"], leaves: "policy.changed", ask: () => ({ path: `/api/policies/${OWN_POLICY}`, json: { ...DOCUMENT, reason: "核对原文", expectedVersion: 1 } }) },

  { route: "GET /api/duties", who: "acting", duties: ["filing.read"], leaves: null, ask: () => ({ path: "/api/duties" }) },
  { route: "GET /api/{year}/duties/{id}", who: "acting", duties: ["filing.read"], about: "department", first: unseenFromBelow, leaves: null, ask: (cell, world) => ({ path: `/api/${EVALUATED_YEAR}/duties/${department(cell, world)}` }) },
  { route: "PUT /api/duties/{id}", who: "acting", duties: ["duties.keep"], about: "department", leaves: "duty-map.saved", ask: (cell, world) => ({ path: `/api/duties/${department(cell, world)}`, json: { map: { duties: [] }, reason: "", expectedVersion: 1 } }) },
  { route: "POST /api/duties/{id}/imports", who: "acting", duties: ["duties.keep"], about: "department", leaves: "duty-map.imported", ask: (cell, world) => ({ path: `/api/duties/${department(cell, world)}/imports`, json: { sector: "education", expectedVersion: 1 } }) },

  { route: "GET /api/agreements", who: "acting", duties: ["filing.read"], leaves: null, ask: () => ({ path: "/api/agreements" }) },
  { route: "GET /api/agreements/{id}", who: "acting", duties: ["filing.read"], about: "subject", leaves: null, ask: ({ relation }) => ({ path: `/api/agreements/${AGREEMENTS[relation]}` }) },
  { route: "POST /api/agreements", who: "acting", duties: ["agreement.keep"], about: "subject", leaves: "agreement.entered", ask: ({ relation }) => ({ path: "/api/agreements", json: { subjectCode: codeOf(relation, "fresh"), agreement: AGREEMENT } }) },
  { route: "PUT /api/agreements/{id}", who: "acting", duties: ["agreement.keep"], about: "subject", leaves: "agreement.changed", ask: ({ relation }) => ({ path: `/api/agreements/${AGREEMENTS[relation]}`, json: { agreement: AGREEMENT, reason: "补充协议", expectedVersion: 1 } }) },
  { route: "POST /api/agreements/{id}/tranches/{tranche}/proposals", who: "acting", duties: ["tranche.propose"], about: "subject", leaves: "tranche.proposed", ask: ({ relation }) => ({ path: `/api/agreements/${AGREEMENTS[relation]}/tranches/t0/proposals` }) },
];
