import assert from "node:assert/strict";
import pg from "pg";
import type { FilingValues, Stage } from "../../../src/core/form/filing-values.ts";
import { submissionProblems } from "../../../src/core/form/submission-problems.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { blankValues } from "../../../src/core/form/blank-values.ts";
import { formFor, frameFor } from "../../../src/core/form/form-for.ts";
import { workflowOf } from "../../../src/core/workflow/find-step.ts";
import { loadDefinitions, loadPackSet, setDigest } from "../../../src/files/load-definitions.ts";
import { packReader } from "../../../src/files/resolve-packs.ts";
import { createApp } from "../../../src/server/app.ts";
import { DEFAULT_SETTINGS } from "../../../src/server/app-settings.ts";
import { foundCity } from "../../../src/server/commands/found-city.ts";
import { foundPastFilings } from "../../../src/server/commands/found-past-filings.ts";
import { openGround, type Ground } from "../../../src/server/context.ts";
import { beginWithoutRowSecurity, commitWithRowSecurity } from "../../../src/server/generator/without-row-security.ts";
import { passwordHash } from "../../../src/server/password-hash.ts";
import { canary, Canaries } from "../canary/canaries.ts";
import { watch, type Watch, type Watched } from "../canary/watch.ts";
import { readTable, toKeep } from "../examples.ts";
import { testInstallation } from "../installation.ts";
import { openWorld, type World } from "../world.ts";
import { codeOf, codeOfState, DEPARTMENT_CODE, EVALUATED_YEAR, FINANCE_YEAR, GOAL_YEAR, matrixCity, PUBLISHED_YEAR, REGION, RELATIONS, SIGNER, TODAY, type Relation } from "./matrix-city.ts";
import { plantExAnte, type PlantedApplication, type PlantedState } from "./plant-ex-ante.ts";
import { plantLibrary } from "./plant-library.ts";
import { plantPolicies } from "./plant-policies.ts";
import { plantOtherCity, plantOtherRegion } from "./other-region.ts";
import { maySee } from "./may-see.ts";
import { adjustSome, delegateSome, draftSomePacks, draftSomeWorkflow, hangOnFilings, issueSomeTask, keepSomeOpinions, keepSomeViews, remindSomebody, waiveSomeGoals, plantAmounts, plantSecrets, proposeAdoption, signIn, splitSome, withholdSome, type Hung } from "./plant.ts";
import { SavepointPool } from "./savepoint-pool.ts";

export const PASSWORD = "Tea-leaf-in-92-cups";

/** A filing at a step, with one of everything that hangs on it. */
export interface MadeRecord extends Hung {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly step: string;
  readonly version: number;
  readonly subjectId: string;
  readonly departmentId: string;
  readonly values: FilingValues;
}

export interface MatrixWorld {
  readonly packs: Definitions;
  readonly pool: SavepointPool;
  /** The application, with an ear at each of its answers. */
  readonly app: Watched;
  /** The same without: for what is not asked over and over. */
  readonly bare: ReturnType<typeof createApp>;
  readonly world: World;
  readonly log: string[];
  readonly canaries: Canaries;
  /** Whether somebody may see what is that owner's. */
  readonly maySee: Watch["maySee"];
  readonly ground: Ground;
  record(relation: Relation, stage: Stage, step: string): MadeRecord;
  /** Id of a project, unit, person or post by code or login, of a letter by year and relation. */
  subject(relation: Relation, what: "fresh" | "goalless" | "evaluable" | "passed"): string;
  unit(code: string): string;
  person(login: string): string;
  post(login: string): string;
  session(login: string): string;
  letter(relation: Relation): { readonly id: string; readonly year: number };
  /** Token of somebody's session. */
  token(login: string): string;
  /** Id of the mark that keeps a project of the unit from being disclosed. */
  mark(relation: Relation): string;
  /** Id of a delegation that the unit's officer gave, and of one that nobody who asks has to do with. */
  delegation(whose: "own" | "foreign"): string;
  /** Id of a stock opinion of the unit's head, and of one of somebody else. */
  opinion(whose: "own" | "foreign"): string;
  /** The same of a saved view. */
  view(whose: "own" | "foreign"): string;
  /** An application for ex-ante evaluation in a state. */
  application(relation: Relation, state: PlantedState): PlantedApplication;
  /** An import of the ledger that recorded one adjustment. */
  ledgerImport(relation: Relation): string;
  readonly adoptionId: string;
  readonly keptKey: string;
  close(): Promise<void>;
}

