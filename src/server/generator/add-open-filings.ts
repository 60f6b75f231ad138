import type pg from "pg";
import type { Stage } from "../../core/form/filing-values.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import { workflowOf } from "../../core/workflow/find-step.ts";
import { DRAW_TOGETHER } from "../store/waiting-tally.ts";
import { RETURNED } from "./city-lexicon.ts";
import { withoutRowSecurity } from "./without-row-security.ts";

export interface OpenFilings {
  readonly region: string;
  /** Year of the goals that the city has. */
  readonly year: number;
  /** How many there shall be under way, those of that year included. */
  readonly open: number;
  readonly packs: Definitions;
  /** Everything has come to where it is in the weeks before. */
  readonly now: Date;
}

/** Years before and after that of the city, with the stages in which they are under way. */
const SEASONS: readonly (readonly [yearsOn: number, stage: Stage])[] = [[1, "goal"], [2, "goal"], [-1, "goal"], [-1, "self-evaluation"], [0, "self-evaluation"], [-2, "self-evaluation"]];
/** One of so many was returned to where it is. */
const RETURNED_EVERY = 10;
/** Days over which they came. */
const SPREAD = 40;

/**
 * Gives a generated city filings under way in further years and both stages, with the content of the goals it has: as many tasks as a city has at
 * the turn of a year, and several years of it. As the owner, as {@link loadGeneratedCity} does.
 */
export async function addOpenFilings(owner: pg.ClientConfig, { region, year, open, packs, now }: OpenFilings): Promise<number> {
  return withoutRowSecurity(owner, async (client) => {
    const { rows } = await client.query<{ open: number; goals: number }>("select count(*) filter (where holder is not null)::int as open, count(*)::int as goals from hengji.filing");
    let missing = Math.max(0, open - rows[0]!.open);
    for (const [index, [yearsOn, stage]] of SEASONS.entries()) {
      const some = Math.min(rows[0]!.goals, Math.ceil(missing / (SEASONS.length - index)));
      await addSeason(client, { region, packs, now, from: year, year: year + yearsOn, stage, count: some });
      missing -= some;
    }
    await client.query(DRAW_TOGETHER, [region]);
    return open - missing;
  });
}

interface Season {
  readonly region: string;
  readonly packs: Definitions;
  readonly now: Date;
  /** Year of the goals that give the content. */
  readonly from: number;
  readonly year: number;
  readonly stage: Stage;
  readonly count: number;
}

/** Spread over the steps; whoever had a filing before is whoever had the goal that it is drawn from, and some were returned by the performance office. */
async function addSeason(client: pg.Client, { region, packs, now, from, year, stage, count }: Season): Promise<void> {
  const workflow = workflowOf(packs, stage);
  const steps = workflow.steps.filter(({ role, onlyAssigned }) => role !== null && !onlyAssigned);
  const office = steps.find(({ role }) => role === "performance-office")!;
  await client.query(
    `with donor as (
        select filing.*, row_number() over (order by id) as number from hengji.filing where region = $1 and year = $2 and stage = 'goal' order by id limit $3
      ), placed as (
        select donor.*, (number % cardinality($8::text[]))::int + 1 as place, number % ${RETURNED_EVERY} = 0 as returned from donor
      ), office as (
        select array_agg(post.id order by post.id) as posts, array_agg(post.person_id order by post.id) as people from hengji.post where region = $1 and role = 'performance-office'
      ), made as (
        insert into hengji.filing (region, id, subject_id, stage, year, form, workflow, workflow_version, pack_digest, unit_id, unit_path, department_id, name, plain_name, unit_name, department_name,
          amount_fen, step, holder, round, version, step_since, content, content_format, content_digest, started_at, changed_at, taken, came_back)
        select region, gen_random_uuid(), subject_id, $4, $5, $6, $7, $12, pack_digest, unit_id, unit_path, department_id, name, plain_name, unit_name, department_name,
          amount_fen, ($8::text[])[place], ($9::text[])[place], case when returned then 2 else 1 end, place + 1, $10::timestamptz - make_interval(mins => (number * 7919 % (${SPREAD} * 1440))::int), content, content_format, content_digest,
          $10::timestamptz - interval '90 days', $10::timestamptz - interval '1 day',
          (select coalesce(jsonb_agg(hand order by at), '[]') from jsonb_array_elements(taken::jsonb) with ordinality as hands(hand, at) where hand ->> 'role' = any(($9::text[])[1:place - 1]) or at = 1)
            || case when returned and ($9::text[])[place] <> 'performance-office'
              then jsonb_build_array(jsonb_build_object('action', 'return', 'from', $11::text, 'to', ($8::text[])[place], 'round', 1, 'personId', office.people[1 + number % 2], 'role', 'performance-office')) else '[]' end,
          returned and ($9::text[])[place] <> 'performance-office'
        from placed, office returning region, id, step, round, version, step_since, came_back
      )
      insert into hengji.transition (region, id, filing_id, action, from_step, to_step, round, version, person_id, post_id, role, opinion, at)
      select made.region, gen_random_uuid(), made.id, 'return', $11, made.step, 1, made.version, office.people[1], office.posts[1], 'performance-office', $13, made.step_since from made, office where made.came_back`,
    [region, from, count, stage, year, workflow.form, workflow.id, steps.map(({ id }) => id), steps.map(({ role }) => role), now, office.id, workflow.version, RETURNED],
  );
}
