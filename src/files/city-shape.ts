import { z } from "zod";
import { ROLES } from "../core/access/role.ts";
import { isIsoDay } from "../core/calendar/iso-day.ts";
import { amountFen } from "../core/form/amount-fen.ts";
import { ROW_ID } from "../core/form/cell-path.ts";
import type { Stage } from "../core/form/filing-values.ts";
import { LONGEST_CELL } from "../core/form/read-filing-values.ts";
import { CARD_REF } from "../core/library/card-ref.ts";
import type { UnitKind } from "../core/pack/city.ts";
import { CHOICE } from "../core/pack/source.ts";
import { changeRead, changeWritten, type WrittenChange } from "../core/pack/written-change.ts";
import { BUDGET_BOOKS } from "../core/subject/budget-book.ts";
import { SUBJECT_ATTRIBUTES, SUBJECT_KINDS } from "../core/subject/subject-kind.ts";
import { code, count, flag, text, title } from "./pack-words.ts";

const UNIT_KINDS: readonly [UnitKind, ...UnitKind[]] = ["region", "finance", "division", "department", "unit", "third-party"];

/** Part of a path in the organisation tree. */
const unitCode = z.string().regex(/^[0-9A-Za-z]{1,20}$/, "pack.not-unit-code");
const login = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, "pack.not-login");
const projectCode = z.string().regex(/^[0-9A-Za-z-]{1,40}$/, "pack.not-project-code");
const day = z.string().refine(isIsoDay, "pack.not-day");
const year = count.refine((value) => value >= 2000 && value <= 2100, "pack.not-year");
/** 万元, to the fen. */
const amount = z.string().transform((typed, context): bigint => {
  const fen = amountFen(typed);
  if (fen.ok && fen.value !== null) return fen.value;
  context.addIssue({ code: "custom", message: "pack.not-amount" });
  return z.NEVER;
});
/** The same, of what may be a cut. */
const difference = z.string().transform((typed, context): bigint => {
  const isCut = typed.startsWith("-");
  const fen = amountFen(isCut ? typed.slice(1) : typed);
  if (fen.ok && fen.value !== null && fen.value !== 0n) return isCut ? -fen.value : fen.value;
  context.addIssue({ code: "custom", message: "pack.not-amount" });
  return z.NEVER;
});
const cell = z.string().max(LONGEST_CELL, "pack.text-too-long").optional();
const rowId = z.string().regex(ROW_ID, "pack.not-row-id");

/** Among what the packs offer, another from a budget year on or until one: a change of an overlay, whose `of` is said by where it stands. */
const choiceChange = z.strictObject({ at: z.string().regex(/^(?:frame|workflows\.[a-z-]+)$/, "pack.overlay-path"), was: code, is: code, from: year.optional(), until: year.optional(), why: text })
  .transform((change): WrittenChange => changeWritten(changeRead({ of: CHOICE, ...change })));

export const cityShape = z.strictObject({
  region: z.string().regex(/^\d{6,12}$/, "pack.not-region"),
  name: title,
  demo: flag,
  workflows: z.strictObject({ goal: code, monitoring: code.optional(), "self-evaluation": code, evaluation: code.optional(), application: code.optional() })
    .transform(({ goal: ofGoals, "self-evaluation": ofSelfEvaluations, ...others }) => ({ goal: ofGoals, "self-evaluation": ofSelfEvaluations, ...named(others) })),
  frame: code,
  changes: z.array(choiceChange).min(1).max(50).optional(),
  units: z.array(z.strictObject({ code: unitCode, name: text, kind: z.enum(UNIT_KINDS), parent: unitCode.optional() })).min(1).max(5000),
  approvals: z.array(z.strictObject({
    year, department: unitCode, documentNo: text, issuedOn: day, by: login, projects: z.array(projectCode).min(1).max(1000),
  })).max(1000).optional(),
});

export const peopleShape = z.strictObject({
  people: z.array(z.strictObject({
    login,
    name: text,
    posts: z.array(z.strictObject({ unit: unitCode, role: z.enum(ROLES), scopes: z.array(unitCode).min(1).max(200).optional(), assigned: z.array(projectCode).max(1000).optional() })).min(1).max(20),
  })).min(1).max(5000),
});

