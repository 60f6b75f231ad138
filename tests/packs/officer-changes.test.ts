import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test, type TestContext } from "node:test";
import { decimal } from "../../src/core/basics/decimal.ts";
import { proposeMeasures } from "../../src/core/pack/application-measure.ts";
import { gradeOf } from "../../src/core/score/total.ts";
import { checkPack, readGivenPack } from "../../src/cli/pack/pack-input.ts";
import { loadLibrary } from "../../src/files/load-library.ts";
import { readPackSource } from "../../src/files/read-pack-source.ts";
import { resolvePacks } from "../../src/files/resolve-packs.ts";
import { ROOT } from "../cli/run-hengji.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

/*
 * A finance officer's seven changes by files: each page of docs/how-to, done as it stands, leads to a sound pack that says the new thing. The same seven
 * in the browser: tests/browser/officer-changes.test.ts, pack-draft.test.ts.
 */

const MANIFEST = "id: my-city\nversion: 0.1.0\nschema: 1\ntitle: { zh: 我市方案包, en: Our city's pack }\noverlays: national\n";

/** The blocks of a page by their kind, in their order. */
function blocksOf(page: string): { readonly yaml: readonly string[]; readonly sh: readonly string[] } {
  const text = readFileSync(join(ROOT, "docs/how-to", page), "utf8");
  const found = [...text.matchAll(/```(yaml|sh)\n([^]*?)```/g)].map(([, kind, block]) => ({ kind: kind!, block: block! }));
  const of = (kind: string): readonly string[] => found.filter((one) => one.kind === kind).map(({ block }) => block);
  return { yaml: of("yaml"), sh: of("sh") };
}

/** A city's pack upon the national one, in a folder of its own. */
function city(context: TestContext) {
  const folder = temporaryFolder(context);
  const pack = join(folder, "packs/my-city");
  cpSync(join(ROOT, "packs/national"), join(folder, "packs/national"), { recursive: true });
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(pack, path)), { recursive: true });
    writeFileSync(join(pack, path), text);
  };
  put("pack.yaml", MANIFEST);
  return {
    folder, pack, put,
    copied(command: string): void {
      for (const line of command.trim().split("\n")) {
        const [program, ...words] = line.split(" ");
        const places = words.filter((word) => !word.startsWith("-")).map((word) => join(folder, word));
        if (program === "mkdir") mkdirSync(places[0]!, { recursive: true });
        else cpSync(places[0]!, places[1]!);
      }
    },
    async problems() {
      const given = await readGivenPack(pack);
      return given.ok ? (await checkPack(given.value)).problems.map(({ code, where }) => `${code} ${where}`) : given.problems.map(({ code, where }) => `${code} ${where}`);
    },
    async in(year: number) {
      const layers = await Promise.all(["national", "my-city"].map(async (name) => await readPackSource(join(folder, "packs", name), name)));
      const read = resolvePacks({ layers: layers.map((layer) => (layer.ok ? layer.value.source : assert.fail(JSON.stringify(layer)))), own: 0, choice: null }, year);
      assert.ok(read.ok, JSON.stringify(read));
      return read.value;
    },
  };
}

test("F115 by files: an indicator is added to the library", async (context) => {
  const here = city(context);
  here.put("library/education.yaml", blocksOf("add-an-indicator-card.md").yaml[0]!);
  assert.deepEqual(await here.problems(), []);
  const library = await loadLibrary(join(here.folder, "packs"), "my-city");
  assert.ok(library.ok, JSON.stringify(library));
  assert.ok(library.value.sectors.some(({ cards }) => cards.some(({ code }) => code === "EDU-9001")));
});

test("F115 by files: a threshold for next year, while this year keeps its own", async (context) => {
  const here = city(context);
  here.put("overlay.yaml", blocksOf("change-a-threshold.md").yaml[0]!);
  assert.deepEqual(await here.problems(), []);
  const grade = async (year: number) => gradeOf(decimal("91"), (await here.in(year)).profiles.find(({ id }) => id === "cn-national-2021")!)?.name.zh;
  assert.deepEqual([await grade(2026), await grade(2027)], ["优", "良"]);
});

