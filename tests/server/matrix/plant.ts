import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { changeStep } from "../../../src/core/workflow/edit-steps.ts";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";
import type { Stage } from "../../../src/core/form/filing-values.ts";
import { adoptables } from "../../../src/core/pack/adoptable.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { definitionDigest } from "../../../src/server/store/adoption.ts";
import { sm3 } from "../../../src/server/store/digest.ts";
import { canary, type Canaries } from "../canary/canaries.ts";
import { BUDGET_FEN, askerOf, CODE_MISSING, codeOf, codeOfState, EVALUATED_YEAR, GOAL_YEAR, HELD, OPEN, OWNER, POST_ENDED, PUBLISHED_YEAR, REGION, RELATIONS, SIGNED_OUT, SIGNER, TODAY, UNIT_CODE, type Relation } from "./matrix-city.ts";
import type { OverlayChange } from "../../../src/core/pack/overlay.ts";
import type { PackSet } from "../../../src/core/pack/source.ts";
import { judgePacks } from "../../../src/files/judge-packs.ts";
import { setDigest } from "../../../src/files/load-definitions.ts";
import { localLayer } from "../../../src/files/local-layer.ts";

/* What hangs on the filings and the people of the matrix city, each with canaries of its owner; written past all rules by the owner of the database. */

/** One of everything that hangs on a filing. */
export interface Hung {
  readonly remarkId: string;
  readonly evidenceId: string;
  readonly printCode: string;
  readonly signatureId: string;
  readonly signerId: string;
  readonly paperId: string;
}

/** The budget of each unit as it may be said: in fen, and in units of ten thousand yuan. */
export function plantAmounts(canaries: Canaries, relation: Relation): void {
  const fen = BUDGET_FEN[relation];
  for (const text of [String(fen), `${fen / 1_000_000n}.${String(fen % 1_000_000n).padStart(6, "0").slice(0, 4)}`]) canaries.plant(text, OWNER[relation]);
}

/** A document by which the budget of each unit's first project was changed, and the import that it came by; ids of the imports. One document was taken back. */
export async function adjustSome(owner: pg.Client): Promise<ReadonlyMap<Relation, string>> {
  const imports = new Map<Relation, string>();
  for (const relation of RELATIONS) {
    const [id, gone] = [randomUUID(), randomUUID()];
    imports.set(relation, id);
    for (const [made, reason] of [[id, null], [gone, canary(OWNER[relation], "import-reason")]] as const) {
      await owner.query(
        `insert into hengji.ledger_import (region, id, year, scopes, person_id, post_id, at, file_name, digest, budgets, adjustments, payments, budget_fen, adjusted_fen, paid_fen, left_out, taken_back_at, taken_back_by, taken_back_reason)
          select subject.region, $1, $2, array[subject.unit_path], person.id, post.id, $3, $4, $5, 0, 1, 0, 0, 1, 0, 0, case when $6::text is null then null else $3::timestamptz end, case when $6 is null then null else person.id end, $6
          from hengji.subject, hengji.person join hengji.post on post.person_id = person.id where subject.code = $7 and person.login = 'make.performance'`,
        [made, EVALUATED_YEAR, TODAY, canary(OWNER[relation], "import-file"), sm3(made), reason, codeOf(relation, "fresh")],
      );
    }
    await owner.query(
      `insert into hengji.ledger_entry_taken_back (region, id, import_id, kind, subject_id, year, unit_path, source, reference, day, amount_fen, before_fen, after_fen, recorded_at, taken_back_at)
        select region, $1, $2, 'adjustment', id, $3, unit_path, 'appropriation', $4, '2026-05-05', 1, 1, 2, $5, $5 from hengji.subject where code = $6`,
      [randomUUID(), gone, EVALUATED_YEAR, canary(OWNER[relation], "taken-back"), TODAY, codeOf(relation, "fresh")],
    );
    await owner.query(
      `insert into hengji.budget_adjustment (region, id, subject_id, year, unit_path, source, document_no, adjusted_on, amount_fen, before_fen, after_fen, recorded_at, import_no)
        select region, $1, id, $2, unit_path, 'appropriation', $3, '2026-05-06', 1, 1, 2, $4, (select no from hengji.ledger_import where ledger_import.id = $6) from hengji.subject where code = $5`,
      [randomUUID(), EVALUATED_YEAR, canary(OWNER[relation], "adjusted-by"), TODAY, codeOf(relation, "fresh"), id],
    );
  }
  return imports;
}

