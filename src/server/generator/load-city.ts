import { setImmediate as immediately } from "node:timers/promises";
import type pg from "pg";
import { workflowOf } from "../../core/workflow/find-step.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import { NO_PASSWORD } from "../store/credential.ts";
import { sm3 } from "../store/digest.ts";
import { DRAW_TOGETHER } from "../store/waiting-tally.ts";
import { BulkInsert } from "./bulk-insert.ts";
import { CITY_SIZES, type CitySizeName } from "./city-size.ts";
import { generateBodies, type Bodies } from "./generate-bodies.ts";
import { generateGoal, generateProjects } from "./generate-filings.ts";
import { generatePayments } from "./generate-payments.ts";
import { GoalBatch } from "./goal-batch.ts";
import { SeededRandom } from "./seeded-random.ts";
import { walkGoal } from "./walk-goal.ts";
import { withoutRowSecurity } from "./without-row-security.ts";

export interface CityToLoad {
  readonly region: string;
  readonly size: CitySizeName;
  readonly seed: number;
  /** Budget year of its goals. */
  readonly year: number;
  readonly packs: Definitions;
  readonly progress?: (done: number, all: number) => void;
}

export interface LoadedCity {
  readonly units: number;
  readonly people: number;
  readonly filings: number;
}

const BATCH = 1000;
/** Goals after which the connection has a turn. */
const BREATH = 20;
/** Projects of the one reviewer. */
const ASSIGNED = 20;
/** Units whose people a demo city lets somebody be; a list of thousands would serve nobody. */
const SHOWN_UNITS = 5;

/**
 * Fills an empty, migrated database with a made-up city: labelled 演示数据, the same for the same seed. As the owner, in one
 * transaction, with row security lifted inside of it: this is the making of a test bed and no way of working.
 * Its people have no passwords; as in any demo city one can be them without.
 */
export async function loadGeneratedCity(owner: pg.ClientConfig, city: CityToLoad): Promise<LoadedCity> {
  return withoutRowSecurity(owner, async (client) => {
    const { rows: cities } = await client.query<{ name: string }>("select name from hengji.city limit 1");
    if (cities[0] !== undefined) throw new Error(`the database has a city already: ${cities[0].name}`);
    const loaded = await load(client, city);
    await client.query(DRAW_TOGETHER, [city.region]);
    return loaded;
  });
}

async function load(client: pg.Client, { region, size, seed, year, packs, progress }: CityToLoad): Promise<LoadedCity> {
  const random = new SeededRandom(seed);
  const { projects } = CITY_SIZES[size];
  const bodies = generateBodies(random, region, CITY_SIZES[size]);
  const bulk = new BulkInsert(client);
  const madeAt = new Date(Date.UTC(year - 1, 4, 1));
  await client.query("insert into hengji.city (region, name, pack, demo, made_at) values ($1, $2, 'demo-city', true, $3)", [region, bodies.city, madeAt]);
  await writeBodies(bulk, region, bodies, madeAt, year);

  const workflow = workflowOf(packs, "goal");
  const form = packs.forms.find(({ id }) => id === workflow.form);
  if (form === undefined) throw new Error(`the packs have no form ${workflow.form}`);
  const batch = new GoalBatch(client, bulk, { region, year, city: bodies.city, issuer: bodies.finance.name, madeAt, workflow, packDigest: packs.digest });
  const assigned: string[] = [];
  let filings = 0;
  let writing: Promise<void> = Promise.resolve();
  for (const project of generateProjects(random, bodies, projects)) {
    const goal = generateGoal(random, project, form);
    const walk = walkGoal(random, workflow, project.unit, year, bodies);
    batch.add(random, goal, walk, walk.step.end === null ? [] : generatePayments(random, goal.amountFen, year));
    if (assigned.length < ASSIGNED && random.chance(0.1)) assigned.push(project.id);
    filings += 1;
    if (filings % BATCH === 0) {
      // One batch is written while the next is made up.
      await writing;
      writing = batch.write();
      progress?.(filings, projects);
    }
    if (filings % BREATH === 0) await immediately();
  }
  await writing;
  await batch.write();
  await batch.writeLetters();
  const reviewer = bodies.posts.find(({ role }) => role === "third-party-reviewer")!;
  await bulk.insert("assignment", ["region", "post_id", "subject_id", "made_at"], assigned.map((id) => [region, reviewer.id, id, madeAt.toISOString()]));
  await recordLoading(bulk, region, random, madeAt, { size, seed, year, filings });
  progress?.(filings, projects);
  return { units: bodies.units.length, people: bodies.posts.length, filings };
}

async function writeBodies(bulk: BulkInsert, region: string, { units, spending, posts }: Bodies, madeAt: Date, year: number): Promise<void> {
  const since = `${year - 5}-01-01`;
  const later = new Date(madeAt.getTime() + 1000).toISOString();
  // A demo city offers those who came with it, at the same moment.
  const shown = new Set(units.filter(({ kind }) => kind !== "department" && kind !== "unit").map(({ id }) => id));
  for (const { unit, department } of spending.slice(0, SHOWN_UNITS)) shown.add(unit.id).add(department.id);
  await bulk.insert("org_unit", ["region", "id", "path", "code", "name", "kind", "department_id", "valid_from"], units.map((unit) => [region, unit.id, unit.path, unit.code, unit.name, unit.kind, unit.departmentId, since]));
  await bulk.insert("person", ["region", "id", "login", "name", "made_at"], posts.map((post) => [region, post.personId, post.login, post.name, shown.has(post.unitId) ? madeAt.toISOString() : later]));
  await bulk.insert("credential", ["region", "person_id", "password_hash", "changed_at", "must_change", "failures"], posts.map((post) => [region, post.personId, NO_PASSWORD, later, true, 0]));
  await bulk.insert("post", ["region", "id", "person_id", "unit_id", "role", "valid_from"], posts.map((post) => [region, post.id, post.personId, post.unitId, post.role, since]));
  await bulk.insert("post_scope", ["region", "post_id", "path"], posts.flatMap((post) => post.scopes.map((path) => [region, post.id, path])));
}

/** The log begins with how the city came about; what is said to have happened before has no events of its own. */
async function recordLoading(bulk: BulkInsert, region: string, random: SeededRandom, madeAt: Date, { size, seed, year, filings }: Pick<CityToLoad, "size" | "seed" | "year"> & { readonly filings: number }): Promise<void> {
  const id = random.uuid();
  const detail = JSON.stringify({ size, seed, year, filings, demo: 1 });
  await bulk.insert("event", ["region", "id", "at", "actor", "verb", "subject", "digest_after", "detail"], [[region, id, madeAt.toISOString(), "system", "city.generated", id, sm3(detail), detail]]);
  await bulk.insert("event_to_seal", ["region", "event_id"], [[region, id]]);
}
