import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Role } from "../../../src/core/access/role.ts";
import { done } from "../../../src/core/basics/result.ts";
import type { ActingContext } from "../../../src/server/context.ts";
import { findDraft, saveDraft } from "../../../src/server/store/filing-draft.ts";
import { listFilings } from "../../../src/server/store/filing-list.ts";
import { filingOfSubject, filingsBeside, findFiling, lockFiling, type Filing } from "../../../src/server/store/filing.ts";
import { moveFiling, saveFiling } from "../../../src/server/store/filing-change.ts";
import { findVersion, versionsBackTo } from "../../../src/server/store/filing-version.ts";
import { findRemark, insertRemarks, remarksOf, settleRemark } from "../../../src/server/store/remark.ts";
import { findSubject, listSubjects, subjectsByCode } from "../../../src/server/store/subject.ts";
import { transitionsOf } from "../../../src/server/store/transition.ts";
import { insertAskedSigner, signersAsked } from "../../../src/server/store/asked-signer.ts";
import { handingsOf, insertHanding } from "../../../src/server/store/handing.ts";
import { findSignature, insertSignature, signaturesMade, takeSignaturesBack } from "../../../src/server/store/signature.ts";
import { signingOf } from "../../../src/server/store/signing.ts";
import { insertUrging, urgedOf, urgingsOf } from "../../../src/server/store/urging.ts";
import { returnedTo, waitingFor, workOf } from "../../../src/server/store/waiting.ts";
import type { HoldingPost } from "../../../src/server/store/waits-for.ts";
import { goalValues, openFilingWorld, REGION, type FilingWorld } from "./city.ts";

/**
 * What the store gives to somebody out of reach, even where a query asks for everything: each statement is run in the transaction
 * of somebody's own request, past whatever commands and queries check before.
 */