const fundsLine = z.strictObject({ id: rowId, source: text, initialBudget: cell, adjustedBudget: cell, executed: cell });
const funds = z.array(fundsLine).min(1).max(50);
const history = z.array(z.strictObject({
  from: code, action: z.enum(["submit", "approve", "return", "issue", "confirm"]), to: code, by: login, on: day, opinion: z.string().max(2000, "pack.text-too-long").optional(),
})).min(1).max(100);
const remarks = z.array(z.strictObject({ path: text, said: text, step: code, by: login, on: day })).max(100).optional();
/** Lines that only some forms have, by the ids of the form. */
const bond = z.array(z.strictObject({ id: rowId, value: cell })).max(100).optional();
const management = z.array(z.strictObject({ id: rowId, account: cell, measures: cell })).max(100).optional();

const goal = z.strictObject({
  stage: z.literal("goal"),
  year,
  planned: text,
  term: cell,
  duties: cell,
  funds,
  rows: z.array(z.strictObject({ id: rowId, level1: text, level2: text, level3: text, target: text, termTarget: cell, points: text, baseline: cell, rollUp: cell, card: z.string().regex(CARD_REF, "pack.not-card-ref").optional() })).min(1).max(500),
  tasks: z.array(z.strictObject({ id: rowId, name: text, content: text, total: text, fiscal: text, other: text, projects: cell })).max(100).optional(),
  bond,
  history,
  remarks,
});

/** 执行监控: what is expected of the year; what was approved is that of the goal of the same year. */
const monitoring = z.strictObject({
  stage: z.literal("monitoring"),
  year,
  period: count,
  month: count.refine((value) => value >= 1 && value <= 12, "pack.not-count"),
  funds: z.array(fundsLine.extend({ expected: cell })).min(1).max(50),
  rows: z.array(z.strictObject({
    id: rowId, actual: text, expected: text, likely: z.enum(["certain", "possible", "impossible"]), cause: z.enum(["causeFunding", "causeInstitution", "causePersonnel", "causeHardware", "causeOther"]).optional(), reason: cell, note: cell,
  })).min(1).max(500),
  bond,
  cutOff: day,
  history,
  remarks,
});

/** What was reached; name, target and points are those of the goal of the same year. */
const selfEvaluation = z.strictObject({
  stage: z.literal("self-evaluation"),
  year,
  actual: text,
  funds,
  rows: z.array(z.strictObject({
    id: rowId, actual: text, score: text, reason: cell, departmentScore: cell, departmentReason: cell, financeScore: cell, financeReason: cell,
  })).min(1).max(500),
  tasks: z.array(z.strictObject({ id: rowId, done: text })).max(100).optional(),
  management,
  bond,
  cutOff: day,
  history,
  remarks,
});

export const projectShape = z.strictObject({
  code: projectCode,
  name: text,
  kind: z.enum(SUBJECT_KINDS).optional(),
  parent: projectCode.optional(),
  attribute: z.enum(SUBJECT_ATTRIBUTES).optional(),
  tags: z.array(text).max(20).optional(),
  book: z.enum(BUDGET_BOOKS),
  unit: unitCode,
  firstYear: year.optional(),
  lastYear: year.optional(),
  budgets: z.array(z.strictObject({ year, source: rowId, initial: amount, adjusted: amount, adjustments: z.array(z.strictObject({ on: day, document: text, amount: difference })).min(1).max(20).optional() })).max(200),
  payments: z.array(z.strictObject({ on: day, source: rowId, amount, voucher: text })).max(2000),
  filings: z.array(z.discriminatedUnion("stage", [goal, monitoring, selfEvaluation])).max(100),
  splits: z.array(z.strictObject({
    year, on: day, by: login, parts: z.array(z.strictObject({ project: projectCode, amount: text, targets: z.array(z.strictObject({ id: rowId, target: text })).max(500).optional() })).min(1).max(300),
  })).max(20).optional(),
});

export type CityText = z.output<typeof cityShape>;
export type PeopleText = z.output<typeof peopleShape>;
export type ProjectText = z.output<typeof projectShape>;
export type FilingText = ProjectText["filings"][number];

/** The stages for which one is named. */
function named(workflows: { readonly [stage in Stage]?: string | undefined }): { readonly [stage in Stage]?: string } {
  return Object.fromEntries(Object.entries(workflows).filter(([, id]) => id !== undefined));
}
