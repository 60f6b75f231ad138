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
  "get /api/{year}/{stage}/subjects": [
    { says, status: 401, path: "/api/2027/goal/subjects" },
    { says: "a year that is none", status: 400, path: "/api/27/goal/subjects" },
  ],
  "get /api/{year}/{stage}/filings": [
    { says, status: 401, path: filings },
    { says: "a sort that is none", status: 400, path: filings, query: "?sort=colour" },
  ],
  "get /api/{year}/{stage}/filing-count": [{ says, status: 401, path: "/api/2027/goal/filing-count" }, { says: "of a state that no list has", status: 400, path: "/api/2027/goal/filing-count?state=foreign" }],
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
  "post /api/{year}/{stage}/filings/{id}/moves": [{ says, status: 401, path: `${one}/moves`, ...body({ action: "submit", opinion: "", expectedVersion: 1 }) }],
  "post /api/{year}/{stage}/filings/{id}/remarks": [{ says, status: 401, path: `${one}/remarks`, ...body({ path: "goal.planned", said: "x" }) }],
  "post /api/{year}/{stage}/filings/{id}/remarks/{remarkId}/settle": [{ says, status: 401, path: `${one}/remarks/${id}/settle` }],
  "get /api/{year}/{stage}/filings/{id}/why": [{ says, status: 401, path: `${one}/why` }],
};
