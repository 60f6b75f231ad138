import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { canonicalJson } from "../../src/core/basics/canonical-json.ts";
import { loadCity, loadDefinitions } from "../../src/files/load-definitions.ts";
import { PACKS_FOLDER } from "../../src/files/load-packs.ts";

const folder = await mkdtemp(join(tmpdir(), "hengji-definitions-"));
after(() => rm(folder, { recursive: true, force: true }));

/** A copy of the packs with one file changed. */
async function changed(path: string, change: (text: string) => string): Promise<string> {
  const copy = await mkdtemp(join(folder, "packs-"));
  await cp(PACKS_FOLDER, copy, { recursive: true });
  await writeFile(join(copy, path), change(await readFile(join(copy, path), "utf8").catch(() => "")));
  return copy;
}

const codes = (outcome: Awaited<ReturnType<typeof loadDefinitions>> | Awaited<ReturnType<typeof loadCity>>): string[] => (outcome.ok ? [] : outcome.problems.map(({ code, where }) => `${code} ${where}`));

test("the national pack alone has everything the engine works with", async () => {
  const packs = await loadDefinitions();
  assert.ok(packs.ok);
  const { digest, forms, profiles, workflows, frames, roles, evidence, calendars } = packs.value;
  assert.match(digest, /^[0-9a-f]{64}$/);
  assert.deepEqual([workflows.map(({ id }) => id), frames.map(({ id }) => id)], [["application", "evaluation", "goal", "goal-small", "monitoring", "self-evaluation", "self-evaluation-small"], ["cost-first", "cost-in-output", "department-overall", "department-overall-2013", "department-overall-government-fund", "department-overall-state-capital", "evaluation-department-overall", "evaluation-department-overall-government-fund", "evaluation-department-overall-social-insurance", "evaluation-department-overall-state-capital", "government-fund", "social-insurance", "state-capital"]]);
  assert.ok(forms.length >= 5 && profiles.length >= 2 && roles.length === 10 && evidence.length >= 5);
  assert.deepEqual(calendars?.map(({ year, provenance }) => [year, provenance]), [[2026, "draft"]]);
});

test("the digest is the same for the same packs, and another when one letter of one of them is", async () => {
  const [first, second] = [await loadDefinitions(), await loadDefinitions(await changed("national/workflows/goal.yaml", (text) => `${text}\n# a comment says nothing\n`))];
  assert.ok(first.ok && second.ok);
  assert.equal(first.value.digest, second.value.digest);
  for (const [path, from, to] of [
    ["national/workflows/goal.yaml", "en: Unit fills", "en: Unit files"], ["national/frames/cost-first.yaml", "经济成本指标", "经济成本"], ["national/access/roles.yaml", "filing.start, ", ""],
    ["national/evidence/kinds.yaml", "megabytes: 50", "megabytes: 51"], ["national/profiles/cn-national-2021.yaml", "from: 90", "from: 89"], ["national/calendars/2026.yaml", "worked: [2026-05-09]", "worked: [2026-05-10]"], ["national/workflows/goal.yaml", "due: { days: 3 }", "due: { days: 4 }"], ["national/forms/goal.yaml", "项目名称", "项目名"],
  ] as const) {
    const other = await loadDefinitions(await changed(path, (text) => text.replace(from, to)));
    assert.ok(other.ok, path);
    assert.notEqual(other.value.digest, first.value.digest, path);
    assert.doesNotThrow(() => canonicalJson(other.value));
  }
});

test("a city's choice comes first of its kind, and the rest stays for what runs on it", async () => {
  const packs = await loadDefinitions(undefined, "demo-city/smallest-office");
  assert.ok(packs.ok);
  assert.deepEqual(packs.value.workflows.map(({ id }) => id), ["goal-small", "self-evaluation-small", "application", "evaluation", "goal", "monitoring", "self-evaluation", "goal-joint-review"]);
  const other = await loadDefinitions(await changed("demo-city/city.yaml", (text) => text.replace("frame: cost-first", "frame: cost-in-output")), "demo-city");
  assert.equal(other.ok && other.value.frames[0]!.id, "cost-in-output");
});

test("a city's own definitions replace those of the pack below by their id", async () => {
  const copy = await changed("demo-city/pack.yaml", (text) => text);
  await cp(join(copy, "national/workflows"), join(copy, "demo-city/workflows"), { recursive: true });
  const path = join(copy, "demo-city/workflows/goal.yaml");
  await writeFile(path, (await readFile(path, "utf8")).replace("version: 1", "version: 2"));
  const packs = await loadDefinitions(copy, "demo-city");
  assert.ok(packs.ok);
  assert.deepEqual(packs.value.workflows.map(({ id, version }) => `${id} ${version}`), ["goal 2", "self-evaluation 1", "application 1", "evaluation 1", "goal-small 1", "monitoring 2", "self-evaluation-small 1", "goal-joint-review 1"]);
});

const CALENDAR = (holidays: string, more = "") => `year: 2026\ntitle: { zh: 全年, en: Year }\nprovenance: document\nreference: { document: 〔2026〕1号, unverified: false }\n${more}holidays:\n${holidays}`;
const LOCAL = "  - { name: { zh: 三月三, en: Sanyuesan }, from: 2026-04-19, until: 2026-04-21 }\n";

