import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { Actor } from "../../../src/core/access/actor.ts";
import type { Role } from "../../../src/core/access/role.ts";
import { paperRefusal } from "../../../src/core/paper/may-write.ts";
import { paperOf, paperProblems, paperProblemsTogether, papersNeeded, withUnsaved, type Gated, type WrittenPaper } from "../../../src/core/paper/paper-gate.ts";
import { CONCLUSION, GATE_ACTIONS, gatesOf, itemsOf, type PaperAnswers, type PaperDefinition } from "../../../src/core/paper/paper-definition.ts";
import type { HeldState } from "../../../src/core/workflow/filing-state.ts";
import { ACTIONS, type Workflow } from "../../../src/core/workflow/workflow.ts";
import { PACKS_FOLDER } from "../../../src/files/load-packs.ts";
import { paperProblems as gatesNowhere } from "../../../src/files/paper-problems.ts";
import { parsePapers } from "../../../src/files/read-papers.ts";
import { parseWorkflow } from "../../../src/files/read-workflow.ts";
import { LANGUAGES, speak } from "../../../src/words/index.ts";

const text = (folder: string, id: string): string => readFileSync(join(PACKS_FOLDER, "national", folder, `${id}.yaml`), "utf8");
const paper = (id: string, change: (yaml: string) => string = (yaml) => yaml): PaperDefinition => {
  const read = parsePapers(`national/papers/${id}.yaml`, change(text("papers", id)));
  if (!read.ok) assert.fail(JSON.stringify(read.problems));
  return read.value[0];
};
const workflow = (id: string): Workflow => {
  const read = parseWorkflow(`national/workflows/${id}.yaml`, text("workflows", id));
  if (!read.ok) assert.fail(JSON.stringify(read.problems));
  return read.value;
};

const review = paper("goal-review");
const report = paper("self-evaluation-report");
const [goal, evaluation] = [workflow("goal"), workflow("self-evaluation")];
const at = (flow: Workflow, id: string) => flow.steps.find((step) => step.id === id)!;
const big: Gated = { stage: "goal", subjectKind: "project", book: "GENERAL_PUBLIC", amountFen: 2_000_000_000n, step: "business", round: 1 };
const needed = (filing: Gated, flow: Workflow, step: string, action: Parameters<typeof papersNeeded>[3], papers = [review, report]) => papersNeeded(papers, filing, at(flow, step), action).map(({ id }) => id);
const all: PaperAnswers = { ...Object.fromEntries(itemsOf(review).map(({ id }) => [id, { rating: "good", text: "" }])), [CONCLUSION]: { rating: "good", text: "同意。" } };
const sheet = (answers: PaperAnswers, step = "business", round = 1): WrittenPaper => ({ paper: "goal-review", step, round, answers });
const told = (step: string, filing: Gated, written: readonly WrittenPaper[]) => paperProblems([review], filing, at(goal, step), written).map(({ code, where }) => [code, where]);

