import type { Cell, Rule } from "./cell.ts";
import { EVALUATED_YEAR, GOAL_YEAR, UNIT_CODE } from "./matrix-city.ts";

/* What coverage and the waiving of goals demand. */

/** Reviewers see what is assigned to them, and none of these is. */
const notAssigned = ({ asker: { role } }: Cell) => (role === "third-party-reviewer" ? "unseen" as const : null);

export const REPORTING_RULES: readonly Rule[] = [
  { route: "GET /api/{year}/coverage", who: "acting", duties: ["reporting.read"], leaves: null, ask: () => ({ path: `/api/${GOAL_YEAR}/coverage` }) },
  // A goal that was waived stands there with its reason.
  { route: "GET /api/{year}/goal/quality", who: "acting", duties: ["reporting.read"], leaves: null, ask: () => ({ path: `/api/${GOAL_YEAR}/goal/quality` }) },
  { route: "GET /api/{year}/{stage}/coverage/gaps", who: "acting", duties: ["reporting.read"], leaves: null, ask: () => ({ path: `/api/${EVALUATED_YEAR}/goal/coverage/gaps` }) },
  { route: "GET /api/{year}/transfer-payments", who: "acting", duties: ["filing.read"], leaves: null, ask: () => ({ path: `/api/${GOAL_YEAR}/transfer-payments` }) },
  { route: "GET /api/{year}/transfer-payments/{id}", who: "acting", duties: ["filing.read"], about: "subject", leaves: null, first: notAssigned, ask: ({ relation }, world) => ({ path: `/api/${GOAL_YEAR}/transfer-payments/${world.subject(relation, "passed")}` }) },
  {
    // Nothing is passed down of a goal that is not approved; `tests/server/regional` splits one that is.
    route: "POST /api/{year}/transfer-payments/{id}/splits", who: "acting", duties: ["transfer.split"], about: "subject", leaves: null, outcome: () => "unfit",
    ask: ({ relation }, world) => ({ path: `/api/${GOAL_YEAR}/transfer-payments/${world.subject(relation, "passed")}/splits`, json: { expectedVersion: 1, parts: [{ unitId: world.unit(UNIT_CODE.own), amount: "1", targets: {} }] } }),
  },
  { route: "GET /api/{year}/{stage}/tasks", who: "acting", duties: ["reporting.read"], leaves: null, ask: () => ({ path: `/api/${GOAL_YEAR}/goal/tasks` }) },
  {
    route: "POST /api/{year}/{stage}/tasks", who: "acting", duties: ["deadline.extend"], leaves: "task.issued",
    ask: (_, { packs }) => ({ path: `/api/${GOAL_YEAR}/goal/tasks`, json: { period: 1, expectedNumber: 1, packDigest: packs.digest, documentNo: "", words: "请按时报送。" } }),
  },
  {
    route: "POST /api/{year}/goal/waivers", who: "acting", duties: ["goal.waive"], about: "subject", leaves: "goal.waived",
    ask: ({ relation }, world) => ({ path: `/api/${GOAL_YEAR}/goal/waivers`, json: { subjectId: world.subject(relation, "fresh"), reason: "应急抢险" } }),
  },
  {
    route: "DELETE /api/{year}/goal/waivers/{subject}", who: "acting", duties: ["goal.waive"], about: "subject", leaves: "goal.waiver-taken-back",
    ask: ({ relation }, world) => ({ path: `/api/${EVALUATED_YEAR}/goal/waivers/${world.subject(relation, "fresh")}` }),
  },
];
