import { JSON_HEADERS } from "../examples.ts";

const id = "00000000-0000-7000-8000-000000000000";
const one = `/api/2026/self-evaluation/filings/${id}`;
const department = `/api/2026/self-evaluation/departments/${id}`;
const body = (value: unknown) => ({ headers: JSON_HEADERS, body: JSON.stringify(value) });
const file = { headers: { "content-type": "image/png" }, body: "\u0089PNG" };
const says = "nobody signed in";
const unpublished = "nothing was published";

/** The operations of what hangs on filings with input that is good, asked by nobody; and the public pages, where nothing was published. */
export const unsignedDisclosureCalls = {
  "get /api/{year}/goal/approvals/waiting": [{ says, status: 401, path: "/api/2026/goal/approvals/waiting" }],
  "get /api/{year}/goal/approvals": [{ says, status: 401, path: "/api/2026/goal/approvals" }],
  "post /api/{year}/goal/approvals": [
    { says, status: 401, path: "/api/2026/goal/approvals", ...body({ departmentId: id, filingIds: [id], documentNo: "No. 1", issuedOn: "2026-01-31" }) },
    { says: "no day", status: 422, path: "/api/2026/goal/approvals", ...body({ departmentId: id, filingIds: [id], documentNo: "No. 1", issuedOn: "2026-02-30" }) },
  ],
  "get /api/{year}/goal/approvals/{id}": [{ says, status: 401, path: `/api/2026/goal/approvals/${id}` }],
  "post /api/{year}/payments": [{ says, status: 401, path: "/api/2026/payments", ...body({ payments: [{ subjectCode: "P1", source: "appropriation", paidOn: "2026-03-01", amountFen: "100", voucher: "1" }] }) }],
  "post /api/{year}/{stage}/filings/{id}/snapshot": [{ says, status: 401, path: `${one}/snapshot`, ...body({ cutOff: "2026-10-31" }) }],
  "get /api/{year}/{stage}/filings/{id}/snapshot": [{ says, status: 401, path: `${one}/snapshot` }],
  "post /api/{year}/{stage}/filings/{id}/evidence": [{ says, status: 401, path: `${one}/evidence`, query: "?path=goal.actual&kind=photo&name=a.png", ...file }],
  "get /api/{year}/{stage}/filings/{id}/evidence/{evidence}": [{ says, status: 401, path: `${one}/evidence/${id}` }],
  "delete /api/{year}/{stage}/filings/{id}/evidence/{evidence}": [{ says, status: 401, path: `${one}/evidence/${id}` }],
  "post /api/{year}/{stage}/filings/{id}/prints": [{ says, status: 401, path: `${one}/prints` }],
  "get /api/{year}/goal/approvals/{id}/workbook": [{ says, status: 401, path: `/api/2026/goal/approvals/${id}/workbook` }],
  "get /print/{year}/goal/approvals/{id}": [{ says, status: 401, path: `/print/2026/goal/approvals/${id}` }],
  "get /print/{year}/{stage}/{id}/{code}": [{ says, status: 401, path: `/print/2026/self-evaluation/${id}/ABCDEFGH12345678` }],
  "post /api/{year}/{stage}/scans": [{ says, status: 401, path: "/api/2026/self-evaluation/scans", query: "?name=a.png", ...file }],
  "get /api/{year}/self-evaluation/departments": [{ says, status: 401, path: "/api/2026/self-evaluation/departments" }],
  "get /api/{year}/self-evaluation/departments/{id}/kit": [{ says, status: 401, path: `${department}/kit` }],
  "get /api/{year}/self-evaluation/departments/{id}/summary": [{ says, status: 401, path: `${department}/summary` }],
  "get /api/{year}/self-evaluation/departments/{id}/summary/workbook": [{ says, status: 401, path: `${department}/summary/workbook` }],
  "get /api/{year}/self-evaluation/departments/{id}/kit.zip": [{ says, status: 401, path: `${department}/kit.zip` }],
  "post /api/{year}/self-evaluation/departments/{id}/publish": [{ says, status: 401, path: `${department}/publish`, ...body({ expectedDigest: "0".repeat(64) }) }, { says: "what nobody looked at", status: 422, path: `${department}/publish`, ...body({}) }],
  "post /api/{year}/self-evaluation/departments/{id}/withheld": [
    { says, status: 401, path: `${department}/withheld`, ...body({ subjectId: id, reason: "other-lawful", ground: "a law" }) },
    { says: "a reason of its own", status: 422, path: `${department}/withheld`, ...body({ subjectId: id, reason: "unpleasant" }) },
    { says: "a ground of two lines", status: 422, path: `${department}/withheld`, ...body({ subjectId: id, reason: "other-lawful", ground: "a\nb" }) },
  ],
  "post /api/{year}/self-evaluation/departments/{id}/withheld/{mark}/release": [{ says, status: 401, path: `${department}/withheld/${id}/release` }],
  "get /api/adoptions": [{ says, status: 401, path: "/api/adoptions" }],
  "post /api/adoptions": [{ says, status: 401, path: "/api/adoptions", ...body({ definition: "form/goal", documentNo: "No. 1", documentDate: "2026-01-31" }) }],
  "post /api/adoptions/{id}/confirm": [{ says, status: 401, path: `/api/adoptions/${id}/confirm` }],
  "get /api/{year}/{stage}/filings/{id}/workbook": [{ says, status: 401, path: `${one}/workbook` }],
  "post /api/{year}/{stage}/filings/{id}/workbook": [{ says, status: 401, path: `${one}/workbook`, ...file }],
  "get /api/{year}/goal/export": [{ says, status: 401, path: "/api/2026/goal/export" }],
  "post /api/{year}/goal/import": [{ says, status: 401, path: "/api/2026/goal/import", query: "?dry", ...file }],
  "get /public": [{ says: "no city", status: 404, path: "/public" }],
  "get /public/{year}": [{ says: "no city", status: 404, path: "/public/2026" }],
  "get /public/{year}/{department}": [{ says: unpublished, status: 404, path: `/public/2026/${id}` }],
  "get /public/{year}/{department}/data.json": [{ says: unpublished, status: 404, path: `/public/2026/${id}/data.json` }],
  "get /public/{year}/{department}/data.csv": [{ says: unpublished, status: 404, path: `/public/2026/${id}/data.csv` }],
};
