import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";
import { done, type Result } from "../../../src/core/basics/result.ts";
import type { FilingRow, FilingValues, Stage } from "../../../src/core/form/filing-values.ts";
import type { City, CityPerson, CityUnit, UnitKind } from "../../../src/core/pack/city.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { loadPacks, PACKS_FOLDER } from "../../../src/files/load-packs.ts";
import { parseCalendar } from "../../../src/files/read-calendar.ts";
import { parseFrame } from "../../../src/files/read-frame.ts";
import { parseRoles } from "../../../src/files/read-roles.ts";
import { parseWorkflow } from "../../../src/files/read-workflow.ts";
import { DEFAULT_SETTINGS } from "../../../src/server/app-settings.ts";
import { foundCity } from "../../../src/server/commands/found-city.ts";
import { openGround, type ActingContext, type Ground } from "../../../src/server/context.ts";
import { insertApproval, insertApprovalItems } from "../../../src/server/store/approval.ts";
import { sm3 } from "../../../src/server/store/digest.ts";
import { headOf, lockFiling, valuesOf } from "../../../src/server/store/filing.ts";
import { moveFiling } from "../../../src/server/store/filing-change.ts";
import { filingDigest } from "../../../src/server/store/filing-digest.ts";
import { beginWithoutRowSecurity, commitWithRowSecurity } from "../../../src/server/generator/without-row-security.ts";
import type { Installation } from "../../../src/server/packs-in-force.ts";
import { createHeardApp } from "../canary/hear-beside.ts";
import { testInstallation } from "../installation.ts";
import { openWorld, type World } from "../world.ts";
import { describedAnswers } from "./described.ts";

export const REGION = "990100";
/** Goals of 2026 and 2027 and self-evaluations of 2026 are open. */
export const TODAY = new Date("2026-09-15T02:00:00.000Z");

const unit = (code: string, name: string, kind: UnitKind, parent: string | null, path: string, department: string | null): CityUnit => ({ code, name, kind, parent, path, department });
const person = (login: string, name: string, role: CityPerson["posts"][number]["role"], of: string, scopes: readonly string[], assigned: readonly string[] = []): CityPerson => ({
  login, name, posts: [{ unit: of, role, scopes, assigned }],
});
const project = (code: string, name: string, of: string): City["projects"][number] => ({ code, name, book: "GENERAL_PUBLIC", unit: of, budgets: [], payments: [], filings: [] });

const ROADS = "990100.101.101001.";
const BRIDGES = "990100.101.101002.";
const SCHOOL = "990100.205.205001.";

