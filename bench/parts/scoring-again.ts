import { loadavg } from "node:os";
import pg from "pg";
import { canonicalJson } from "../../src/core/basics/canonical-json.ts";
import { selfEvaluationFrom } from "../../src/core/form/carry-over.ts";
import type { FilingHead, FilingValues } from "../../src/core/form/filing-values.ts";
import { formFor } from "../../src/core/form/form-for.ts";
import { listFacts } from "../../src/core/form/list-facts.ts";
import { scoreFiling } from "../../src/core/form/score-filing.ts";
import { toText } from "../../src/core/basics/decimal.ts";
import type { Definitions } from "../../src/core/pack/definitions.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { openGround } from "../../src/server/context.ts";
import { scoredAgain } from "../../src/server/queries/scored-again.ts";
import { sm3 } from "../../src/server/store/digest.ts";
import { filingDigest } from "../../src/server/store/filing-digest.ts";
import { openJourneyWorld, REGION, YEAR } from "./journey-world.ts";

const SIZE = process.env["HENGJI_BENCH_SIZE"] === "S" ? "S" : "M";
const ROUNDS = 3;
const BATCH = 1_000;

/** (q) A closed year scored again from the database, under row security and each record's own rules, and compared byte by byte. */
export async function scoringAgain(): Promise<string> {
  const world = await openJourneyWorld(SIZE);
  const owner = new pg.Client(world.owner);
  const application = new pg.Pool({ ...world.application, max: 2 });
  try {
    await owner.connect();
    const closed = await closeYear(owner, world.packs);
    const worker = await world.signIn("performance-1");
    const ground = openGround(application, { settings: { ...DEFAULT_SETTINGS, region: REGION }, clock: () => new Date(), packs: world.packs });
    const seconds: number[] = [];
    let counted = { count: 0, differing: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      const outcome = await ground.askAs({ actor: "anonymous", sessionToken: worker.token }, (context) => scoredAgain(context, YEAR));
      seconds.push((performance.now() - began) / 1000);
      if (!outcome.ok) throw new Error(outcome.problems[0]!.code);
      counted = { count: outcome.value.count, differing: outcome.value.differing.length };
    }
    if (counted.count !== closed) throw new Error(`${closed} were closed, ${counted.count} read`);
    return [
      `### (q) A closed year of size ${SIZE} scored again from the database`, "",
      "| self-evaluations | rounds | seconds | differing |", "|---|---|---|---|",
      `| ${counted.count.toLocaleString("en")} | ${ROUNDS} | ${seconds.map((one) => one.toFixed(1)).join(", ")} | ${counted.differing} |`, "",
      `Load at the end: ${loadavg()[0]!.toFixed(1)}.`, "",
    ].join("\n");
  } finally {
    await application.end();
    await owner.end();
    await world.close();
  }
}

/** Gives every approved goal of the year a frozen self-evaluation: what was reached differs from row to row, and each row has the score that the rules suggest. */
async function closeYear(owner: pg.Client, packs: Definitions): Promise<number> {
  let closed = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const { rows } = await owner.query<{ id: string; name: string; unit_name: string; department_name: string; content: string }>(
      "select id, name, unit_name, department_name, content from hengji.filing where region = $1 and year = $2 and stage = 'goal' and frozen_digest is not null and id > $3 order by id limit $4", [REGION, YEAR, after, BATCH],
    );
    const made = rows.map((goal, index) => {
      const head: FilingHead = { stage: "self-evaluation", year: YEAR, name: goal.name, department: goal.department_name, unit: goal.unit_name };
      const values = evaluated(head, JSON.parse(goal.content) as FilingValues, packs, closed + index);
      const content = canonicalJson(values);
      const { amountFen, scoreMillionths, scoreBy, grade } = listFacts(head, values, packs);
      return { goal: goal.id, content, digest: sm3(content), frozen: filingDigest(head, values), amount: amountFen === null ? null : String(amountFen), score: scoreMillionths === null ? null : String(scoreMillionths), by: scoreBy, grade };
    });
    if (made.length > 0) {
      await owner.query(
        `insert into hengji.filing (region, id, subject_id, stage, year, form, workflow, workflow_version, pack_digest, unit_id, unit_path, department_id, name, plain_name, unit_name, department_name,
           amount_fen, step, holder, round, version, step_since, content, content_format, content_digest, score_millionths, score_by, grade, frozen_digest, taken, came_back, started_at, changed_at)
         select region, gen_random_uuid(), subject_id, 'self-evaluation', year, 'self-evaluation', 'self-evaluation', 1, $2, unit_id, unit_path, department_id, name, plain_name, unit_name, department_name,
           made.amount::bigint, 'confirmed', null, 1, 1, step_since, made.content, 1, made.digest, made.score::bigint, made.by, made.grade, made.frozen, '[]', false, started_at, changed_at
         from json_to_recordset($1::json) as made(goal uuid, content text, digest text, frozen text, amount text, score text, by text, grade text) join hengji.filing on filing.region = $3 and filing.id = made.goal`,
        [JSON.stringify(made), packs.digest, REGION],
      );
      closed += made.length;
    }
    if (rows.length < BATCH) return closed;
    after = rows.at(-1)!.id;
  }
}

function evaluated(head: FilingHead, goal: FilingValues, packs: Definitions, number: number): FilingValues {
  const begun = selfEvaluationFrom(goal, formFor(packs, { stage: "self-evaluation", book: "GENERAL_PUBLIC", kind: "project", year: YEAR }));
  const reached: FilingValues = {
    ...begun, goal: { ...begun.goal, actual: "已完成。" },
    funds: begun.funds.map((line, index) => (index < 2 ? { ...line, adjustedBudget: line.initialBudget, executed: scaled(line.initialBudget, 80 + (number % 20)) } : { ...line, adjustedBudget: "0", executed: "0" })),
    rows: begun.rows.map((row, index) => ({ ...row, actual: row.target.replace(/^[≥≤=]/, "").replace(/[\d.]+/, (text) => scaled(text, 90 + ((number + index) % 15))) })),
  };
  const suggested = new Map(scoreFiling(head, reached, packs).lines.map(({ rowId, suggested: score }) => [rowId, score]));
  return { ...reached, rows: reached.rows.map((row) => ({ ...row, score: suggested.get(row.id) == null ? row.points : toText(suggested.get(row.id)!) })) };
}

/** So many hundredths of a number, with two decimals. */
function scaled(text: string, percent: number): string {
  const [whole = "0", parts = ""] = text.split(".");
  const hundredths = (BigInt(whole) * 100n + BigInt(parts.padEnd(2, "0").slice(0, 2))) * BigInt(percent) / 100n;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}
