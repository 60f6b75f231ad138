import { JSON_HEADERS } from "../examples.ts";

const id = "00000000-0000-7000-8000-000000000000";
const body = (value: unknown) => ({ headers: JSON_HEADERS, body: JSON.stringify(value) });
const file = { headers: { "content-type": "application/octet-stream" }, body: "PK" };
const says = "nobody signed in";
const act = { act: "rename", unitId: id, name: "x" };

/** The operations of the ledger, the library of subjects and the dated tree with input that is good, asked by nobody. */
export const unsignedLedgerCalls = {
  "get /api/{year}/ledger": [{ says, status: 401, path: "/api/2026/ledger" }, { says: "a month that is none", status: 400, path: "/api/2026/ledger?month=13" }],
  "get /api/{year}/ledger/subjects/{id}": [{ says, status: 401, path: `/api/2026/ledger/subjects/${id}` }],
  "get /api/{year}/ledger/workbook": [{ says, status: 401, path: "/api/2026/ledger/workbook" }],
  "get /api/{year}/ledger/template": [{ says, status: 401, path: "/api/2026/ledger/template" }],
  "post /api/{year}/ledger/import": [{ says, status: 401, path: "/api/2026/ledger/import", query: "?dry", ...file }],
  "post /api/{year}/ledger/import/remarks": [{ says, status: 401, path: "/api/2026/ledger/import/remarks", ...file }],
  "get /api/{year}/ledger/imports": [{ says, status: 401, path: "/api/2026/ledger/imports" }],
  "get /api/{year}/ledger/imports/{id}": [{ says, status: 401, path: `/api/2026/ledger/imports/${id}` }],
  "post /api/{year}/ledger/imports/{id}/withdrawals": [{ says, status: 401, path: `/api/2026/ledger/imports/${id}/withdrawals`, ...body({ reason: "x" }) }, { says: "no reason", status: 422, path: `/api/2026/ledger/imports/${id}/withdrawals`, ...body({ reason: "" }) }],
  "get /api/{year}/subjects": [{ says, status: 401, path: "/api/2026/subjects" }, { says: "a fifth book", status: 400, path: "/api/2026/subjects?book=FIFTH" }],
  "post /api/subjects": [{ says, status: 401, path: "/api/subjects", ...body({ unitId: id, code: "P1", name: "x", book: "GOV_FUND" }) }, { says: "no unit", status: 422, path: "/api/subjects", ...body({ code: "P1" }) }],
  "put /api/subjects/{id}": [{ says, status: 401, path: `/api/subjects/${id}`, ...body({ attribute: null, tags: [] }) }, { says: "an attribute that there is none of", status: 422, path: `/api/subjects/${id}`, ...body({ attribute: "old", tags: [] }) }],
  "get /api/unit-tree": [{ says, status: 401, path: "/api/unit-tree" }, { says: "a day that is none", status: 400, path: "/api/unit-tree?on=2026-02-30" }],
  "get /api/unit-tree/{id}": [{ says, status: 401, path: `/api/unit-tree/${id}` }],
  "post /api/unit-acts": [
    { says, status: 401, path: "/api/unit-acts", ...body({ act, asOf: "2026-01-01", reason: "x" }) },
    { says: "an act that there is none of", status: 422, path: "/api/unit-acts", ...body({ act: { ...act, act: "burn" }, asOf: "2026-01-01", reason: "x" }) },
  ],
};