/** Two departments with three units, the hands a filing goes through, and the three administrators. */
const CITY: City = {
  pack: "test", region: REGION, name: { zh: "示例市", en: "Sample city" }, demo: true, workflows: { goal: "goal", "self-evaluation": "self-evaluation" }, frame: "cost-in-output",
  units: [
    unit("0", "示例市", "region", null, "990100.", null),
    unit("900", "示例市财政局", "finance", "0", "990100.900.", null),
    unit("900001", "绩效管理科", "division", "900", "990100.900.900001.", null),
    unit("900002", "经济建设科", "division", "900", "990100.900.900002.", null),
    unit("101", "示例市交通运输局", "department", "0", "990100.101.", "101"),
    unit("101001", "公路养护中心", "unit", "101", ROADS, "101"),
    unit("101002", "桥梁检测所", "unit", "101", BRIDGES, "101"),
    unit("205", "示例市教育局", "department", "0", "990100.205.", "205"),
    unit("205001", "示例市第一中学", "unit", "205", SCHOOL, "205"),
    unit("801", "示例咨询事务所", "third-party", "0", "990100.801.", null),
  ],
  people: [
    person("officer", "陈填报", "unit-officer", "101001", [ROADS]),
    person("colleague", "程同事", "unit-officer", "101001", [ROADS]),
    person("head", "李主任", "unit-head", "101001", [ROADS]),
    person("deputy", "黎副主任", "unit-head", "101001", [ROADS]),
    person("department", "赵主管", "department-finance", "101", ["990100.101."]),
    person("business", "钱业务", "business-division", "900002", ["990100.101.", "990100.205."]),
    person("performance", "孙绩效", "performance-office", "900001", ["990100."]),
    person("performance2", "宋绩效", "performance-office", "900001", ["990100."]),
    person("leader", "周局长", "finance-leader", "900", ["990100."]),
    person("reviewer", "吴评审", "third-party-reviewer", "801", [], ["P1"]),
    person("bridges", "郑桥梁", "unit-officer", "101002", [BRIDGES]),
    person("bridges-head", "侯所长", "unit-head", "101002", [BRIDGES]),
    person("school", "王老师", "unit-officer", "205001", [SCHOOL]),
    person("school-head", "石校长", "unit-head", "205001", [SCHOOL]),
    person("school-department", "魏教育", "department-finance", "205", ["990100.205."]),
    person("system", "系统员", "system-admin", "900", []),
    person("security", "安全员", "security-admin", "900", []),
    person("audit", "审计员", "audit-admin", "900", []),
  ],
  projects: [
    {
      ...project("P1", "农村公路日常养护", "101001"),
      budgets: [{ year: 2026, source: "appropriation", initialFen: 320_500_000n, adjustedFen: 320_000_000n }],
      payments: [
        { year: 2026, source: "appropriation", paidOn: "2026-03-05", amountFen: 100_000_000n, voucher: "V1" },
        { year: 2026, source: "appropriation", paidOn: "2026-09-20", amountFen: 50_000_000n, voucher: "V2" },
      ],
    },
     project("P2", "道路标线施划", "101001"),
    project("P3", "危桥检测", "101002"), project("P4", "校舍维修改造", "205001"),
  ],
  approvals: [],
};
/** A world with the sample city in it, and somebody signed in for every post. */
export interface FilingWorld extends World {
  readonly ground: Ground;
  readonly packs: Definitions;
  /** Headers of somebody who is signed in. */
  as(login: string): Readonly<Record<string, string>>;
  /** Token of somebody's session. */
  token(login: string): string;
  /** Id of a project by its code. */
  subject(code: string): string;
  /** Asks as somebody and reads the answer, which has to be as the application describes it. */
  call(login: string, request: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly json: Record<string, unknown> }>;
  /** Everything that was refused and recorded. */
  refusals(): Promise<readonly { readonly route: string; readonly subject: string; readonly status: number; readonly problem: string; readonly role: string }[]>;
  /** Runs something in the transaction of somebody's command. */
  within<T>(login: string, act: (context: ActingContext) => Promise<Result<T>>): Promise<Result<T>>;
  /** Begins a filing as its officer and saves these values; its id. */
  filled(code: string, year: number, values?: FilingValues, officer?: string): Promise<string>;
  /** Takes a filing through steps, `head approve`, from the version it has; the version it has then. */
  moved(year: number, stage: Stage, id: string, version: number, moves: readonly string[]): Promise<number>;
  /** A goal of the roads unit that has its letter. */
  approved(code: string, year: number, values?: FilingValues): Promise<string>;
}

/** The hands a goal of the roads unit goes through before its approval. */
export const GOAL_MOVES = ["officer submit", "head approve", "department approve", "business approve", "performance approve"] as const;