describe("behind the first wall", () => {
  let world: FilingWorld;
  let filing: Filing;
  let remarkId: string;
  let signatureId: string;
  const EVERYTHING = { scopes: ["990100."], assigned: [] };
  /** The deputy of the head has it in hand. */
  let handedTo = "";
  const postOf = (role: Role): HoldingPost => ({ role, postId: handedTo });
  before(async () => {
    world = await openFilingWorld();
    const id = await world.filled("P2", 2027);
    await world.call("officer", `PUT /api/2027/goal/filings/${id}/draft`, { values: goalValues(), baseVersion: 2 });
    await world.moved(2027, "goal", id, 2, ["officer submit", "head return"]);
    await world.moved(2027, "goal", id, 4, ["officer submit"]);
    const returned = await world.filled("P2", 2026);
    await world.moved(2026, "goal", returned, 2, ["officer submit", "head return"]);
    await world.call("officer", `POST /api/2027/goal/filings/${id}/urgings`, { said: "x" });
    remarkId = String((await world.call("head", `POST /api/2027/goal/filings/${id}/remarks`, { path: "goal.planned", said: "x" })).json["id"]);
    const posts = new Map((await world.see<{ login: string; id: string }>("select login, post.id from hengji.post join hengji.person on person.id = post.person_id")).map((row) => [row.login, row.id]));
    handedTo = posts.get("deputy")!;
    await world.call("head", `POST /api/2027/goal/filings/${id}/handings`, { postId: handedTo, said: "x", expectedVersion: 5 });
    await world.call("deputy", `POST /api/2027/goal/filings/${id}/signers`, { postId: posts.get("colleague"), said: "x", expectedVersion: 5 });
    await world.call("performance", `POST /api/2027/goal/filings/${id}/reassignments`, { postId: null, reason: "x", expectedVersion: 5 });
    signatureId = String((await world.call("colleague", `POST /api/2027/goal/filings/${id}/signatures`, { agrees: false, opinion: "x", expectedVersion: 5 })).json["id"]);
    const found = await world.within("officer", async ({ tx }) => done(await findFiling(tx, REGION, { year: 2027, stage: "goal", id })));
    assert.ok(found.ok && found.value !== null);
    filing = found.value;
  });
  after(() => world.close());

  const OUTSIDERS = ["bridges", "school", "school-department", "reviewer", "system", "security", "audit"];
  const reads: Readonly<Record<string, (context: ActingContext) => Promise<unknown>>> = {
    filing: ({ tx }) => findFiling(tx, REGION, filing),
    "filing, to change it": ({ tx }) => lockFiling(tx, REGION, filing),
    "filing of a subject": ({ tx }) => filingOfSubject(tx, REGION, filing.subjectId, 2027, "goal"),
    "filings beside": ({ tx }) => filingsBeside(tx, REGION, filing.subjectId, 2028),
    draft: async ({ tx }) => findDraft(tx, REGION, filing.id, (await officer()).personId),
    version: ({ tx }) => findVersion(tx, REGION, filing.id, 1),
    versions: ({ tx }) => versionsBackTo(tx, REGION, filing.id, 1),
    transitions: ({ tx }) => transitionsOf(tx, REGION, filing.id),
    remarks: ({ tx }) => remarksOf(tx, REGION, [filing.id]),
    remark: ({ tx }) => findRemark(tx, REGION, filing.id, remarkId),
    "everybody's list": async ({ tx }) => (await listFilings(tx, { region: REGION, year: 2027, stage: "goal" }, EVERYTHING, { pieces: [] }, { sort: "amount", order: "desc", after: null, limit: 100 })).items.filter(({ id }) => id === filing.id),
    "a list by name": async ({ tx }) => (await listFilings(tx, { region: REGION, year: 2027, stage: "goal" }, EVERYTHING, { pieces: ["道路", "标线"] }, { sort: "amount", order: "desc", after: null, limit: 100 })).items,
    "what waits for the head": ({ tx }) => waitingFor(tx, REGION, EVERYTHING, postOf("unit-head")),
    "what came back": ({ tx }) => returnedTo(tx, REGION, EVERYTHING, postOf("unit-officer"), 10),
    urgings: ({ tx }) => urgingsOf(tx, REGION, filing.id),
    handings: ({ tx }) => handingsOf(tx, REGION, filing.id),
    "who was asked to sign": ({ tx }) => signersAsked(tx, REGION, filing.id),
    signatures: ({ tx }) => signaturesMade(tx, REGION, filing.id),
    "one signature": ({ tx }) => findSignature(tx, REGION, filing.id, signatureId),
    "what stands beside the holder": async ({ tx }) => (await signingOf(tx, REGION, [], filing, null)).added,
    "what the head was urged about": ({ tx }) => urgedOf(tx, REGION, EVERYTHING, postOf("unit-head"), 10),
    "what the officer has in work": async ({ tx }) => workOf(tx, REGION, { scopes: ["990100."], assigned: [] }, (await officer()).personId),
    subject: ({ tx }) => findSubject(tx, REGION, filing.subjectId),
    "subjects by code": async ({ tx }) => [...(await subjectsByCode(tx, REGION, ["P2"])).values()],
    subjects: async ({ tx }) => (await listSubjects(tx, REGION, EVERYTHING, { year: 2027, stage: "goal", period: 1, withoutFiling: false, limit: 100, served: [{ kind: "project", book: "GENERAL_PUBLIC" }] })).filter(({ id }) => id === filing.subjectId),
  };

  async function officer(): Promise<ActingContext["acting"]> {
    const found = await world.within("officer", async ({ acting }) => done(acting));
    assert.ok(found.ok);
    return found.value;
  }
  const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

  for (const [what, read] of Object.entries(reads)) {
    test(`${what}: seen within reach and by nobody else`, async () => {
      const own = what === "draft" ? "officer" : "performance";
      const found = await world.within(own, async (context) => done(await read(context)));
      assert.ok(found.ok && !isNothing(found.value), `${own} sees nothing either`);
      for (const login of OUTSIDERS) {
        const outside = await world.within(login, async (context) => done(await read(context)));
        assert.ok(outside.ok && isNothing(outside.value), `${login}: ${JSON.stringify(outside)}`);
      }
    });
  }

  test("a draft is nobody else's, not even a colleague's or the head's", async () => {
    const { personId } = await officer();
    for (const login of ["colleague", "head", "department", "performance"]) {
      const found = await world.within(login, async ({ tx }) => done(await findDraft(tx, REGION, filing.id, personId)));
      assert.deepEqual(found, done(null), login);
      await assert.rejects(world.within(login, async ({ tx, now }) => done(await saveDraft(tx, REGION, filing.id, personId, { baseVersion: 1, content: "{}", savedAt: now }))), login);
    }
  });

  test("nothing is written out of reach", async () => {
    const by = async () => ({ personId: (await officer()).personId, postId: (await officer()).postId, role: (await officer()).role, at: world.time });
    const writes: Readonly<Record<string, (context: ActingContext) => Promise<unknown>>> = {
      save: async ({ tx }) => saveFiling(tx, filing, { content: "{}", contentDigest: "a".repeat(64), difference: "[]", amountFen: 1n, scoreMillionths: null, scoreBy: null, grade: null, taken: [] }, await by()),
      move: async ({ tx }) => moveFiling(tx, filing, { ...(await by()), transitionId: randomUUID(), action: "approve", to: { id: "approved", role: null }, round: 9, opinion: "", taken: [], passedOver: [] }),
      remark: async ({ tx }) =>
        insertRemarks(tx, [{ region: REGION, id: randomUUID(), filingId: filing.id, path: "goal.planned", said: "x", step: "draft", round: 1, ...(await by()), settledAt: null, settledBy: null }]),
      urge: async ({ tx, now }) => insertUrging(tx, { region: REGION, id: randomUUID(), filingId: filing.id, step: "unit-head", round: 2, said: "x", personId: (await by()).personId, postId: (await by()).postId, at: now, toSigners: false }),
      "hand on": async ({ tx, now }) => insertHanding(tx, { region: REGION, id: randomUUID(), filingId: filing.id, action: "reassign", step: "unit-head", round: 2, fromPost: null, toPost: null, said: "x", personId: (await by()).personId, postId: (await by()).postId, at: now }),
      sign: async ({ tx, now }) => insertSignature(tx, { region: REGION, id: randomUUID(), filingId: filing.id, step: "unit-head", round: 2, agrees: true, opinion: "", contentDigest: filing.contentDigest, ...(await by()), at: now }, []),
      "take a signature back": async ({ tx, now }) => takeSignaturesBack(tx, filing, filing.taken.findLast(({ action }) => action === "countersign")!.personId, [], now),
      "ask to sign": async ({ tx, now }) => insertAskedSigner(tx, { region: REGION, id: randomUUID(), filingId: filing.id, step: "unit-head", round: 2, signerPost: (await by()).postId, said: "x", personId: (await by()).personId, postId: (await by()).postId, at: now }),
      settle: ({ tx, acting }) => settleRemark(tx, REGION, remarkId, world.time, acting.personId),
    };
    const look = () => world.see<{ state: string }>(
      `select (select json_agg(filing order by id) from hengji.filing)::text || (select count(*) from hengji.filing_version)::text || (select count(*) from hengji.transition)::text
         || (select json_agg(remark order by id) from hengji.remark)::text || (select count(*) from hengji.urging)::text
         || (select json_agg(handing order by id) from hengji.handing)::text || (select json_agg(signature order by id) from hengji.signature)::text || (select json_agg(asked_signer order by id) from hengji.asked_signer)::text as state`,
    );
    const before = await look();
    for (const login of OUTSIDERS) for (const write of Object.values(writes)) await world.within(login, async (context) => done(await write(context))).catch(() => null);
    assert.deepEqual(await look(), before);
  });
});
