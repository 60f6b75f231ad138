import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { canonicalJson } from "../../src/core/basics/canonical-json.ts";
import { restore, type Difference } from "../../src/core/form/differences.ts";
import type { FilingValues } from "../../src/core/form/filing-values.ts";
import type { Acknowledged, Drafts } from "./journey-kill-clients.ts";

/* What has to hold however often everything was killed. All of it is read past row security, as it lies in the database. */

interface FilingRow {
  readonly id: string;
  readonly version: number;
  readonly step: string;
  readonly round: number;
  readonly content: string;
  readonly content_digest: string;
  readonly approval_id: string | null;
  readonly frozen_digest: string | null;
}

interface VersionRow {
  readonly filing_id: string;
  readonly version: number;
  readonly whole: boolean;
  readonly content: string;
  readonly content_digest: string;
  readonly step: string;
  readonly round: number;
  readonly login: string;
}

interface TransitionRow {
  readonly filing_id: string;
  readonly version: number;
  readonly action: string;
  readonly to_step: string;
  readonly login: string;
}

interface EventRow {
  readonly verb: string;
  readonly subject: string;
  readonly digest_before: string | null;
  readonly digest_after: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Kept {
  readonly filings: ReadonlyMap<string, FilingRow>;
  readonly versions: ReadonlyMap<string, readonly VersionRow[]>;
  readonly transitions: ReadonlyMap<string, TransitionRow>;
  readonly events: readonly EventRow[];
}

const sm3 = (text: string | Buffer): string => createHash("sm3").update(text).digest("hex");

export async function readKept(client: pg.Client): Promise<Kept> {
  const filings = await client.query<FilingRow>("select * from hengji.filing");
  const versions = await client.query<VersionRow>(
    "select made.*, person.login from hengji.filing_version as made join hengji.person on person.region = made.region and person.id = made.person_id order by filing_id, version",
  );
  const transitions = await client.query<TransitionRow>("select transition.*, person.login from hengji.transition join hengji.person on person.region = transition.region and person.id = transition.person_id");
  const events = await client.query<EventRow>("select verb, subject, digest_before, digest_after, detail from hengji.event order by id");
  const byFiling = new Map<string, VersionRow[]>();
  for (const row of versions.rows) byFiling.set(row.filing_id, [...(byFiling.get(row.filing_id) ?? []), row]);
  return {
    filings: new Map(filings.rows.map((row) => [row.id, row])), versions: byFiling,
    transitions: new Map(transitions.rows.map((row) => [`${row.filing_id} ${row.version}`, row])), events: events.rows,
  };
}

/** Everything whose answer arrived is there, by whom and as it was answered. */
export async function nothingAcknowledgedIsLost(client: pg.Client, { filings, versions, transitions }: Kept, acknowledged: readonly Acknowledged[], filesFolder: string): Promise<void> {
  const remarks = new Set((await client.query<{ id: string }>("select id from hengji.remark")).rows.map(({ id }) => id));
  const evidence = new Map((await client.query<{ id: string; digest: string }>("select id, digest from hengji.evidence")).rows.map(({ id, digest }) => [id, digest]));
  for (const one of acknowledged) {
    const said = JSON.stringify(one);
    switch (one.kind) {
      case "saved": {
        const version = versions.get(one.filing)?.find((row) => row.version === one.version);
        assert.deepEqual([version?.content_digest, version?.login, version?.whole], [one.digest, one.login, false], said);
        break;
      }
      case "moved": {
        const taken = transitions.get(`${one.filing} ${one.version}`);
        assert.deepEqual([taken?.action, taken?.to_step, taken?.login], [one.action, one.step, one.login], said);
        break;
      }
      case "remarked":
        assert.ok(remarks.has(one.id), said);
        break;
      case "attached":
        assert.equal(evidence.get(one.id), one.digest, said);
        assert.equal(sm3(readFileSync(join(filesFolder, one.digest.slice(0, 2), one.digest))), one.digest, said);
        break;
      case "approved":
        for (const { id, digest } of one.frozen) assert.deepEqual([filings.get(id)?.approval_id, filings.get(id)?.frozen_digest], [one.id, digest], said);
    }
  }
  // A row never speaks of a file that isn't there, acknowledged or not.
  for (const digest of evidence.values()) assert.equal(sm3(readFileSync(join(filesFolder, digest.slice(0, 2), digest))), digest);
}

/** Every filing came to where it is by a chain without a gap: each version leads back to the one before, each step stands at its version. */
export function nothingIsHalfDone({ filings, versions, transitions }: Kept): void {
  for (const { id, version, step, round, content, content_digest: digest } of filings.values()) {
    const chain = versions.get(id) ?? [];
    assert.deepEqual(chain.map((one) => one.version), Array.from({ length: version }, (_, index) => index + 1), `versions of ${id}`);
    assert.equal(sm3(content), digest, id);
    assert.deepEqual([chain.at(-1)!.step, chain.at(-1)!.round, chain.at(-1)!.content_digest], [step, round, digest], id);
    let values = JSON.parse(content) as FilingValues;
    for (const made of chain.toReversed()) {
      assert.equal(sm3(canonicalJson(values)), made.content_digest, `${id} version ${made.version}`);
      if (made.whole) assert.equal(made.content, canonicalJson(values), `${id} version ${made.version}`);
      else values = restore(values, JSON.parse(made.content) as Difference[]);
      const taken = transitions.get(`${id} ${made.version}`);
      assert.equal(taken !== undefined, made.whole && made.version > 1, `a step at version ${made.version} of ${id}`);
      if (taken !== undefined) assert.equal(taken.to_step, made.step, `${id} version ${made.version}`);
    }
  }
  for (const { filing_id: id, version } of transitions.values()) assert.ok((filings.get(id)?.version ?? 0) >= version, `a step of ${id} without its version`);
}

/** One event a write and no other: counted against the rows that were not there before the load. */
export async function eventsAreTheWrites(client: pg.Client, { versions, transitions, events }: Kept, before: { readonly versions: ReadonlyMap<string, number>; readonly evidence: number; readonly remarks: number; readonly approvals: number }): Promise<void> {
  const isNew = (row: { readonly filing_id: string; readonly version: number }): boolean => row.version > (before.versions.get(row.filing_id) ?? 0);
  const fresh = [...versions.values()].flat().filter(isNew);
  const moved = [...transitions.values()].filter(isNew);
  const counted = async (table: string): Promise<number> => Number((await client.query<{ count: string }>(`select count(*) from hengji.${table}`)).rows[0]!.count);
  const of = (verb: string): EventRow[] => events.filter((event) => event.verb === verb);
  const returns = of("filing.moved").filter(({ detail }) => detail["action"] === "return").length;
  assert.equal(of("filing.saved").length, fresh.filter(({ whole }) => !whole).length, "saves");
  assert.equal(of("filing.moved").length, moved.filter(({ action }) => action !== "issue").length, "moves");
  assert.equal(of("evidence.attached").length, (await counted("evidence")) - before.evidence, "evidence");
  // Remarks that go with a return are told by its event.
  assert.equal(of("remark.made").length + returns, (await counted("remark")) - before.remarks, "remarks");
  const approvals = of("approval.issued");
  assert.equal(approvals.length, (await counted("approval")) - before.approvals, "approvals");
  assert.equal(approvals.reduce((sum, { detail }) => sum + Number(detail["goals"]), 0), moved.filter(({ action }) => action === "issue").length, "goals on letters");
  const digests = new Map(fresh.map((row) => [`${row.filing_id} ${row.version}`, row.content_digest]));
  for (const { verb, subject, digest_after: digest, detail } of events) {
    if (verb === "filing.saved" || verb === "filing.moved") assert.equal(digest, digests.get(`${subject} ${Number(detail["version"])}`), `${verb} ${subject}`);
  }
  const strays = await client.query("select 1 from hengji.approval_item item left join hengji.filing on filing.id = item.filing_id and filing.approval_id = item.approval_id and filing.frozen_digest = item.frozen_digest where filing.id is null");
  assert.equal(strays.rowCount, 0, "goals on a letter that are not frozen by it");
  const unanswered = await client.query("select 1 from hengji.answered_request where answer is null");
  assert.equal(unanswered.rowCount, 0, "requests that were claimed and not answered");
}

/** A draft whose keeping was acknowledged is there, unless its person saved since. */
export async function draftsAreSane(client: pg.Client, drafts: Drafts): Promise<void> {
  const { rows } = await client.query<{ filing_id: string; login: string; content: string; base_version: number; version: number }>(
    `select draft.filing_id, login, draft.content, base_version, filing.version from hengji.filing_draft as draft join hengji.person on person.region = draft.region and person.id = draft.person_id
      join hengji.filing on filing.region = draft.region and filing.id = draft.filing_id`,
  );
  const stored = new Map(rows.map((row) => [`${row.filing_id} ${row.login}`, (JSON.parse(row.content) as FilingValues).goal.planned]));
  for (const row of rows) assert.ok(row.base_version <= row.version, "a draft of a version that never was");
  for (const [key, planned] of drafts) if (planned !== null) assert.equal(stored.get(key), planned, key);
}