test("F115 by files: points move between two groups of a frame, and one of the two alone is told with its place and the sum", async (context) => {
  const here = city(context);
  const [both] = blocksOf("move-points.md").yaml;
  here.put("overlay.yaml", both!);
  assert.deepEqual(await here.problems(), []);
  assert.deepEqual((await here.in(2026)).frames.find(({ id }) => id === "cost-first")!.groups.map(({ points }) => points), ["15", "45", "20", "10"]);
  here.put("overlay.yaml", both!.split("\n").slice(0, 2).join("\n"));
  assert.deepEqual((await here.problems()).map((one) => one.replace(`${here.pack}/`, "")), ["pack.weights-sum overlay.yaml:2:5"]);
});

test("F115 by files: a column's title", async (context) => {
  const here = city(context);
  here.put("overlay.yaml", blocksOf("change-a-columns-title.md").yaml[0]!);
  assert.deepEqual(await here.problems(), []);
  assert.match(JSON.stringify((await here.in(2026)).forms.find(({ id }) => id === "self-evaluation")), /未完成原因及改进措施.*Reasons for shortfalls and measures/);
});

test("F115, R91 by files: an application measure", async (context) => {
  const here = city(context);
  const [written] = blocksOf("add-an-application-measure.md").yaml;
  here.put("measures/my-city.yaml", written!);
  assert.deepEqual(await here.problems(), []);
  const { measures } = await here.in(2026);
  assert.equal(measures!.length, 13);
  const proposed = proposeMeasures(measures!, { grade: "中", score: decimal("70"), budget: null, executed: null, executionRate: null }).filter((one) => one.proposed === "yes").map((one) => one.measure.id);
  assert.ok(proposed.includes("site-visit"), proposed.join(" "));
  here.put("measures/my-city.yaml", written!.replace("得分 < 75", "得分 <"));
  assert.deepEqual((await here.problems()).map((one) => one.split(" ")[0]), ["formula.expected-value"]);
});

test("F118 by files: a province's variant of a form", async (context) => {
  const here = city(context);
  const { yaml, sh } = blocksOf("add-a-form-variant.md");
  here.copied(sh[0]!);
  const goal = readFileSync(join(here.pack, "forms/goal.yaml"), "utf8");
  const line = /^.*field: project\.unit \}\n/m.exec(goal)![0];
  here.put("forms/goal.yaml", goal.replace(line, line + yaml[0]!));
  assert.deepEqual(await here.problems(), []);
  assert.match(JSON.stringify((await here.in(2026)).forms.find(({ id }) => id === "goal")), /项目负责人/);
});

test("F118 by files: a review step, and what leads nowhere is told", async (context) => {
  const here = city(context);
  const { yaml, sh } = blocksOf("add-a-review-step.md");
  here.copied(sh[0]!);
  const flow = readFileSync(join(here.pack, "workflows/goal.yaml"), "utf8");
  const version = Number(/^version: (\d+)$/m.exec(flow)![1]);
  // As the page says: the number, the first review's way on, the new step behind it, and later steps may return to it.
  const raised = flow.replace(`version: ${version}`, `version: ${version + 1}`);
  const [before, behind] = [raised.slice(0, raised.indexOf("  - id: performance")), raised.slice(raised.indexOf("  - id: performance"))];
  const unreached = `${before}${yaml[0]!}\n${behind}`;
  const returns = (text: string): string => text.replaceAll("department, business", "department, business, leader");
  here.put("workflows/goal.yaml", unreached);
  assert.ok((await here.problems()).some((one) => one.startsWith("pack.step-unreachable ")), (await here.problems()).join("; "));
  here.put("workflows/goal.yaml", `${before.replace("approve: [performance]", "approve: [leader]")}${yaml[0]!}\n${returns(behind)}`);
  assert.deepEqual(await here.problems(), []);
  const { steps, version: now } = (await here.in(2026)).workflows.find(({ id }) => id === "goal")!;
  const at = steps.findIndex(({ id }) => id === "leader");
  assert.deepEqual([now, steps[at - 1]!.id, steps[at]!.role, steps[at + 1]!.id], [version + 1, "business", "finance-leader", "performance"]);
});

test("each of the seven pages says both ways, and fits a screen", () => {
  for (const page of ["add-an-indicator-card", "change-a-threshold", "move-points", "change-a-columns-title", "add-an-application-measure", "add-a-form-variant", "add-a-review-step"]) {
    const text = readFileSync(join(ROOT, `docs/how-to/${page}.md`), "utf8");
    assert.match(text, /在浏览器里/, page);
    assert.match(text, /用文件/, page);
    assert.match(text, /[Ii]n the browser/, page);
    assert.ok(text.split("\n").length <= 55, `${page}: ${text.split("\n").length} lines`);
  }
});