export async function signIn(owner: pg.Client, canaries: Canaries, tokens: Map<string, string>): Promise<void> {
  const { rows } = await owner.query<{ login: string; person: string; post: string | null }>(
    "select person.login, person.id as person, (select id from hengji.post where post.person_id = person.id limit 1) as post from hengji.person",
  );
  for (const { login, person, post } of rows) {
    const token = `token-of-${login}-${randomUUID()}`;
    tokens.set(login, token);
    canaries.plant(token, "secret");
    canaries.plant(sm3(token), "secret");
    await owner.query(
      "insert into hengji.session (region, id, token_hash, person_id, post_id, started_at, seen_at, ends_at, ended_at, factor_passed, source, agent) values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11)",
      [REGION, randomUUID(), sm3(token), person, post, TODAY, new Date(TODAY.getTime() + 3e11), login === SIGNED_OUT ? TODAY : null, login !== CODE_MISSING, canary(`person-${login.replace(".", "-")}`, "source"), canary(`person-${login.replace(".", "-")}`, "agent")],
    );
  }
  await owner.query("update hengji.post set valid_to = $1 where person_id = (select id from hengji.person where login = $2)", [TODAY, POST_ENDED]);
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Evidence, a print, a scan and somebody's draft on every filing. */
export async function hangOnFilings(owner: pg.Client, canaries: Canaries, folder: string, hung: Map<string, Hung>): Promise<void> {
  const { rows } = await owner.query<{ id: string; code: string; unit_code: string; version: number; content: string; person: string; post: string; remark: string; head: string; stage: Stage; year: number }>(
    `select filing.id, subject.code, org_unit.code as unit_code, filing.version, filing.content, made.person_id as person, made.post_id as post, filing.stage, filing.year,
        (select remark.id from hengji.remark where remark.filing_id = filing.id limit 1) as remark,
        json_build_object('stage', filing.stage, 'year', filing.year, 'name', filing.name, 'department', filing.department_name, 'unit', filing.unit_name)::text as head
      from hengji.filing join hengji.subject on subject.id = filing.subject_id join hengji.org_unit on org_unit.id = filing.unit_id
        join hengji.filing_version as made on made.filing_id = filing.id and made.version = 1`,
  );
  let number = 0;
  for (const { id, code, unit_code: unitCode, version, content, person, post, remark, head, stage } of rows) {
    number += 1;
    const owned = code === "open" ? OPEN : OWNER[RELATIONS.find((relation) => UNIT_CODE[relation] === unitCode)!];
    const file = Buffer.concat([PNG, Buffer.from(canary(owned, "file") + String(number))]);
    const digest = createHash("sm3").update(file).digest("hex");
    mkdirSync(join(folder, digest.slice(0, 2)), { recursive: true });
    writeFileSync(join(folder, digest.slice(0, 2), digest), file);
    await owner.query("insert into hengji.urging select region, $2, id, step, round, $3, $4, $5, $6 from hengji.filing where id = $1", [id, randomUUID(), `请尽快${canary(owned, "urging")}`, person, post, TODAY]);
    await owner.query("insert into hengji.extension select region, $2, id, step, round, '2026-09-14', null, $3, $4, $5, $6 from hengji.filing where id = $1", [id, randomUUID(), `延期${canary(owned, "extension")}`, person, post, TODAY]);
    await owner.query("update hengji.filing set urged_at = $2 where id = $1 and holder is not null", [id, TODAY]);
    // Of a round that is over, so that they keep nothing where it is.
    await owner.query("insert into hengji.handing select region, $2, id, step, 0, 'reassign', null, null, $3, $4, $5, $6 from hengji.filing where id = $1", [id, randomUUID(), `改派${canary(owned, "handing")}`, person, post, TODAY]);
    const [signatureId, signerId] = [randomUUID(), randomUUID()];
    await owner.query("insert into hengji.signature select region, $2, id, step, 0, false, $3, content_digest, $4, $5, 'unit-officer', $6, null from hengji.filing where id = $1", [id, signatureId, `不同意${canary(owned, "signature")}`, person, post, TODAY]);
    await owner.query("insert into hengji.asked_signer select region, $2, id, step, 0, $5, $3, $4, $5, $6, null from hengji.filing where id = $1", [id, signerId, `请签${canary(owned, "signer")}`, person, post, TODAY]);
    const [evidenceId, paperId] = [randomUUID(), randomUUID()];
    const paper = stage === "self-evaluation" ? "self-evaluation-report" : stage === "evaluation" ? "evaluation-opinion" : "goal-review";
    const answers = (label: string): string => JSON.stringify({ standard: { rating: null, text: canary(owned, label) } });
    await owner.query("insert into hengji.filing_paper select region, $2, id, $3, step, 0, 1, $4, 1, content_digest, version, content_digest, $5, $6, $7 from hengji.filing where id = $1", [id, paperId, paper, answers("paper"), person, post, TODAY]);
    await owner.query("insert into hengji.filing_paper_draft select region, id, $2, $3, step, round, $4, 1, $5 from hengji.filing where id = $1", [id, paper, person, answers("paper-draft"), TODAY]);
    await owner.query("insert into hengji.evidence values ($1, $2, $3, 'rows[r1].actual', 'photo', $4, 'image/png', $5, $6, $7, $8, $9, null)", [REGION, evidenceId, id, `${canary(owned, "evidence")}png`, file.length, digest, person, post, TODAY]);
    // Sixteen characters that begin alike and end in a number of their own.
    const printCode = `C${"0".repeat(11)}${[...String(number).padStart(4, "0")].map((digit) => ALPHABET[Number(digit) + 10]).join("")}`;
    canaries.plant(printCode, owned);
    await owner.query("insert into hengji.print values ($1, $2, $3, $4, $5, $6, $7)", [REGION, printCode, id, version, sm3(canonicalJson({ head: JSON.parse(head) as unknown, values: JSON.parse(content) as unknown })), person, TODAY]);
    await owner.query("insert into hengji.scan values ($1, $2, $3, $4, 1, $5, 'image/png', 100, $6, $7, $8)", [REGION, randomUUID(), id, printCode, canary(owned, "scan"), digest, person, TODAY]);
    const typed = content.replaceAll(`cnry.${owned}.`, "cnry.draft.");
    await owner.query("insert into hengji.filing_draft values ($1, $2, $3, $4, $5, 1, $6)", [REGION, id, person, version, typed, TODAY]);
    hung.set(id, { remarkId: remark, evidenceId, printCode, signatureId, signerId, paperId });
  }
}

/** A mark on one project of each unit, and on the one that was confirmed in the year that is published. Gives the marks by the codes of their projects. */
export async function withholdSome(owner: pg.Client, marks: Map<string, string>): Promise<void> {
  const some = RELATIONS.map((relation) => [codeOfState(relation, "self-evaluation", "fill"), EVALUATED_YEAR, OWNER[relation]] as const);
  for (const [code, year, owned] of [...some, [HELD, PUBLISHED_YEAR, OWNER.foreign] as const]) {
    const id = randomUUID();
    await owner.query(
      "insert into hengji.withholding (region, id, subject_id, year, reason, ground, person_id, post_id, withheld_at) select $1, $2, (select id from hengji.subject where region = $1 and code = $3), $4, 'other-lawful', $5, person.id, post.id, $6 from hengji.person join hengji.post on post.person_id = person.id where person.login = 'make.performance'",
      [REGION, id, code, year, canary(owned, "ground"), TODAY],
    );
    marks.set(code, id);
  }
}

/** A goal of each unit that need not be. */
export async function waiveSomeGoals(owner: pg.Client): Promise<void> {
  for (const relation of RELATIONS) {
    await owner.query(
      "insert into hengji.goal_waiver (region, id, subject_id, year, reason, person_id, post_id, waived_at) select $1, $2, (select id from hengji.subject where region = $1 and code = $3), $4, $5, person.id, post.id, $6 from hengji.person join hengji.post on post.person_id = person.id where person.login = 'make.performance'",
      [REGION, randomUUID(), codeOf(relation, "fresh"), EVALUATED_YEAR, canary(OWNER[relation], "waiver"), TODAY],
    );
  }
}

/** The task of the goals, issued under the packs in force. */
export async function issueSomeTask(owner: pg.Client, packs: Definitions): Promise<void> {
  await owner.query(
    "insert into hengji.issued_task (region, year, stage, period, number, id, pack_digest, document_no, words, person_id, post_id, issued_at) select $1, $2, 'goal', 1, 1, $3, $4, '财绩〔2026〕12号', '请按时报送。', person.id, post.id, $5 from hengji.person join hengji.post on post.person_id = person.id where person.login = 'make.performance'",
    [REGION, GOAL_YEAR, randomUUID(), packs.digest, TODAY],
  );
}

/** A transfer payment of each unit that was split, with one part. Its goal is not approved any more. */
export async function splitSome(owner: pg.Client): Promise<void> {
  for (const relation of RELATIONS) {
    const [whole, part] = [randomUUID(), randomUUID()];
    const of = OWNER[relation];
    for (const [id, what, parent] of [[whole, "passed", null], [part, "part", whole]] as const) {
      await owner.query(
        `insert into hengji.subject (region, id, code, name, book, unit_id, unit_path, department_id, made_at, kind, parent_id)
          select region, $2, $3, $4, book, unit_id, unit_path, department_id, made_at, 'transfer-payment', $5::uuid from hengji.subject where region = $1 and code = $6`,
        [REGION, id, codeOf(relation, what), canary(of, `transfer-${what}`), parent, codeOf(relation, "fresh")],
      );
    }
    const split = JSON.stringify({ amountFen: "100", indicators: [], parts: [{ id: part, name: canary(of, "split-part"), amount: "0.0001", targets: {}, subjectId: part }] });
    await owner.query(
      `insert into hengji.regional_split (region, subject_id, year, version, goal_digest, content, content_format, digest, reason, person_id, post_id, at)
        select $1, $2, $3, 1, $4, $5, 1, $4, $6, person.id, post.id, $7 from hengji.person join hengji.post on post.person_id = person.id where person.login = 'make.performance'`,
      [REGION, whole, GOAL_YEAR, sm3("split"), split, canary(of, "split-reason"), TODAY],
    );
    await owner.query(
      "insert into hengji.regional_part (region, subject_id, year, version, whole_id, amount_fen, content, content_format, digest, at) values ($1, $2, $3, 1, $4, 100, $5, 1, $6, $7)",
      [REGION, part, GOAL_YEAR, whole, JSON.stringify({ amount: "0.0001", planned: canary(of, "passed-down"), term: "", rows: [] }), sm3("part"), TODAY],
    );
  }
}

/** A post of somebody who asks that is delegated next month, and one between two others; nobody acts by them today. Gives their ids. */
export async function delegateSome(owner: pg.Client): Promise<{ readonly own: string; readonly foreign: string }> {
  const lend = async (by: string, to: string, owned: string): Promise<string> => {
    const id = randomUUID();
    await owner.query(
      `insert into hengji.delegation (region, id, post_id, to_person, from_day, until_day, reason, given_at)
        select $1, $2, post.id, (select id from hengji.person where login = $4), '2026-10-08', '2026-10-10', $5, $6 from hengji.post join hengji.person on person.id = post.person_id where person.login = $3`,
      [REGION, id, by, to, canary(owned, "absence"), TODAY],
    );
    return id;
  };
  return { own: await lend(askerOf("unit-officer"), SIGNED_OUT, "lent"), foreign: await lend(SIGNER, `make.officer-${UNIT_CODE.foreign}`, "lent-elsewhere") };
}

/** A stock opinion of the unit's head, and one of somebody else. Gives their ids. */
export async function keepSomeOpinions(owner: pg.Client): Promise<{ readonly own: string; readonly foreign: string }> {
  const keep = async (login: string, said: string): Promise<string> => {
    const id = randomUUID();
    await owner.query("insert into hengji.stock_opinion (region, id, person_id, action, said, kept_at) select $1, $2, person.id, 'return', $4, $5 from hengji.person where login = $3", [REGION, id, login, said, TODAY]);
    return id;
  };
  return { own: await keep(askerOf("unit-head"), "请补充测算依据。"), foreign: await keep(SIGNER, canary("secret", "opinion")) };
}

/** What somebody else was reminded of. */
export async function remindSomebody(owner: pg.Client): Promise<void> {
  await owner.query("insert into hengji.reminder (region, person_id, day, content, content_format, made_at) select $1, person.id, '2026-10-08', $3, 1, $4 from hengji.person where login = $2", [REGION, SIGNER, JSON.stringify({ since: TODAY, posts: [], said: canary("secret", "reminder") }), TODAY]);
}

/** A view of the unit's head, and one of somebody else. Gives their ids. */
export async function keepSomeViews(owner: pg.Client): Promise<{ readonly own: string; readonly foreign: string }> {
  const keep = async (login: string, name: string): Promise<string> => {
    const id = randomUUID();
    await owner.query("insert into hengji.saved_view (region, id, person_id, name, address, kept_at) select $1, $2, person.id, $4, $5, $6 from hengji.person where login = $3", [REGION, id, login, name, `/app/inbox?name=${name}`, TODAY]);
    return id;
  };
  return { own: await keep(askerOf("unit-head"), "本单位逾期"), foreign: await keep(SIGNER, canary("secret", "view")) };
}

/** The next version of the workflow of self-evaluations, worked on by somebody of the performance office. */
export async function draftSomeWorkflow(owner: pg.Client, packs: Definitions): Promise<void> {
  const flow = packs.workflows.find(({ id }) => id === "self-evaluation")!;
  const next = { ...changeStep(flow, flow.steps[1]!.id, { due: { days: 17 } }), version: flow.version + 1 };
  await owner.query(
    `insert into hengji.workflow_draft (region, workflow, id, based_on, content, content_format, digest, reason, drafted_by, saved, saved_at)
      select $1, $2, $3, $4, $5, 1, $6, '试改时限', json_build_array(json_build_object('personId', person.id, 'role', 'performance-office'))::text, 1, $7 from hengji.person where login = 'make.performance'`,
    [REGION, flow.id, randomUUID(), flow.version, canonicalJson(next), sm3(canonicalJson(next)), TODAY],
  );
}

/** A change of the packs that somebody of the performance office works on. */
export async function draftSomePacks(owner: pg.Client, set: PackSet): Promise<void> {
  const local = localLayer({ changes: [HEADING], files: [] }, set.layers);
  assert.ok(local.ok && local.value !== null);
  const judged = judgePacks(set, [local.value]);
  assert.ok(judged.ok, JSON.stringify(judged));
  await owner.query(
    `insert into hengji.pack_draft (region, id, based_on, content, content_format, digest, reason, drafted_by, saved, saved_at)
      select $1, $2, $3, $4, 1, $5, '试改栏目', json_build_array(json_build_object('personId', person.id, 'role', 'performance-office'))::text, 1, $6 from hengji.person where login = 'make.performance'`,
    [REGION, randomUUID(), setDigest(set), JSON.stringify([local.value]), judged.value.definitions.digest, TODAY],
  );
}

/** The heading of a column said otherwise. */
export const HEADING: OverlayChange = { of: "forms/goal", at: "blocks[indicators].columns[target].label.zh", act: "set", was: "指标值", is: "年度指标值", from: null, until: null, stages: null, why: "试改栏目" };

export async function proposeAdoption(owner: pg.Client, packs: Definitions): Promise<string> {
  const id = randomUUID();
  const [first] = adoptables(packs);
  await owner.query(
    "insert into hengji.adoption (region, id, definition, definition_digest, document_no, document_date, proposed_by, proposed_role, proposed_at) select $1, $2, $3, $4, $5, '2026-01-05', id, 'performance-office', $6 from hengji.person where login = 'make.performance'",
    [REGION, id, first!.definition, definitionDigest(first!.content), canary("adoption", "document"), TODAY],
  );
  return id;
}

const SEALED_SUM = "318642795136";
const SEALED_DOCUMENT = "CSPZ-2026-77813";

/** What is in the database and in no answer at all; and what only the log tells. */
export async function plantSecrets(owner: pg.Client, canaries: Canaries): Promise<void> {
  const { rows } = await owner.query<{ person_id: string; password_hash: string }>("select person_id, password_hash from hengji.credential");
  for (const { password_hash: stored } of rows) if (stored.length > 10) canaries.plant(stored, "secret");
  await owner.query("insert into hengji.password_history select region, person_id, made, $1 from hengji.credential, (select $2::timestamptz as made) as at", [canary("secret", "password"), TODAY]);
  await owner.query("update hengji.credential set factor_secret = convert_to($1, 'UTF8') where person_id = (select id from hengji.person where login = $2)", [canary("secret", "factor"), "make.leader"]);
  // What an event holds of business, under names that may be told too: a sum as a number and as a text, the number of a document, a reason.
  for (const literal of [SEALED_SUM, SEALED_DOCUMENT]) canaries.plant(literal, "sealed");
  const business = { canary: canary("sealed", "event"), amountFen: SEALED_SUM, version: Number(SEALED_SUM), step: SEALED_SUM, source: SEALED_SUM, documentNo: SEALED_DOCUMENT, action: SEALED_DOCUMENT, why: canary("sealed", "reason"), person: canary("sealed", "name") };
  await owner.query("update hengji.event set detail = detail || $1::jsonb", [JSON.stringify(business)]);
  await owner.query("insert into hengji.refusal values ($1, $2, $3, null, null, null, $4, $4, 404, $4, $4)", [REGION, randomUUID(), TODAY, canary("audit", "refusal")]);
}

/** The smallest picture there is. */
export const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