describe("what waits for a paper", () => {
  test("a gate is data: an action, at a step that is named or wherever a writer holds it; unnamed it is the writer's submission", () => {
    assert.deepEqual([report.asked.at, gatesOf(report)], [null, [{ action: "submit", step: null }]]);
    assert.deepEqual(review.asked.at, [{ action: "approve", step: null }]);
    assert.deepEqual(paper("goal-review", (yaml) => yaml.replace("at: [{ action: approve }]", "at: [{ action: issue, step: awaiting }, { action: approve }]")).asked.at, [{ action: "issue", step: "awaiting" }, { action: "approve", step: null }]);
    assert.ok(GATE_ACTIONS.every((action) => ACTIONS.includes(action)));
    for (const action of ["return", "save", "withdraw"]) assert.equal(parsePapers("x.yaml", text("papers", "goal-review").replace("action: approve", `action: ${action}`)).ok, false, action);
  });

  test("it is needed of what it is asked of, where its writers act and nowhere else", () => {
    assert.deepEqual(["business", "performance"].map((step) => needed(big, goal, step, "approve")), [["goal-review"], ["goal-review"]]);
    assert.deepEqual([needed(big, goal, "unit-head", "approve"), needed(big, goal, "business", "return"), needed(big, goal, "awaiting", "issue")], [[], [], []]);
    for (const other of [{ amountFen: 999_999_999n }, { amountFen: null }, { subjectKind: "department-overall" }, { stage: "monitoring" as const }]) assert.deepEqual(needed({ ...big, ...other }, goal, "business", "approve"), [], JSON.stringify(Object.keys(other)));
    const evaluated: Gated = { ...big, stage: "self-evaluation", step: "fill" };
    assert.deepEqual([needed(evaluated, evaluation, "fill", "submit"), needed(evaluated, evaluation, "unit-head", "approve")], [["self-evaluation-report"], []]);
    const issued = { ...review, asked: { ...review.asked, at: [{ action: "issue" as const, step: "awaiting" }] } };
    assert.deepEqual([needed(big, goal, "awaiting", "issue", [issued]), needed(big, goal, "business", "approve", [issued])], [["goal-review"], []]);
  });

  test("its writer needs a whole sheet of this step and round; what is open is named item by item", () => {
    assert.deepEqual(told("business", big, []), [["filing.paper-needed", "papers[goal-review]"]]);
    assert.deepEqual(told("business", big, [sheet(all)]), []);
    assert.deepEqual(told("business", { ...big, round: 2 }, [sheet(all)]), [["filing.paper-needed", "papers[goal-review]"]]);
    assert.deepEqual(told("performance", { ...big, step: "performance" }, [sheet(all)]), [["filing.paper-needed", "papers[goal-review]"]]);
    assert.deepEqual(told("business", big, [sheet({ ...all, money: { rating: null, text: "再核" }, [CONCLUSION]: { rating: "good", text: " " } })]), [
      ["filing.paper-item-open", "papers[goal-review].money"], ["filing.paper-item-open", "papers[goal-review].conclusion"],
    ]);
  });

  test("whoever does not write it needs the newest there is, from whichever step and round", () => {
    const awaiting = { ...big, step: "unit-head", round: 3 };
    assert.deepEqual(told("unit-head", awaiting, [sheet(all, "performance", 2), sheet({}, "business", 1)]), []);
    assert.equal(told("unit-head", awaiting, [sheet({}, "performance", 2), sheet(all, "business", 1)]).length, itemsOf(review).length + 1);
  });

  test("what somebody typed and did not save is told as that alone, of this step and round only, and of papers that nobody asks for as well", () => {
    const missing = paperProblems([review], big, at(goal, "business"), []);
    const typed = (round: number) => withUnsaved(missing, [review], big, [{ paper: "goal-review", step: "business", round }]).map(({ code, where }) => [code, where]);
    assert.deepEqual([typed(1), typed(2)], [[["filing.paper-unsaved", "papers[goal-review]"]], [["filing.paper-needed", "papers[goal-review]"]]]);
    assert.deepEqual(withUnsaved([], [review], { ...big, amountFen: null }, [{ paper: "goal-review", step: "business", round: 1 }]).length, 1);
    assert.deepEqual(withUnsaved([], [review], big, []), []);
  });

  test("of many together each paper is told once, with how many items are open, and every sentence names the paper in both languages", () => {
    const some = paperProblems([review], big, at(goal, "business"), [sheet({ ...all, money: { rating: null, text: "" }, standard: { rating: null, text: "" } })]);
    const missing = paperProblems([report], { ...big, stage: "self-evaluation", step: "fill" }, at(evaluation, "fill"), []);
    const together = paperProblemsTogether([...some, ...some, ...missing]);
    assert.deepEqual(together.map(({ code, where, params }) => [code, where, params["count"] ?? null]), [["filing.paper-items-open", "papers[goal-review]", 2], ["filing.paper-needed", "papers[self-evaluation-report]", null]]);
    assert.deepEqual(together.map(({ where }) => paperOf(where)), ["goal-review", "self-evaluation-report"]);
    assert.equal(paperOf("rows[r1].target"), "");
    for (const language of LANGUAGES) {
      for (const { code, params } of [...some, ...together]) {
        const said = [`problem.${code}`, `problem.${code}.advice`].map((one) => speak(language)(one, params));
        for (const one of said) assert.match(one, language === "zh-CN" ? /“项目支出绩效(?:目标审核表|自评报告)”/ : /“(?:Review sheet|Self-evaluation report) of a project/);
      }
    }
  });

  test("whoever fills in the writer's stead writes the paper as well, and nobody else does", () => {
    const inStead: Workflow = { ...evaluation, steps: evaluation.steps.map((step) => (step.id === "fill" ? { ...step, onBehalf: ["department-finance"] } : step)) };
    const state: HeldState = { subjectId: "p", unitPath: "1.2.3.", unitId: "u", departmentId: "d", year: 2026, amountFen: null, step: "fill", round: 1, taken: [] };
    const refusal = (flow: Workflow, role: Role): string | null => paperRefusal(report, flow, state, { personId: "x", postId: "y", role, unitId: "d", scopes: ["1.2."], assigned: [] } as unknown as Actor, "2026-09-15")?.code ?? null;
    assert.deepEqual([refusal(inStead, "department-finance"), refusal(evaluation, "department-finance"), refusal(inStead, "finance-leader")], [null, "filing-paper.not-yours", "filing-paper.not-yours"]);
  });

  test("a pack that names a gate where nothing happens is refused, since it would ask nobody; one from before gates could be named is read", () => {
    assert.deepEqual(gatesNowhere([review, report], [goal, evaluation]), []);
    const nowhere = (change: Partial<PaperDefinition["asked"]>) => gatesNowhere([{ ...review, asked: { ...review.asked, ...change } }], [goal, evaluation]).map(({ code, where }) => [code, where]);
    assert.deepEqual(nowhere({ at: [{ action: "submit", step: null }] }), [["pack.paper-gate-nowhere", "papers/goal-review"]]);
    assert.deepEqual(nowhere({ at: [{ action: "approve", step: "recheck" }] }), [["pack.paper-gate-nowhere", "papers/goal-review"]]);
    assert.deepEqual([nowhere({ at: [{ action: "submit", step: null }], kinds: [] }), nowhere({ at: [{ action: "issue", step: "awaiting" }] }), nowhere({ at: null })], [[], [], []]);
  });
});
