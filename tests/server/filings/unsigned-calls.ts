import { JSON_HEADERS } from "../examples.ts";
import { AGREEMENT } from "../../core/agreement/agreements.ts";
import { goalValues } from "./city.ts";

const id = "00000000-0000-7000-8000-000000000000";
const filings = "/api/2027/goal/filings";
const one = `${filings}/${id}`;
const body = (value: unknown) => ({ headers: JSON_HEADERS, body: JSON.stringify(value) });
const says = "nobody signed in";

const document = { level: "county", title: "x", issuer: "x", issued: "2026-01-01", source: "x" };

const emptyDraft = {
  sector: "education", group: "compulsory", name: { zh: "", en: "" }, level1: "", level2: "", meaning: "", formula: null, unit: null, sign: null, direction: null, dataSource: null, valueMethod: null,
  frequency: null, evidence: [], scoring: "", scope: "", words: [], reasoning: "", standard: null, common: false,
};

/** The operations of filings with input that is good, asked by nobody; what people get is judged by `described.ts` in every test beside this. */
export const unsignedFilingCalls = {
  "get /api/today": [{ says, status: 401, path: "/api/today" }],
  "get /api/hand-over": [{ says, status: 401, path: "/api/hand-over" }],
  "get /api/{year}/{stage}/subjects": [
    { says, status: 401, path: "/api/2027/goal/subjects" },
    { says: "a year that is none", status: 400, path: "/api/27/goal/subjects" },
  ],
  "get /api/{year}/{stage}/filings": [
    { says, status: 401, path: filings },
    { says: "a sort that is none", status: 400, path: filings, query: "?sort=colour" },
  ],
  "get /api/{year}/{stage}/filing-count": [{ says, status: 401, path: "/api/2027/goal/filing-count" }, { says: "of a state that no list has", status: 400, path: "/api/2027/goal/filing-count?state=foreign" }],
  "get /api/inbox": [{ says, status: 401, path: "/api/inbox" }, { says: "a box that is none", status: 400, path: "/api/inbox?box=lost" }],
  "get /api/reminders": [{ says, status: 401, path: "/api/reminders" }],
  "get /api/views": [{ says, status: 401, path: "/api/views" }],
  "post /api/views": [{ says, status: 401, path: "/api/views", ...body({ name: "x", address: "/app/inbox?box=late" }) }, { says: "another site", status: 422, path: "/api/views", ...body({ name: "x", address: "https://example.org/" }) }],
  "put /api/views/{id}": [{ says, status: 401, path: `/api/views/${id}`, ...body({ name: "x" }) }, { says: "without a name", status: 422, path: `/api/views/${id}`, ...body({ name: " " }) }],
  "delete /api/views/{id}": [{ says, status: 401, path: `/api/views/${id}` }],
  "get /api/packs": [{ says, status: 401, path: "/api/packs" }],
  "get /api/packs/definitions/{part}/{name}": [{ says, status: 401, path: "/api/packs/definitions/forms/goal" }, { says: "a year that is none", status: 400, path: "/api/packs/definitions/forms/goal", query: "?year=1" }],
  "get /api/packs/{digest}/{year}/forms/{form}": [{ says, status: 401, path: `/api/packs/${"0".repeat(64)}/2027/forms/goal` }, { says: "no digest", status: 400, path: "/api/packs/0/2027/forms/goal" }],
  "get /api/packs/layers/{name}": [{ says, status: 401, path: "/api/packs/layers/national" }, { says: "no name of a pack", status: 400, path: "/api/packs/layers/No" }],
  "put /api/packs/draft": [{ says, status: 401, path: "/api/packs/draft", ...body({ changes: [], files: [], reason: "x", expectedSaved: 0 }) }, { says: "without a reason", status: 422, path: "/api/packs/draft", ...body({ changes: [], files: [], reason: " ", expectedSaved: 0 }) }],
  "delete /api/packs/draft": [{ says, status: 401, path: "/api/packs/draft", query: "?saved=1" }],
  "post /api/packs/publications": [{ says, status: 401, path: "/api/packs/publications", ...body({ expectedSaved: 1 }) }],
  "get /api/workflows": [{ says, status: 401, path: "/api/workflows" }],
  "get /api/workflows/{id}/versions/{version}": [{ says, status: 401, path: "/api/workflows/goal/versions/1" }, { says: "a version that is none", status: 400, path: "/api/workflows/goal/versions/0" }],
  "put /api/workflows/{id}/draft": [{ says, status: 401, path: "/api/workflows/goal/draft", ...body({ text: "id: goal", reason: "x", expectedSaved: 0 }) }, { says: "without a reason", status: 422, path: "/api/workflows/goal/draft", ...body({ text: "id: goal", reason: " ", expectedSaved: 0 }) }],
  "delete /api/workflows/{id}/draft": [{ says, status: 401, path: "/api/workflows/goal/draft", query: "?saved=1" }],
  "post /api/workflows/{id}/publications": [{ says, status: 401, path: "/api/workflows/goal/publications", ...body({ expectedSaved: 1 }) }],
  "get /api/policies": [{ says, status: 401, path: "/api/policies" }, { says: "a day that is none", status: 400, path: "/api/policies", query: "?on=2026-02-30" }],
  "get /api/policies/{id}": [{ says, status: 401, path: "/api/policies/budget-law" }],
  "post /api/policies": [{ says, status: 401, path: "/api/policies", ...body(document) }, { says: "without a title", status: 422, path: "/api/policies", ...body({ ...document, title: " " }) }],
  "put /api/policies/{id}": [{ says, status: 401, path: `/api/policies/${id}`, ...body({ ...document, reason: "x", expectedVersion: 1 }) }],
  "get /api/duties": [{ says, status: 401, path: "/api/duties" }],
  "get /api/{year}/duties/{id}": [{ says, status: 401, path: `/api/2026/duties/${id}` }, { says: "a year that is none", status: 400, path: `/api/26/duties/${id}` }],
  "put /api/duties/{id}": [{ says, status: 401, path: `/api/duties/${id}`, ...body({ map: { duties: [] }, reason: "", expectedVersion: 0 }) }, { says: "no map", status: 422, path: `/api/duties/${id}`, ...body({ reason: "", expectedVersion: 0 }) }],
  "post /api/duties/{id}/imports": [{ says, status: 401, path: `/api/duties/${id}/imports`, ...body({ sector: "education", expectedVersion: 0 }) }],
  "get /api/agreements": [{ says, status: 401, path: "/api/agreements" }],
  "get /api/agreements/{id}": [{ says, status: 401, path: `/api/agreements/${id}` }],
  "post /api/agreements": [{ says, status: 401, path: "/api/agreements", ...body({ subjectCode: "x", agreement: AGREEMENT }) }, { says: "a day that is none", status: 422, path: "/api/agreements", ...body({ subjectCode: "x", agreement: { ...AGREEMENT, from: "2026-02-30" } }) }],
  "put /api/agreements/{id}": [{ says, status: 401, path: `/api/agreements/${id}`, ...body({ agreement: AGREEMENT, reason: "x", expectedVersion: 1 }) }],
  "post /api/agreements/{id}/tranches/{tranche}/proposals": [{ says, status: 401, path: `/api/agreements/${id}/tranches/t1/proposals` }],
  "get /api/library": [{ says, status: 401, path: "/api/library" }],
  "get /api/library/cards": [{ says, status: 401, path: "/api/library/cards", query: "?query=x" }, { says: "a function that is no code", status: 400, path: "/api/library/cards", query: "?function=roads" }],
  "get /api/library/cards/{code}": [{ says, status: 401, path: "/api/library/cards/EDU-0001" }, { says: "a code that is none", status: 400, path: "/api/library/cards/roads" }],
  "post /api/library/cards": [{ says, status: 401, path: "/api/library/cards", ...body({ draft: emptyDraft, reason: "x" }) }, { says: "without a reason", status: 422, path: "/api/library/cards", ...body({ draft: emptyDraft, reason: " " }) }],
  "put /api/library/cards/{code}/draft": [{ says, status: 401, path: "/api/library/cards/EDU-0001/draft", ...body({ draft: emptyDraft, reason: "x", expectedSaved: 0 }) }],
  "delete /api/library/cards/{code}/draft": [{ says, status: 401, path: "/api/library/cards/EDU-0001/draft", query: "?saved=1" }],
  "post /api/library/cards/{code}/proposals": [{ says, status: 401, path: "/api/library/cards/EDU-0001/proposals", ...body({ expectedSaved: 1 }) }],
  "post /api/library/cards/{code}/reviews": [{ says, status: 401, path: "/api/library/cards/EDU-0001/reviews", ...body({ judgements: [], opinion: "", returns: false, expectedSaved: 1 }) }],
  "post /api/library/cards/{code}/publications": [{ says, status: 401, path: "/api/library/cards/EDU-0001/publications", ...body({ expectedSaved: 1 }) }],
  "post /api/library/cards/{code}/retirements": [{ says, status: 401, path: "/api/library/cards/EDU-0001/retirements", ...body({ version: 1, reason: "x", replacedBy: null }) }],
  "post /api/library/cards/{code}/references": [{ says, status: 401, path: "/api/library/cards/EDU-0001/references", ...body({ kind: "sector", value: "95", year: 2025, compared: "x", source: "x", sourceDate: "2026-01-01" }) }],
  "post /api/library/cards/{code}/references/{id}/withdrawals": [{ says, status: 401, path: `/api/library/cards/EDU-0001/references/${id}/withdrawals`, ...body({ reason: "x" }) }, { says: "without a reason", status: 422, path: `/api/library/cards/EDU-0001/references/${id}/withdrawals`, ...body({ reason: " " }) }],
  "get /api/library/function-coverage": [{ says, status: 401, path: "/api/library/function-coverage" }, { says: "no card at all", status: 400, path: "/api/library/function-coverage", query: "?least=0" }],
  "get /api/library/benchmarks": [{ says, status: 401, path: "/api/library/benchmarks", query: "?codes=EDU-0001" }, { says: "what is no code", status: 400, path: "/api/library/benchmarks", query: "?codes=roads" }],
  "get /api/{year}/{stage}/filings/{id}/suggestions": [{ says, status: 401, path: `${one}/suggestions` }],
  "get /api/opinions": [{ says, status: 401, path: "/api/opinions" }],
  "post /api/opinions": [{ says, status: 401, path: "/api/opinions", ...body({ action: "return", said: "请补充。" }) }, { says: "an action without opinion", status: 422, path: "/api/opinions", ...body({ action: "save", said: "x" }) }],
  "delete /api/opinions/{id}": [{ says, status: 401, path: `/api/opinions/${id}` }],
  "get /api/{year}/monitoring/periods": [{ says, status: 401, path: "/api/2027/monitoring/periods" }, { says: "a year that is none", status: 400, path: "/api/27/monitoring/periods" }],
  "get /api/{year}/{stage}/reporting": [{ says, status: 401, path: "/api/2027/goal/reporting" }],
  "get /api/{year}/{stage}/reporting/unreported": [{ says, status: 401, path: "/api/2027/goal/reporting/unreported" }, { says: "a department that is none", status: 400, path: "/api/2027/goal/reporting/unreported?department=roads" }],
  "get /api/{year}/coverage": [{ says, status: 401, path: "/api/2027/coverage" }],
  "get /api/{year}/{stage}/coverage/gaps": [{ says, status: 401, path: "/api/2027/goal/coverage/gaps" }, { says: "a fifth book", status: 400, path: "/api/2027/goal/coverage/gaps", query: "?book=LOTTERY" }],
  "get /api/{year}/{stage}/filings/{id}/from-below": [{ says, status: 401, path: `${one}/from-below` }],
  "get /api/{year}/transfer-payments": [{ says, status: 401, path: "/api/2027/transfer-payments" }],
  "get /api/{year}/transfer-payments/{id}": [{ says, status: 401, path: `/api/2027/transfer-payments/${id}` }],
  "post /api/{year}/transfer-payments/{id}/splits": [{ says, status: 401, path: `/api/2027/transfer-payments/${id}/splits`, ...body({ expectedVersion: 0, parts: [] }) }, { says: "nothing said", status: 422, path: `/api/2027/transfer-payments/${id}/splits`, ...body({}) }],
  "post /api/{year}/goal/waivers": [{ says, status: 401, path: "/api/2027/goal/waivers", ...body({ subjectId: id, reason: "应急抢险" }) }, { says: "no reason", status: 422, path: "/api/2027/goal/waivers", ...body({ subjectId: id, reason: "" }) }],
  "delete /api/{year}/goal/waivers/{subject}": [{ says, status: 401, path: `/api/2027/goal/waivers/${id}` }],
  "get /api/{year}/{stage}/reporting/workbook": [{ says, status: 401, path: "/api/2027/goal/reporting/workbook" }],
  "post /api/{year}/{stage}/filings": [
    { says, status: 401, path: filings, ...body({ subjectId: id, from: "blank" }) },
    { says: "nothing said", status: 422, path: filings, ...body({}) },
  ],
  "get /api/{year}/{stage}/filings/{id}": [{ says, status: 401, path: one }],
  "put /api/{year}/{stage}/filings/{id}": [
    { says, status: 401, path: one, ...body({ values: goalValues(), expectedVersion: 1 }) },
    { says: "another type", status: 415, path: one, body: "{}" },
  ],
  "get /api/{year}/{stage}/filings/{id}/differences": [{ says, status: 401, path: `${one}/differences` }],
  "put /api/{year}/{stage}/filings/{id}/draft": [{ says, status: 401, path: `${one}/draft`, ...body({ values: goalValues(), baseVersion: 1 }) }],
  "delete /api/{year}/{stage}/filings/{id}/draft": [{ says, status: 401, path: `${one}/draft` }],
  "post /api/{year}/{stage}/moves": [{ says, status: 401, path: "/api/2027/goal/moves", ...body({ opinion: "", items: [{ id, expectedVersion: 1 }] }) }, { says: "none", status: 422, path: "/api/2027/goal/moves", ...body({ opinion: "", items: [] }) }],
  "post /api/{year}/{stage}/filings/{id}/moves": [{ says, status: 401, path: `${one}/moves`, ...body({ action: "submit", opinion: "", expectedVersion: 1 }) }],
  "post /api/{year}/{stage}/filings/{id}/remarks": [{ says, status: 401, path: `${one}/remarks`, ...body({ path: "goal.planned", said: "x" }) }],
  "post /api/{year}/{stage}/filings/{id}/remarks/{remarkId}/settle": [{ says, status: 401, path: `${one}/remarks/${id}/settle` }],
  "post /api/{year}/{stage}/filings/{id}/reversals": [{ says, status: 401, path: `${one}/reversals`, ...body({ reason: "x", expectedVersion: 1 }) }, { says: "no version", status: 422, path: `${one}/reversals`, ...body({ reason: "x" }) }],
  "post /api/{year}/{stage}/filings/{id}/reopenings": [{ says, status: 401, path: `${one}/reopenings`, ...body({ reason: "x", until: null, expectedVersion: 1 }) }],
  "post /api/{year}/{stage}/filings/{id}/extensions": [{ says, status: 401, path: `${one}/extensions`, ...body({ reason: "x", until: "2026-12-01", expectedVersion: 1 }) }],
  "post /api/{year}/{stage}/extensions": [{ says, status: 401, path: "/api/2027/goal/extensions", ...body({ departmentId: id, step: "draft", until: "2026-12-01", reason: "x" }) }],
  "post /api/{year}/{stage}/filings/{id}/relocations": [{ says, status: 401, path: `${one}/relocations`, ...body({ workflow: "goal", workflowVersion: 1, step: "draft", reason: "x", expectedVersion: 1 }) }],
  "post /api/{year}/{stage}/filings/{id}/urgings": [
    { says, status: 401, path: `${one}/urgings`, ...body({ said: "" }) },
    { says: "nothing said, not even an empty word", status: 422, path: `${one}/urgings`, ...body({}) },
  ],
  "post /api/{year}/{stage}/filings/{id}/handings": [
    { says, status: 401, path: `${one}/handings`, ...body({ postId: id, said: "", expectedVersion: 1 }) },
    { says: "to nobody", status: 422, path: `${one}/handings`, ...body({ said: "", expectedVersion: 1 }) },
  ],
  "post /api/{year}/{stage}/filings/{id}/reassignments": [
    { says, status: 401, path: `${one}/reassignments`, ...body({ postId: null, reason: "x", expectedVersion: 1 }) },
    { says: "without a reason", status: 422, path: `${one}/reassignments`, ...body({ postId: null, expectedVersion: 1 }) },
  ],
  "get /api/{year}/{stage}/filings/{id}/colleagues": [{ says, status: 401, path: `${one}/colleagues`, query: "?for=sign" }, { says: "for nothing", status: 400, path: `${one}/colleagues` }],
  "post /api/{year}/{stage}/filings/{id}/signatures": [
    { says, status: 401, path: `${one}/signatures`, ...body({ agrees: true, opinion: "", expectedVersion: 1 }) },
    { says: "neither for nor against", status: 422, path: `${one}/signatures`, ...body({ opinion: "", expectedVersion: 1 }) },
  ],
  "post /api/{year}/{stage}/filings/{id}/signatures/{signatureId}/take-back": [{ says, status: 401, path: `${one}/signatures/${id}/take-back` }],
  "post /api/{year}/{stage}/filings/{id}/signers": [
    { says, status: 401, path: `${one}/signers`, ...body({ postId: id, said: "", expectedVersion: 1 }) },
    { says: "nobody", status: 422, path: `${one}/signers`, ...body({ said: "", expectedVersion: 1 }) },
  ],
  "post /api/{year}/{stage}/filings/{id}/signers/{signerId}/take-back": [{ says, status: 401, path: `${one}/signers/${id}/take-back` }],
  "get /api/{year}/{stage}/filings/{id}/roll-up": [{ says, status: 401, path: `${one}/roll-up` }],
  "get /api/{year}/{stage}/filings/{id}/why": [{ says, status: 401, path: `${one}/why` }],
};
