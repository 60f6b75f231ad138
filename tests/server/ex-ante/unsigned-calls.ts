import { JSON_HEADERS } from "../examples.ts";

const id = "00000000-0000-7000-8000-000000000000";
const one = `/api/2027/ex-ante/${id}`;
const body = (value: unknown) => ({ headers: JSON_HEADERS, body: JSON.stringify(value) });
const says = "nobody signed in";

/** The operations of ex-ante evaluation with input that is good, asked by nobody. */
export const unsignedExAnteCalls = {
  "get /api/{year}/ex-ante": [{ says, status: 401, path: "/api/2027/ex-ante" }, { says: "a year that is none", status: 400, path: "/api/27/ex-ante" }],
  "post /api/{year}/ex-ante": [{ says, status: 401, path: "/api/2027/ex-ante", ...body({ subjectId: id }) }, { says: "of nothing", status: 422, path: "/api/2027/ex-ante", ...body({}) }],
  "get /api/{year}/ex-ante/{id}": [{ says, status: 401, path: one }],
  "put /api/{year}/ex-ante/{id}": [{ says, status: 401, path: one, ...body({ amountFen: null, texts: {}, expectedVersion: 1 }) }, { says: "less than nothing", status: 422, path: one, ...body({ amountFen: "-1", texts: {}, expectedVersion: 1 }) }],
  "put /api/{year}/ex-ante/{id}/draft": [
    { says, status: 401, path: `${one}/draft`, ...body({ amount: "12", texts: {}, baseVersion: 1 }) }, { says: "on a version that is none", status: 422, path: `${one}/draft`, ...body({ amount: "12", texts: {}, baseVersion: 0 }) },
  ],
  "delete /api/{year}/ex-ante/{id}/draft": [{ says, status: 401, path: `${one}/draft` }],
  "put /api/{year}/ex-ante/{id}/sheet/draft": [{ says, status: 401, path: `${one}/sheet/draft`, ...body({ ratings: {}, opinion: "", baseSaved: 0 }) }],
  "delete /api/{year}/ex-ante/{id}/sheet/draft": [{ says, status: 401, path: `${one}/sheet/draft` }],
  "post /api/{year}/ex-ante/{id}/urgings": [{ says, status: 401, path: `${one}/urgings`, ...body({ said: "" }) }, { says: "without a word for it", status: 422, path: `${one}/urgings`, ...body({}) }],
  "post /api/{year}/ex-ante/{id}/extensions": [
    { says, status: 401, path: `${one}/extensions`, ...body({ until: "2026-12-01", reason: "材料较多", turn: "fill" }) }, { says: "of a turn that there is none of", status: 422, path: `${one}/extensions`, ...body({ until: "2026-12-01", reason: "x", turn: "nap" }) },
  ],
  "post /api/{year}/ex-ante/{id}/moves": [{ says, status: 401, path: `${one}/moves`, ...body({ action: "submit", expectedVersion: 1 }) }, { says: "a move that there is none of", status: 422, path: `${one}/moves`, ...body({ action: "jump", expectedVersion: 1 }) }],
  "post /api/{year}/ex-ante/{id}/conclusions": [
    { says, status: 401, path: `${one}/conclusions`, ...body({ conclusion: "support", capFen: null, reason: "", panelNote: "", expectedVersion: 1 }) },
    { says: "a conclusion that there is none of", status: 422, path: `${one}/conclusions`, ...body({ conclusion: "maybe", capFen: null, reason: "", panelNote: "", expectedVersion: 1 }) },
  ],
  "post /api/{year}/ex-ante/{id}/decisions": [{ says, status: 401, path: `${one}/decisions`, ...body({ decision: "accept", grantedFen: "1", opinion: "", expectedVersion: 1 }) }],
  "post /api/{year}/ex-ante/{id}/files": [{ says, status: 401, path: `${one}/files`, query: "?material=laws", headers: { "content-type": "application/octet-stream" }, body: "x" }],
  "get /api/{year}/ex-ante/{id}/files/{file}": [{ says, status: 401, path: `${one}/files/${id}` }],
  "delete /api/{year}/ex-ante/{id}/files/{file}": [{ says, status: 401, path: `${one}/files/${id}` }],
  "put /api/{year}/ex-ante/{id}/materials/{material}": [{ says, status: 401, path: `${one}/materials/laws`, ...body({ state: "approved", note: "" }) }, { says: "a state nobody gives", status: 422, path: `${one}/materials/laws`, ...body({ state: "missing", note: "" }) }],
  "get /api/{year}/ex-ante/{id}/candidates": [{ says, status: 401, path: `${one}/candidates` }],
  "post /api/{year}/ex-ante/{id}/experts": [{ says, status: 401, path: `${one}/experts`, ...body({ postId: id }) }],
  "delete /api/{year}/ex-ante/{id}/experts/{expert}": [{ says, status: 401, path: `${one}/experts/${id}` }],
  "put /api/{year}/ex-ante/{id}/interest": [{ says, status: 401, path: `${one}/interest`, ...body({ interest: null }) }],
  "put /api/{year}/ex-ante/{id}/sheet": [{ says, status: 401, path: `${one}/sheet`, ...body({ ratings: {}, opinion: "", expectedSaved: 0 }) }],
  "post /api/{year}/ex-ante/{id}/sheet/submissions": [{ says, status: 401, path: `${one}/sheet/submissions`, ...body({ expectedSaved: 1 }) }],
  "get /api/{year}/ex-ante/{id}/workbook": [{ says, status: 401, path: `${one}/workbook` }],
  "post /api/{year}/ex-ante/{id}/workbook": [{ says, status: 401, path: `${one}/workbook`, headers: { "content-type": "application/octet-stream" }, body: "x" }],
  "get /print/{year}/ex-ante/{id}": [{ says, status: 401, path: `/print/2027/ex-ante/${id}`, query: "?paper=report" }, { says: "a paper that there is none of", status: 400, path: `/print/2027/ex-ante/${id}`, query: "?paper=napkin" }],
};
