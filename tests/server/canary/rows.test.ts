import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { ASKERS } from "../matrix/expected.ts";
import { OTHER } from "../matrix/other-region.ts";
import { openMatrixWorld, type MatrixWorld } from "../matrix/matrix-world.ts";

/** Columns of text that hold nothing of a record: what a database or a workflow made of it, each with why. */
const NOTHING_TO_TELL: readonly (readonly [column: RegExp, why: string])[] = [
  [/\.region$/, "the region leads every key"],
  [/\.(path|unit_path|department_path)$/, "codes of the organisation tree are known to everyone who works here"],
  [/(digest|_hash|frozen_digest|root|previous|mac|leaf|digest_before|digest_after|based_on)$/, "a digest of what other columns hold, or planted as it is"],
  [/^(filing|transition|remark|urging|handing|signature|asked_signer|extension|filing_version|post|event|refusal|adoption)\.(stage|step|from_step|to_step|holder|role|action|form|workflow|proposed_role|confirmed_role)$/, "a word of the packs"],
  [/^(filing_gram|session|event|issued_task)\.stage$/, "a word of the packs"],
  [/^(filing_hand|waiting_tally|hand_tally)\.(stage|step|holder|workflow)$/, "a word of the packs"],
  [/^filing\.escalated_to$/, "a word of the packs"],
  [/^filing_paper(_draft)?\.(paper|step)$/, "a word of the packs"],
  [/^tranche_proposal\.role$/, "a word of the packs"],
  [/^ledger_entry_taken_back\.(kind|source)$/, "words of the code and of the packs"],
  [/^subject\.book$/, "a word of the packs"],
  [/^(subject\.(kind|attribute)|filing\.subject_kind)$/, "a word of the code"],
  [/^unit_standing\.(code|name|kind|reason)$/, "bodies, and the documents by which they changed, are no secret from anyone who works here"],
  [/^(workflow_version|workflow_draft)\.workflow$/, "a word of the packs"],
  [/^(workflow_version|pack_publication)\.source$/, "a word of the code"],
  [/^(indicator_card|indicator_token|card_reference)\.code$/, "codes of cards, which stand on every goal that picked one"],
  [/^(indicator_card\.(state|origin)|card_reference\.kind|library_sector\.id)$/, "a word of the code or of the packs"],
  [/^transition\.passed_over$/, "words of the packs"],
  [/^filing\.(score_by|grade)$/, "a word of the packs"],
  [/^filing\.taken$/, "words of the packs and the ids of people"],
  [/^org_unit\.(code|name|kind)$/, "bodies are no secret from anyone who works here"],
  [/^person\.(login|name)$/, "people are no secret from anyone who works here"],
  [/^(evidence|scan)\.media$/, "a media type"],
  [/^(withholding\.reason|stock_opinion\.action)$/, "a word of the code"],
  [/^evidence\.(path|kind)$/, "a cell and a word of the packs"],
  [/^remark\.path$/, "a cell"],
  [/^event\.(actor|verb)$/, "an id and a word of the code"],
  [/^ex_ante\.(scheme|level|state|hands|conclusion|escalated_turn|escalated_to)$/, "words of the packs and of the code, and the ids of people"],
  [/^ex_ante_draft\.part$/, "a word of the code"],
  [/^ex_ante_(material\.(material|state)|file\.(material|media)|conclusion\.(conclusion|proposed|mean|spread|aspect_means)|step\.(act|from_state|to_state|role))$/, "words of the packs and of the code"],
  [/^city\./, "what stands on the letterhead"],
  [/^(kysely_migration|kysely_migration_lock|kept_space)\./, "of the house itself"],
  [/^kept_recheck\.language$/, "a language"],
  [/^answered_request\./, "sealed under the key of its request"],
];

/** Columns that are filled with literal canaries of their own form: codes, amounts, stored secrets. */
const LITERAL = /^(print\.code|scan\.print_code|credential\.password_hash|filing_gram\.gram)$/;

/** Rows of one person each, and the administrators whose commands work on them. */
const SECRETS = ["credential", "password_history", "session"];
const LOOK_AFTER_SECRETS = ["security-admin", "system-admin"];

