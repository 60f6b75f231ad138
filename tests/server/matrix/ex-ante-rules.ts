import { checksOf } from "../../../src/core/ex-ante/scheme.ts";
import { nationalScheme, sheetOf } from "../../core/ex-ante/schemes.ts";
import type { Cell, Rule } from "./cell.ts";
import { GOAL_YEAR } from "./matrix-city.ts";
import type { MatrixWorld } from "./matrix-world.ts";
import { addressOf, EX_ANTE_YEARS, type PlantedState } from "./plant-ex-ante.ts";
import { PNG } from "./plant.ts";

/* What ex-ante evaluation demands: each act by its side, on an application that stands where the act belongs. */

const ONE = "/api/{year}/ex-ante/{id}";
const at = (state: PlantedState, { relation }: Cell, world: MatrixWorld, rest = ""): string => `${addressOf(world.application(relation, state), state)}${rest}`;
/** Finance has the duty and organises nothing of what a department evaluates. */
const byDepartment = (done: "done" | "unfit") => ({ asker: { role } }: Cell) => (role === "performance-office" ? "refused" as const : done);
const PROJECT = nationalScheme("project");

export const EX_ANTE_RULES: readonly Rule[] = [
  { route: "GET /api/{year}/ex-ante", who: "acting", duties: ["ex-ante.read"], leaves: null, ask: () => ({ path: `/api/${EX_ANTE_YEARS.draft}/ex-ante` }) },
  { route: "POST /api/{year}/ex-ante", who: "acting", duties: ["ex-ante.apply"], about: "subject", leaves: "ex-ante.started", ask: ({ relation }, world) => ({ path: `/api/${GOAL_YEAR}/ex-ante`, json: { subjectId: world.subject(relation, "fresh") } }) },
  { route: `GET ${ONE}`, who: "acting", duties: ["ex-ante.read"], about: "subject", leaves: null, ask: (cell, world) => ({ path: at("expert-review", cell, world) }) },
  { route: `PUT ${ONE}`, who: "acting", duties: ["ex-ante.apply"], about: "subject", leaves: "ex-ante.saved", ask: (cell, world) => ({ path: at("draft", cell, world), json: { amountFen: "100", texts: { background: "背景" }, expectedVersion: 1 } }) },
  { route: `PUT ${ONE}/draft`, who: "acting", duties: ["ex-ante.apply"], about: "subject", leaves: null, ask: (cell, world) => ({ path: at("draft", cell, world, "/draft"), json: { amount: "1.5", texts: { background: "背景" }, baseVersion: 1 } }) },
  { route: `DELETE ${ONE}/draft`, who: "acting", duties: ["ex-ante.apply"], about: "subject", leaves: null, ask: (cell, world) => ({ path: at("draft", cell, world, "/draft") }) },
  // Of those who see it nobody but the performance office looks after all of them; the others had it in their hands before, or may not.
  {
    route: `POST ${ONE}/urgings`, who: "acting", duties: ["ex-ante.read"], about: "subject", leaves: "ex-ante.urged", outcome: ({ asker: { role } }) => (role === "performance-office" ? "done" : "refused"),
    ask: (cell, world) => ({ path: at("submitted", cell, world, "/urgings"), json: { said: "请尽快受理" } }),
  },
  { route: `POST ${ONE}/extensions`, who: "acting", duties: ["deadline.extend"], about: "subject", leaves: "ex-ante.extended", ask: (cell, world) => ({ path: at("submitted", cell, world, "/extensions"), json: { until: "2026-12-01", reason: "材料较多", turn: "take-up" } }) },
  { route: `POST ${ONE}/moves`, who: "acting", duties: ["ex-ante.review"], about: "subject", leaves: "ex-ante.moved", ask: (cell, world) => ({ path: at("submitted", cell, world, "/moves"), json: { action: "take-up", opinion: "", expectedVersion: 1 } }) },
  // Its materials are missing.
  { route: `POST ${ONE}/moves`, who: "acting", duties: ["ex-ante.apply"], about: "subject", leaves: null, outcome: () => "unfit", ask: (cell, world) => ({ path: at("draft", cell, world, "/moves"), json: { action: "submit", opinion: "", expectedVersion: 1 } }) },
  { route: `POST ${ONE}/files`, who: "acting", duties: ["ex-ante.apply"], about: "subject", leaves: "ex-ante-material.attached", ask: (cell, world) => ({ path: at("draft", cell, world, "/files?material=risk&name=risk.png"), bytes: new Uint8Array(PNG) }) },
  { route: `GET ${ONE}/files/{file}`, who: "acting", duties: ["ex-ante.read"], about: "subject", leaves: null, ask: (cell, world) => ({ path: at("draft", cell, world, `/files/${world.application(cell.relation, "draft").fileId}`) }) },
  { route: `DELETE ${ONE}/files/{file}`, who: "acting", duties: ["ex-ante.apply"], about: "subject", leaves: "ex-ante-material.withdrawn", ask: (cell, world) => ({ path: at("draft", cell, world, `/files/${world.application(cell.relation, "draft").fileId}`) }) },
  { route: `PUT ${ONE}/materials/{material}`, who: "acting", duties: ["ex-ante.review"], about: "subject", leaves: "ex-ante-material.judged", ask: (cell, world) => ({ path: at("department-review", cell, world, "/materials/laws"), json: { state: "approved", note: "" } }) },
  { route: `GET ${ONE}/candidates`, who: "acting", duties: ["ex-ante.review", "ex-ante.evaluate"], about: "subject", leaves: null, outcome: byDepartment("done"), ask: (cell, world) => ({ path: at("department-review", cell, world, "/candidates") }) },
  {
    route: `POST ${ONE}/experts`, who: "acting", duties: ["ex-ante.review", "ex-ante.evaluate"], about: "subject", leaves: "ex-ante-expert.assigned", outcome: byDepartment("done"),
    ask: (cell, world) => ({ path: at("department-review", cell, world, "/experts"), json: { postId: world.post("make.reviewer") } }),
  },
  {
    route: `DELETE ${ONE}/experts/{expert}`, who: "acting", duties: ["ex-ante.review", "ex-ante.evaluate"], about: "subject", leaves: "ex-ante-expert.released", outcome: byDepartment("done"),
    ask: (cell, world) => ({ path: at("department-review", cell, world, `/experts/${world.application(cell.relation, "department-review").expertId}`) }),
  },
  { route: `PUT ${ONE}/interest`, who: "acting", duties: ["ex-ante.score"], about: "subject", leaves: "ex-ante-interest.declared", ask: (cell, world) => ({ path: at("expert-review", cell, world, "/interest"), json: { interest: null } }) },
  {
    route: `PUT ${ONE}/sheet`, who: "acting", duties: ["ex-ante.score"], about: "subject", leaves: "ex-ante-sheet.saved",
    ask: (cell, world) => ({ path: at("expert-review", cell, world, "/sheet"), json: { ratings: { [checksOf(PROJECT)[0]!.id]: sheetOf(PROJECT, "good")[checksOf(PROJECT)[0]!.id] }, opinion: "", expectedSaved: 0 } }),
  },
  { route: `PUT ${ONE}/sheet/draft`, who: "acting", duties: ["ex-ante.score"], about: "subject", leaves: null, ask: (cell, world) => ({ path: at("expert-review", cell, world, "/sheet/draft"), json: { ratings: {}, opinion: "可行", baseSaved: 0 } }) },
  { route: `DELETE ${ONE}/sheet/draft`, who: "acting", duties: ["ex-ante.score"], about: "subject", leaves: null, ask: (cell, world) => ({ path: at("expert-review", cell, world, "/sheet/draft") }) },
  // Nothing on it is rated yet.
  { route: `POST ${ONE}/sheet/submissions`, who: "acting", duties: ["ex-ante.score"], about: "subject", leaves: null, outcome: () => "unfit", ask: (cell, world) => ({ path: at("expert-review", cell, world, "/sheet/submissions"), json: { expectedSaved: 0 } }) },
  // Sheets are missing.
  {
    route: `POST ${ONE}/conclusions`, who: "acting", duties: ["ex-ante.review", "ex-ante.evaluate"], about: "subject", leaves: null, outcome: byDepartment("unfit"),
    ask: (cell, world) => ({ path: at("expert-review", cell, world, "/conclusions"), json: { conclusion: "support", capFen: null, reason: "", panelNote: "", expectedVersion: 1 } }),
  },
  {
    route: `POST ${ONE}/decisions`, who: "acting", duties: ["ex-ante.decide"], about: "subject", leaves: "ex-ante.decided",
    ask: (cell, world) => ({ path: at("finance-review", cell, world, "/decisions"), json: { decision: "accept", grantedFen: "100000000", opinion: "", expectedVersion: 1 } }),
  },
  { route: `GET ${ONE}/workbook`, who: "acting", duties: ["ex-ante.read"], about: "subject", leaves: null, ask: (cell, world) => ({ path: at("finance-review", cell, world, "/workbook") }) },
  // A file that is no workbook: whoever may fill it is told so, and everybody else before a byte is read.
  { route: `POST ${ONE}/workbook`, who: "acting", duties: ["ex-ante.apply"], about: "subject", leaves: null, outcome: () => "unfit", ask: (cell, world) => ({ path: at("draft", cell, world, "/workbook"), bytes: new Uint8Array(PNG) }) },
  { route: "GET /print/{year}/ex-ante/{id}", who: "acting", duties: ["ex-ante.read"], about: "subject", leaves: null, ask: ({ relation }, world) => ({ path: `/print/${EX_ANTE_YEARS["finance-review"]}/ex-ante/${world.application(relation, "finance-review").id}?paper=report` }) },
];
