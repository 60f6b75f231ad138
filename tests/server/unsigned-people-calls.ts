import { JSON_HEADERS } from "./examples.ts";

const id = "00000000-0000-7000-8000-000000000000";
const body = (value: unknown) => ({ headers: JSON_HEADERS, body: JSON.stringify(value) });
const says = "nobody signed in";
const badId = "an id that is none";

/** The operations of people and sessions, asked by nobody and where there is no city; what people get is judged by `browser.ts` in every test of theirs. */
export const unsignedPeopleCalls = {
  "post /api/session": [
    { says: "somebody unknown", status: 401, ...body({ login: "nobody", password: "wrong" }) },
    { says: "no password", status: 422, ...body({ login: "nobody" }) },
    { says: "another type", status: 415, body: "{}" },
  ],
  "get /api/session": [{ says, status: 401 }],
  "delete /api/session": [{ says, status: 401 }],
  "post /api/session/factor": [
    { says, status: 401, ...body({ code: "123456" }) },
    { says: "a code that is none", status: 422, ...body({ code: "12345" }) },
  ],
  "post /api/session/post": [{ says, status: 401, ...body({ postId: id }) }],
  "get /api/sessions": [{ says, status: 401 }],
  "delete /api/sessions": [{ says, status: 401 }],
  "delete /api/sessions/{id}": [
    { says, status: 401, path: `/api/sessions/${id}` },
    { says: badId, status: 400, path: "/api/sessions/1" },
  ],
  "post /api/password": [{ says, status: 401, ...body({ old: "a", new: "b" }) }],
  "post /api/factor": [{ says, status: 401 }],
  "post /api/factor/confirm": [{ says, status: 401, ...body({ code: "123456" }) }],
  "delete /api/factor": [{ says, status: 401, ...body({ password: "a" }) }],
  "get /api/demo": [{ says: "there is no demo city", status: 404 }],
  "post /api/demo/session": [{ says: "there is no demo city", status: 404, ...body({ login: "nobody" }) }],
  "get /api/people": [
    { says, status: 401 },
    { says: "a limit that is none", status: 400, query: "?limit=0" },
  ],
  "post /api/people": [
    { says, status: 401, ...body({ login: "li.head", name: "x" }) },
    { says: "a user name that is none", status: 422, ...body({ login: "Li Head", name: "x" }) },
  ],
  "post /api/people/{id}/end": [{ says, status: 401, path: `/api/people/${id}/end` }],
  "post /api/people/{id}/unlock": [{ says, status: 401, path: `/api/people/${id}/unlock`, ...body({}) }],
  "get /api/people/{id}/sessions": [
    { says, status: 401, path: `/api/people/${id}/sessions` },
    { says: badId, status: 400, path: "/api/people/1/sessions" },
  ],
  "get /api/units": [{ says, status: 401 }],
  "get /api/posts": [{ says, status: 401 }],
  "post /api/posts": [{ says, status: 401, ...body({ personId: id, unitId: id, role: "unit-head" }) }],
  "post /api/posts/{id}/end": [{ says, status: 401, path: `/api/posts/${id}/end` }],
  "get /api/delegations": [
    { says, status: 401 },
    { says: "a place in the list that is none", status: 400, query: "?before=1" },
  ],
  "get /api/delegations/colleagues": [
    { says, status: 401 },
    { says: "nothing to search", status: 400, query: "?search=" },
  ],
  "post /api/delegations": [
    { says, status: 401, ...body({ personId: id, from: "2026-12-01", until: "2026-12-05", reason: "x" }) },
    { says: "nothing said", status: 422, ...body({}) },
  ],
  "post /api/delegations/{id}/end": [
    { says, status: 401, path: `/api/delegations/${id}/end` },
    { says: badId, status: 400, path: "/api/delegations/1/end" },
  ],
  "get /api/events": [
    { says, status: 401 },
    { says: "a moment that is none", status: 400, query: "?from=yesterday" },
  ],
  "get /api/refusals": [{ says, status: 401 }],
  "get /api/seals": [
    { says, status: 401 },
    { says: "a batch that is none", status: 400, query: "?before=0" },
  ],
};