test("a city writes a year of the calendar anew, adds days to it, or has another year", async () => {
  const of = async (content: string, name = "2026.yaml") => {
    const packs = await loadDefinitions(await cityCalendar(content, name), "demo-city");
    assert.deepEqual(codes(packs), []);
    return packs.ok ? packs.value.calendars!.map(({ year, provenance, references, holidays }) => [year, provenance, references.length, holidays.length, holidays.at(0)?.from]) : [];
  };
  assert.deepEqual(await of(CALENDAR(LOCAL)), [[2026, "document", 1, 1, "2026-04-19"]]);
  // A draft stays one, whatever is added to it.
  assert.deepEqual(await of(CALENDAR(LOCAL, "adds: true\n")), [[2026, "draft", 2, 8, "2026-01-01"]]);
  assert.deepEqual(await of(CALENDAR(LOCAL.replaceAll("2026", "2027")).replace("year: 2026", "year: 2027"), "2027.yaml"), [[2026, "draft", 1, 7, "2026-01-01"], [2027, "document", 1, 1, "2027-04-19"]]);
});

test("what a city adds may not contradict what it adds to, nor add to nothing", async () => {
  const found = async (content: string) => codes(await loadDefinitions(await cityCalendar(content, "local.yaml"), "demo-city"));
  const added = (from: string, until: string, year = 2026) => CALENDAR(LOCAL.replace("2026-04-19", from).replace("2026-04-21", until), "adds: true\n").replace("year: 2026", `year: ${year}`);
  assert.deepEqual(await found(added("2026-04-06", "2026-04-07")), ["pack.holidays-overlap demo-city/calendars/2026"]);
  assert.deepEqual(await found(added("2026-02-28", "2026-02-28")), ["pack.worked-and-free demo-city/calendars/2026"]);
  assert.deepEqual(await found(added("2027-04-06", "2027-04-07", 2027)), ["pack.calendar-adds-to-nothing demo-city/calendars/2027"]);
  const copy = await cityCalendar(CALENDAR(LOCAL), "a.yaml");
  await writeFile(join(copy, "demo-city/calendars/b.yaml"), CALENDAR(LOCAL));
  assert.deepEqual(codes(await loadDefinitions(copy, "demo-city")), ["pack.twice demo-city/calendars"]);
});

/** The packs with a calendar of the demo city. */
async function cityCalendar(content: string, name: string): Promise<string> {
  const copy = await changed("demo-city/pack.yaml", (text) => text);
  await mkdir(join(copy, "demo-city/calendars"));
  await writeFile(join(copy, "demo-city/calendars", name), content);
  return copy;
}

test("what is wrong is said with file, line and column, all of it at once", async () => {
  const copy = await changed("national/workflows/goal.yaml", (text) => text.replace("submit: [unit-head]", "submit: [unithead]"));
  await writeFile(join(copy, "national/frames/cost-first.yaml"), "id: cost-first\n");
  assert.deepEqual(codes(await loadDefinitions(copy)), [
    "pack.step-unknown national/workflows/goal.yaml:30:16", "pack.missing national/frames/cost-first.yaml:1:1", "pack.missing national/frames/cost-first.yaml:1:1", "pack.missing national/frames/cost-first.yaml:1:1",
  ]);
});

test("definitions that do not hang together are refused", async () => {
  const cases: readonly (readonly [path: string, change: (text: string) => string, expected: string])[] = [
    ["demo-city/city.yaml", (text) => text.replace("goal: goal,", "goal: goal-large,"), "pack.workflow-unknown demo-city/city.yaml"],
    // A workflow of the other stage is no choice.
    ["demo-city/city.yaml", (text) => text.replace("goal: goal,", "goal: self-evaluation,"), "pack.workflow-unknown demo-city/city.yaml"],
    ["demo-city/city.yaml", (text) => text.replace("frame: cost-first", "frame: none"), "pack.frame-unknown demo-city/city.yaml"],
    ["national/workflows/goal.yaml", (text) => text.replace("form: goal", "form: goals"), "pack.form-unknown national/workflows/goal.yaml:7:7"],
    ["demo-city/pack.yaml", (text) => text.replace("overlays: national", "overlays: demo-city"), "pack.overlays-itself demo-city/pack.yaml:7:11"],
    ["national/pack.yaml", (text) => text.replace("schema: 1\n", "schema: 1\noverlays: demo-city\n"), "pack.overlays-circle national/pack.yaml:6:11"],
  ];
  for (const [path, change, expected] of cases) {
    const told = codes(await loadDefinitions(await changed(path, change), "demo-city"));
    assert.ok(told.includes(expected), `${expected} is not among ${told.join(", ")}`);
  }
  const alone = await changed("demo-city/pack.yaml", (text) => text.replace("overlays: national\n", ""));
  await rm(join(alone, "demo-city/overlay.yaml"));
  const told = codes(await loadDefinitions(alone, "demo-city"));
  assert.ok(told.includes("pack.no-profile demo-city"), told.join(", "));
});

test("what is no city, or no pack, is refused and nothing outside of the folder is read", async () => {
  for (const name of ["nowhere", "national", "../packs/demo-city", "demo-city/../../etc", "/etc", ""]) {
    assert.match(codes(await loadCity(name))[0] ?? "fine", /^pack\.not-readable/, name);
    assert.match(codes(await loadDefinitions(undefined, name))[0] ?? "fine", /^pack\.not-readable/, name);
  }
  assert.match(codes(await loadDefinitions(join(folder, "empty")))[0]!, /^pack\.not-readable/);
});