export async function openMatrixWorld(): Promise<MatrixWorld> {
  const read = await loadDefinitions(undefined, "demo-city");
  assert.ok(read.ok, JSON.stringify(read));
  const packs = read.value;
  const written = await loadPackSet(undefined, "demo-city");
  assert.ok(written.ok, JSON.stringify(written));
  const brought = { set: written.value.set, reader: packReader };
  // What is planted for the matrix is hung on every row there is: the city beside comes last, and is seen.
  const world = await openWorld({}, { cityBeside: false });
  world.time = TODAY;
  const settings = {
    ...DEFAULT_SETTINGS, region: REGION, workPerMinute: 1e9, readsPerMinute: 1e9, writesPerMinute: 1e9, rechecksPerMinute: 1e9, signInsPerMinute: 1e9, idleMinutes: 1e6,
  };
  const clock = (): Date => world.time;
  const ground = openGround(world.pool, { settings, clock, packs, brought });
  const scheme = formFor(packs, { stage: "evaluation", book: "GENERAL_PUBLIC", kind: "unit-overall", year: FINANCE_YEAR });
  const city = matrixCity({
    goal: workflowOf(packs, "goal"), evaluation: workflowOf(packs, "self-evaluation"), monitoring: workflowOf(packs, "monitoring"), byFinance: workflowOf(packs, "evaluation"), application: workflowOf(packs, "application"),
    scheme: blankValues(frameFor(packs, scheme), scheme).rows,
  });
  for (const { name, filings } of city.projects) {
    for (const { stage, year, values } of filings) assert.deepEqual(submissionProblems({ stage, year, name, department: "", unit: "" }, values, packs), [], `${stage} ${name}`);
  }
  const hash = passwordHash({ method: "scrypt", cost: 1024, blockSize: 8, parallel: 1 });
  const passwords = new Map([[SIGNER, await hash.make(PASSWORD)]]);
  const founded = await ground.change({ actor: "system", task: "found" }, (context) => foundCity(context, city, { passwords, foundFilings: foundPastFilings }));
  assert.ok(founded.ok, JSON.stringify(founded));

  const canaries = new Canaries();
  const installation = testInstallation(packs, brought);
  for (const name of ["seal-key", "second-factors", "known-browsers"]) canaries.plant(installation.secretOf(name), "secret");
  canaries.plant(PASSWORD, "secret");
  for (const relation of RELATIONS) plantAmounts(canaries, relation);
  const tokens = new Map<string, string>();
  const owner = new pg.Client(world.database.owner);
  await owner.connect();
  const hung = new Map<string, Hung>();
  const marks = new Map<string, string>();
  let applications: ReadonlyMap<string, PlantedApplication> = new Map();
  let imports: ReadonlyMap<Relation, string> = new Map();
  let adoptionId = "";
  let lent = { own: "", foreign: "" };
  let opinions = { own: "", foreign: "" };
  let views = { own: "", foreign: "" };
  try {
    await beginWithoutRowSecurity(owner);
    await signIn(owner, canaries, tokens);
    await hangOnFilings(owner, canaries, installation.filesFolder, hung);
    await withholdSome(owner, marks);
    await waiveSomeGoals(owner);
    await issueSomeTask(owner, packs);
    await splitSome(owner);
    adoptionId = await proposeAdoption(owner, packs);
    await draftSomeWorkflow(owner, packs);
    await draftSomePacks(owner, brought.set);
    imports = await adjustSome(owner);
    lent = await delegateSome(owner);
    opinions = await keepSomeOpinions(owner);
    views = await keepSomeViews(owner);
    await remindSomebody(owner);
    await plantLibrary(owner);
    await plantPolicies(owner);
    applications = await plantExAnte(owner, setDigest(brought.set), installation.filesFolder);
    await plantSecrets(owner, canaries);
    await plantOtherRegion(owner);
    await plantOtherCity(owner);
    await commitWithRowSecurity(owner);
  } finally {
    await owner.end();
  }
  const log: string[] = [];
  const make = (application: pg.Pool): ReturnType<typeof createApp> =>
    createApp({ ...installation, application, pagesFolder: "/nowhere", version: "0.0.0-test", publicAddress: "http://hengji.test", settings, clock, log: (line) => log.push(JSON.stringify(line)) });

  const before = make(world.pool);
  await publishOpenOne(before, tokens, world);
  const kept = (await (await before.request("/api/kept-rechecks", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(toKeep({ name: canary("kept", "recheck"), tables: [readTable({ file: `${canary("kept", "file")}xlsx` })] })) })).json()) as { key: string };

  const pool = await SavepointPool.open(world.database.application);
  const bare = make(pool as unknown as pg.Pool);
  const ids = await readIds(world);
  const records = await readRecords(world, hung);
  const judge = maySee(tokens, kept.key);
  const found = <T>(value: T | undefined, name: string): T => value ?? assert.fail(`nothing is called ${name}`);
  return {
    packs, pool, bare, world, log, canaries, adoptionId, keptKey: kept.key, maySee: judge,
    ground: openGround(pool as unknown as pg.Pool, { settings, clock, packs, brought }),
    app: watch(bare, { canaries, maySee: judge }),
    record: (relation, stage, step) => found(records.get(codeOfState(relation, stage, step)), `${relation} ${stage} ${step}`),
    subject: (relation, what) => found(ids.subjects.get(codeOf(relation, what)), what),
    unit: (code) => found(ids.units.get(code), code),
    person: (login) => found(ids.people.get(login), login),
    post: (login) => found(ids.posts.get(login), login),
    session: (login) => found(ids.sessions.get(login), login),
    // The own one is the one that the neighbour is on too.
    letter: (relation) => found(ids.letters.get(`${relation === "own" ? EVALUATED_YEAR : GOAL_YEAR} ${relation}`), relation),
    application: (relation, state) => found(applications.get(`${relation} ${state}`), `${relation} ${state}`),
    ledgerImport: (relation) => found(imports.get(relation), relation),
    mark: (relation) => found(marks.get(codeOfState(relation, "self-evaluation", "fill")), relation),
    token: (login) => found(tokens.get(login), login),
    delegation: (whose) => lent[whose],
    opinion: (whose) => opinions[whose],
    view: (whose) => views[whose],
    async close() {
      await pool.end();
      await world.close();
    },
  };
}

