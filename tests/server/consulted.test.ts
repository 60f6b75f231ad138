import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DUTIES } from "../../src/core/pack/definitions.ts";
import { loadPackSet } from "../../src/files/load-definitions.ts";
import { packReader } from "../../src/files/resolve-packs.ts";
import { unsignedDisclosureCalls } from "./disclosure/unsigned-calls.ts";
import { unsignedExAnteCalls } from "./ex-ante/unsigned-calls.ts";
import { openFilingWorld, type FilingWorld } from "./filings/city.ts";
import { unsignedFilingCalls } from "./filings/unsigned-calls.ts";
import { codesOf } from "./filings/play.ts";
import { unsignedLedgerCalls } from "./ledger/unsigned-calls.ts";
import { unsignedPeopleCalls } from "./unsigned-people-calls.ts";

interface Call {
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
}

/** Every operation of the application with input that is good; `openapi.test.ts` sees that none is missing. */
const OPERATIONS = Object.entries({ ...unsignedFilingCalls, ...unsignedDisclosureCalls, ...unsignedExAnteCalls, ...unsignedLedgerCalls, ...unsignedPeopleCalls } as Readonly<Record<string, readonly Call[]>>)
  .map(([operation, [call]]) => ({ operation, method: operation.split(" ")[0]!, path: (call!.path ?? operation.split(" ")[1]!) + (call!.query ?? ""), call: call! }));
const NOBODY = "00000000-0000-7000-8000-000000000000";
/** What everybody does with one's own account and one's own notes. */
const OWN = /^(?:post|put|delete) \/api\/(?:session|sessions|password|factor|demo\/session|views|opinions)(?:\/|$)/;
/** Whatever makes something known, binding or official. */
const PUBLISHING = /publications|\/publish$|withheld|\/release$|adoptions|prints$|scans$|retirements|splits$|tasks$|waivers|conclusions|decisions|policies|agreements|reopenings|relocations/;
/** Texts of the packs that are nobody's, and who there is to sign in as, which stands before anybody is signed in. */
const ALL_READ: readonly string[] = ["get /api/packs/layers/{name}", "get /api/demo"];
/** What is no refusal: taking back typing of one's own that was never kept, and input that is looked at first. */
const OTHERWISE: Readonly<Record<string, number>> = {
  "delete /api/{year}/{stage}/filings/{id}/draft": 200, "post /api/{year}/{stage}/filings/{id}/signatures": 409, "put /api/workflows/{id}/draft": 422,
};

/** 第三方: consultants and experts see what is assigned to them, score and remark where it is their turn, and decide and publish nothing. */
describe("R75, F102: whoever is consulted", () => {
  let world: FilingWorld;
  let mine: string;
  let theirs: string;
  before(async () => {
    const loaded = await loadPackSet();
    assert.ok(loaded.ok);
    world = await openFilingWorld(undefined, { set: loaded.value.set, reader: packReader });
    mine = await world.approved("P1", 2027);
    theirs = await world.approved("P2", 2027);
  });
  after(() => world.close());

  async function asked({ operation, method, path, call }: (typeof OPERATIONS)[number], id: string): Promise<{ readonly says: string; readonly status: number; readonly text: string; readonly codes: readonly string[]; readonly wrote: number }> {
    const before = (await world.events()).length;
    const address = path.replace(NOBODY, id);
    const response = await world.app.request(address, { method: method.toUpperCase(), headers: { ...world.as("reviewer"), ...call.headers }, ...(call.body === undefined ? {} : { body: call.body }) });
    const text = await response.text();
    const codes = response.status >= 400 && text.startsWith("{") ? codesOf(JSON.parse(text) as Record<string, unknown>) : [];
    return { says: `${operation} at ${address}: ${response.status} ${codes.join(",")}`, status: response.status, text, codes, wrote: (await world.events()).length - before };
  }

  test("has the duties to read, to remark and to score, and none of the others", () => {
    const has = world.packs.roles.find(({ role }) => role === "third-party-reviewer")!.duties;
    assert.deepEqual(DUTIES.filter((duty) => has.includes(duty)), ["filing.read", "filing.remark", "evidence.read", "ex-ante.read", "ex-ante.score"]);
  });

  test("publishes, prints, approves and decides nothing, and writes nowhere in the application, whether a project is assigned to it or not", async () => {
    const writing = OPERATIONS.filter(({ operation, method }) => method !== "get" && !OWN.test(operation));
    assert.ok(writing.length > 80);
    const published = writing.filter(({ operation }) => PUBLISHING.test(operation));
    assert.ok(published.length > 12);
    for (const one of writing) {
      const isFiling = one.operation.includes("{stage}/filings/{id}");
      for (const id of isFiling ? [mine, theirs] : [NOBODY]) {
        const { says, status, codes, wrote } = await asked(one, id);
        assert.equal(wrote, 0, says);
        if (one.operation in OTHERWISE && id !== theirs) assert.equal(status, OTHERWISE[one.operation], says);
        else assert.ok(status === 403 || status === 404, says);
        if (published.includes(one)) assert.deepEqual(codes, ["duty.missing"], says);
      }
    }
  });

  test("reads of no project, no money and no department but those of what was assigned", async () => {
    const elsewhere = ["P2", "P3", "P4"].map((code) => world.subject(code)).concat(theirs, "道路标线施划", "危桥检测", "校舍维修改造", "示例市教育局", "示例市第一中学", "桥梁检测所");
    let opened = 0;
    for (const one of OPERATIONS.filter(({ operation, method }) => method === "get" && !ALL_READ.includes(operation))) {
      for (const id of one.operation.includes("{stage}/filings/{id}") ? [mine, theirs] : [NOBODY]) {
        const { says, status, text } = await asked(one, id);
        assert.deepEqual(elsewhere.filter((name) => text.includes(name) && name !== id), [], says);
        if (id === theirs) assert.ok(status === 403 || status === 404, says);
        if (id === mine && status === 200) opened += 1;
      }
    }
    assert.ok(opened >= 7, `of what was assigned only ${opened} answers were given`);
    const { json } = await world.call("reviewer", "GET /api/2027/goal/filings");
    assert.deepEqual((json["items"] as { name: string }[]).map(({ name }) => name), ["农村公路日常养护"]);
    const { json: subjects } = await world.call("reviewer", "GET /api/2027/goal/subjects");
    assert.deepEqual((subjects["items"] as { id: string }[]).filter(({ id }) => id !== world.subject("P1")), []);
  });
});
