import { JSON_HEADERS } from "../examples.ts";
import { goalValues } from "./city.ts";

const id = "00000000-0000-7000-8000-000000000000";
const filings = "/api/2027/goal/filings";
const one = `${filings}/${id}`;
const body = (value: unknown) => ({ headers: JSON_HEADERS, body: JSON.stringify(value) });
const says = "nobody signed in";

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
  "get /api/opinions": [{ says, status: 401, path: "/api/opinions" }],
  "post /api/opinions": [{ says, status: 401, path: "/api/opinions", ...body({ action: "return", said: "请补充。" }) }, { says: "an action without opinion", status: 422, path: "/api/opinions", ...body({ action: "save", said: "x" }) }],
  "delete /api/opinions/{id}": [{ says, status: 401, path: `/api/opinions/${id}` }],
  "get /api/{year}/{stage}/reporting": [{ says, status: 401, path: "/api/2027/goal/reporting" }],
  "get /api/{year}/{stage}/reporting/unreported": [{ says, status: 401, path: "/api/2027/goal/reporting/unreported" }, { says: "a department that is none", status: 400, path: "/api/2027/goal/reporting/unreported?department=roads" }],
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
  "post /api/{year}/{stage}/filings/{id}/urgings": [
    { says, status: 401, path: `${one}/urgings`, ...body({ said: "" }) },
    { says: "nothing said, not even an empty word", status: 422, path: `${one}/urgings`, ...body({}) },
  ],
  "get /api/{year}/{stage}/filings/{id}/why": [{ says, status: 401, path: `${one}/why` }],
};