/** Where a row is one piece and the query cuts out what its reader may see; each is asked for by the matrix too. */
const BROADER: readonly (readonly [table: string, whose: RegExp, why: string])[] = [
  ["approval", /^a2$/, "a letter lists the goals of all units of a department, and a unit reads its own part of it"],
  ["adoption", /^adoption$/, "the number of the document by which a form holds is printed on the form"],
  ["indicator_use", /^(a2|b1)$/, "what an approved goal promises teaches others who write one, and the query cuts out whose it is"],
  ["indicator_result", /^(a2|b1)$/, "what was reached under a card teaches others who write a goal, and the query cuts out whose it is"],
  ["event", /^sealed$/, "an event is one row, and the one query of it tells the codes of its detail and cuts the business out (log-about.ts)"],
  ["city", /^other-region$/, "what stands on a city's letterhead is for everyone"],
];

describe("canaries in the rows of others", () => {
  let world: MatrixWorld;
  before(async () => {
    world = await openMatrixWorld();
  });
  after(() => world.close());

  test("stand in every column that could tell something", async () => {
    const columns = await world.world.see<{ table: string; name: string }>(
      `select table_name as table, column_name as name from information_schema.columns where table_schema = 'hengji' and data_type in ('text', 'jsonb', 'json', 'bytea', 'character varying') order by 1, 2`,
    );
    const bare: string[] = [];
    for (const { table, name } of columns) {
      const column = `${table}.${name}`;
      if (NOTHING_TO_TELL.some(([known]) => known.test(column)) || LITERAL.test(column)) continue;
      const text = column === "credential.factor_secret" ? `convert_from("${name}", 'UTF8')` : `"${name}"::text`;
      const [row] = await world.world.see<{ count: string }>(`select count(*) from hengji."${table}" where ${text} like '%cnry.%'`);
      if (Number(row!.count) === 0) bare.push(column);
    }
    assert.deepEqual(bare, [], "plant a canary in it (matrix-city.ts, matrix-world.ts), or say here why there is nothing to tell");
    assert.ok(columns.length > 100);
  });

  test("row security alone, with no query in front of it, shows nobody what is another's", async (context) => {
    // The others it may not even read.
    const readable = await world.ground.ask({ actor: "anonymous" }, async ({ tx }) =>
      (await sql<{ name: string }>`select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace where nspname = 'hengji' and relkind in ('r', 'v', 'p') and has_table_privilege(pg_class.oid, 'select') order by 1`.execute(tx)).rows);
    const tables = readable.map(({ name }) => name);
    assert.ok(tables.length > 25);
    const leaks: string[] = [];
    let rows = 0;
    let heard = 0;
    for (const { login, name } of ASKERS) {
      const sessionToken = login === null ? undefined : world.token(login);
      const headers = new Headers(sessionToken === undefined ? {} : { cookie: `hengji-session=${sessionToken}` });
      for (const table of tables) {
        const found = await world.ground.ask({ actor: "anonymous", sessionToken }, async ({ tx }) =>
          (await sql<{ row: string }>`select to_jsonb(made)::text as row from ${sql.id("hengji", table)} as made`.execute(tx)).rows);
        for (const { row } of found) {
          rows += 1;
          if (SECRETS.includes(table)) {
            const { person_id: of } = JSON.parse(row) as { person_id: string };
            if (!LOOK_AFTER_SECRETS.includes(name) && (login === null || of !== world.person(login))) leaks.push(`${name} sees a row of ${table} that is another's`);
            if (of === OTHER.person) leaks.push(`${name} sees ${table} of another region`);
            continue;
          }
          for (const { owner, text } of world.canaries.find(row)) {
            if (world.maySee({ method: "GET", path: "", headers, body: "" }, owner)) heard += 1;
            else if (!BROADER.some(([known, whose]) => known === table && whose.test(owner))) leaks.push(`${name} sees ${text} in ${table}`);
          }
        }
      }
    }
    context.diagnostic(`${ASKERS.length} askers × ${tables.length} tables, ${rows} rows seen`);
    assert.deepEqual([...new Set(leaks)].slice(0, 30), []);
    assert.ok(heard > 1000, "whoever may see hears");
  });
});