async function publishOpenOne(app: ReturnType<typeof createApp>, tokens: ReadonlyMap<string, string>, world: World): Promise<void> {
  const [department] = await world.see<{ id: string }>(`select id from hengji.org_unit where code = '${DEPARTMENT_CODE.foreign}'`);
  const path = `/api/${PUBLISHED_YEAR}/self-evaluation/departments/${department!.id}`;
  const token = tokens.get("make.department-205")!;
  const response = await app.request(`${path}/publish`, { method: "POST", headers: { cookie: `hengji-session=${token}`, "content-type": "application/json" }, body: JSON.stringify(await lookedAt(app, path, token)) });
  assert.equal(response.status, 201, await response.text());
}

/** What goes along with the wish to publish what a department would disclose now. */
export async function lookedAt(app: Pick<ReturnType<typeof createApp>, "request">, department: string, token: string): Promise<{ readonly expectedDigest: string }> {
  const response = await app.request(`${department}/kit`, { headers: { cookie: `hengji-session=${token}` } });
  const { digest } = (await response.json()) as { digest?: string };
  return { expectedDigest: digest ?? "0".repeat(64) };
}

async function readIds(world: World) {
  const list = async (statement: string): Promise<Map<string, string>> => new Map((await world.see<{ name: string; id: string }>(statement)).map(({ name, id }) => [name, id]));
  const letters = await world.see<{ id: string; year: number; document_no: string }>(`select id, year, document_no from hengji.approval where region = '${REGION}'`);
  const relationOf = (documentNo: string): Relation => (documentNo.endsWith("both") ? "own" : documentNo.endsWith("alone") ? "neighbour" : "foreign");
  const here = `region = '${REGION}'`;
  return {
    subjects: await list(`select code as name, id from hengji.subject where ${here}`),
    units: await list(`select code as name, id from hengji.org_unit where ${here}`),
    people: await list(`select login as name, id from hengji.person where ${here}`),
    posts: await list(`select login as name, post.id from hengji.post join hengji.person on person.id = post.person_id where post.${here}`),
    sessions: await list(`select login as name, session.id from hengji.session join hengji.person on person.id = session.person_id where session.${here}`),
    letters: new Map(letters.map(({ id, year, document_no: number }) => [`${year} ${relationOf(number)}`, { id, year }])),
  };
}

async function readRecords(world: World, hung: ReadonlyMap<string, Hung>): Promise<Map<string, MadeRecord>> {
  const rows = await world.see<{ id: string; code: string; year: number; stage: Stage; step: string; version: number; content: string; subject_id: string; department_id: string }>(
    `select filing.id, subject.code, filing.year, filing.stage, step, version, content, subject_id, filing.department_id from hengji.filing join hengji.subject on subject.id = filing.subject_id
      where filing.region = '${REGION}' and (filing.stage = 'goal' and year = ${GOAL_YEAR} or filing.stage = 'evaluation' and year = ${FINANCE_YEAR} or filing.stage not in ('goal', 'evaluation') and year = ${EVALUATED_YEAR})`,
  );
  return new Map(rows.map(({ code, content, subject_id: subjectId, department_id: departmentId, ...row }) => [code, { ...row, subjectId, departmentId, values: JSON.parse(content) as FilingValues, ...hung.get(row.id)! }]));
}