/** `change` says what this city's packs have otherwise than the national ones; `brought` has them as they are written, unchanged. */
export async function openFilingWorld(change: (packs: Definitions) => Definitions = (packs) => packs, brought: Installation["brought"] = null): Promise<FilingWorld> {
  const world = await openWorld();
  // The city is there a minute before anybody works in it, so that its event is the first.
  world.time = new Date(TODAY.getTime() - 60_000);
  const packs = change(await definitions());
  const settings = { ...DEFAULT_SETTINGS, region: REGION, workPerMinute: 1e6, idleMinutes: 1e6, writesPerMinute: 1e6, readsPerMinute: 1e6 };
  const clock = (): Date => world.time;
  const ground = openGround(world.pool, { settings, clock, packs, brought });
  const founded = await ground.change({ actor: "system", task: "found" }, (context) => foundCity(context, CITY, { passwords: new Map(), foundFilings: async () => done(null) }));
  assert.ok(founded.ok, JSON.stringify(founded));
  world.time = TODAY;
  const app = createHeardApp({
    ...testInstallation(packs, brought), application: world.pool, pagesFolder: "/nowhere", version: "0.0.0-test", publicAddress: "http://hengji.test", settings, clock,
    log: (line) => world.log.push(line),
  });
  const conforms = await describedAnswers(app);
  const tokens = await signEverybodyIn(world);
  const subjects = new Map((await world.see<{ code: string; id: string }>("select code, id from hengji.subject")).map(({ code, id }) => [code, id]));
  const token = (login: string): string => tokens.get(login) ?? assert.fail(`nobody is called ${login}`);

  const whole: FilingWorld = Object.assign(world, {
    app, ground, packs, token,
    as: (login: string) => ({ cookie: `hengji-session=${token(login)}` }),
    subject: (code: string) => subjects.get(code) ?? assert.fail(code),
    async call(login: string, request: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
      const [method = "", path = ""] = request.split(" ");
      const response = await app.request(path, {
        method, headers: { ...whole.as(login), ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const json = (await response.json()) as Record<string, unknown>;
      conforms(method, path, response.status, json);
      return { status: response.status, json };
    },
    refusals: () => world.see<Awaited<ReturnType<FilingWorld["refusals"]>>[number]>("select route, subject, status, problem, role from hengji.refusal order by id"),
    within: <T>(login: string, act: (context: ActingContext) => Promise<Result<T>>) => ground.changeAs({ actor: "anonymous", sessionToken: token(login) }, act),
    async filled(code: string, year: number, values: FilingValues = goalValues(), officer = "officer") {
      const { status, json } = await whole.call(officer, `POST /api/${year}/goal/filings`, { subjectId: whole.subject(code), from: "blank" });
      assert.equal(status, 201, JSON.stringify(json));
      const saved = await whole.call(officer, `PUT /api/${year}/goal/filings/${String(json["id"])}`, { values, expectedVersion: 1 });
      assert.equal(saved.status, 200, JSON.stringify(saved.json));
      return String(json["id"]);
    },
    async moved(year: number, stage: Stage, id: string, version: number, moves: readonly string[]) {
      let at = version;
      for (const move of moves) {
        const [login = "", action = "", to] = move.split(" ");
        const { status, json } = await whole.call(login, `POST ${address(year, stage, id, "/moves")}`, {
          action, opinion: action === "return" ? "请修改。" : "", expectedVersion: at, ...(to === undefined ? {} : { to }),
        });
        assert.equal(status, 200, `${move}: ${JSON.stringify(json)}`);
        at = Number(json["version"]);
      }
      return at;
    },
    async approved(code: string, year: number, values: FilingValues = goalValues()) {
      const id = await whole.filled(code, year, values);
      await whole.moved(year, "goal", id, 2, GOAL_MOVES);
      const outcome = await whole.within("performance2", async (context) => {
        const held = await lockFiling(context.tx, REGION, { year, stage: "goal", id });
        assert.ok(held !== null);
        const approvalId = randomUUID();
        const digest = filingDigest(headOf(held), valuesOf(held));
        await insertApproval(context.tx, {
          region: REGION, id: approvalId, year, departmentId: held.departmentId, departmentPath: "990100.101.", documentNo: `示财绩〔${year}〕${code}号`, issuedOn: `${year}-02-01`,
          personId: context.acting.personId, postId: context.acting.postId, at: context.now, content: "{}", digest: sm3("{}"), sealHead: "",
        });
        await moveFiling(
          context.tx, held,
          {
            transitionId: randomUUID(), action: "issue", to: { id: "approved", role: null }, round: held.round, opinion: "",
            personId: context.acting.personId, postId: context.acting.postId, role: "performance-office", at: context.now, taken: [...held.taken], passedOver: [],
          },
          { digest, approvalId },
        );
        await insertApprovalItems(context.tx, REGION, approvalId, [{ filingId: id, frozenDigest: digest }]);
        return done(null);
      });
      assert.ok(outcome.ok);
      return id;
    },
  });
  return whole;
}

/** A session for everybody, as signing in leaves it. */
async function signEverybodyIn(world: World): Promise<ReadonlyMap<string, string>> {
  const rows = await world.see<{ login: string; person_id: string; post_id: string }>(
    "select person.login, person.id as person_id, post.id as post_id from hengji.person join hengji.post on post.region = person.region and post.person_id = person.id",
  );
  const tokens = new Map<string, string>();
  await asOwner(world, async (client) => {
    for (const { login, person_id: personId, post_id: postId } of rows) {
      const token = randomUUID();
      tokens.set(login, token);
      await client.query("insert into hengji.session values ($1, $2, $3, $4, $5, $6, $6, $7, null, true, '', '')", [
        REGION, randomUUID(), sm3(token), personId, postId, TODAY, new Date(TODAY.getTime() + 3e11),
      ]);
    }
  });
  return tokens;
}

/** Writes past row security, in one transaction that holds every table alone: nothing of the application is under way beside it. */
export async function asOwner(world: World, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(world.database.owner);
  await client.connect();
  try {
    await beginWithoutRowSecurity(client);
    // What the database keeps beside a filing is written under its own policies.
    await client.query("select set_config('app.region', $1, true), set_config('app.task', 'found', true)", [REGION]);
    await act(client);
    await commitWithRowSecurity(client);
  } finally {
    await client.end();
  }
}

/** What the national pack says, with the workflows of the city first. */
async function definitions(): Promise<Definitions> {
  const packs = value(await loadPacks());
  const read = <T>(folder: string, parse: (path: string, content: string) => Result<T>): T[] =>
    readdirSync(join(PACKS_FOLDER, "national", folder)).sort().map((name) => value(parse(`national/${folder}/${name}`, readFileSync(join(PACKS_FOLDER, "national", folder, name), "utf8"))));
  const workflows = read("workflows", parseWorkflow).filter(({ id }) => id === "goal" || id === "self-evaluation");
  return {
    digest: sm3("packs of a test"), forms: packs.flatMap(({ forms }) => forms), profiles: packs.flatMap(({ profiles }) => profiles),
    workflows, frames: read("frames", parseFrame).filter(({ id }) => id === CITY.frame), roles: read("access", parseRoles).flat(), evidence: [], calendars: read("calendars", parseCalendar),
  };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) assert.fail(JSON.stringify(result.problems));
  return result.value;
}

const EMPTY: Omit<FilingRow, "id"> = {
  level1: "", level2: "", level3: "", target: "", points: "", baseline: "", actual: "", score: "", reason: "", departmentScore: "", departmentReason: "", financeScore: "", financeReason: "",
};
const row = (id: string, level1: string, level2: string, level3: string, target: string, points: string): FilingRow => ({ ...EMPTY, id, level1, level2, level3, target, points });

/** A goal that can be handed on. */
export function goalValues(change: Partial<FilingValues> = {}): FilingValues {
  return {
    goal: { planned: "2026年养护农村公路120公里，完好率达到95%。", actual: "" },
    funds: [
      { id: "total", source: "年度资金总额", initialBudget: "320.5", adjustedBudget: "", executed: "" },
      { id: "appropriation", source: "财政拨款", initialBudget: "320.5", adjustedBudget: "", executed: "" },
      { id: "other", source: "其他资金", initialBudget: "0", adjustedBudget: "", executed: "" },
    ],
    rows: [
      row("r1", "产出指标", "数量指标", "养护农村公路里程", "≥120公里", "30"),
      row("r2", "产出指标", "质量指标", "公路完好率", "≥95%", "20"),
      row("r3", "效益指标", "社会效益指标", "沿线受益行政村", "≥36个", "30"),
      row("r4", "满意度指标", "服务对象满意度指标", "沿线群众满意度", "≥90%", "10"),
    ],
    ...change,
  };
}

export function withCell(values: FilingValues, id: string, cells: Partial<FilingRow>): FilingValues {
  return { ...values, rows: values.rows.map((one) => (one.id === id ? { ...one, ...cells } : one)) };
}

export function digestOfValues(values: FilingValues): string {
  return sm3(canonicalJson(values));
}

export const address = (year: number, stage: Stage, id = "", rest = ""): string => `/api/${year}/${stage}/filings${id === "" ? "" : `/${id}`}${rest}`;
