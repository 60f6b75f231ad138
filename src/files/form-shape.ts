import { z } from "zod";
import { MEASURE_FIELDS, RESULT_FIELDS } from "../core/recheck/application-fields.ts";
import { BOND_FIELDS } from "../core/recheck/bond-fields.ts";
import { EVERY_FUNDS_FIELD, EVERY_INDICATOR_FIELD, GOAL_FIELDS, TABLE_FIELDS } from "../core/layout/form.ts";
import { STAGES, type Stage } from "../core/form/filing-values.ts";
import { BUDGET_BOOKS } from "../core/subject/budget-book.ts";
import { SUBJECT_KINDS } from "../core/subject/subject-kind.ts";
import { DRAWN_FORMS, type TableForm } from "../core/recheck/table.ts";
import { TASK_FIELDS } from "../core/recheck/task-fields.ts";
import { bookHead } from "./book-variants.ts";
import { code, count, exact, flag, label, millimetres, provenance, reference, seasonDay, someOf, title } from "./pack-words.ts";

/** `level1` or `level1..level3`: grid columns by name. */
const columns = z.string().regex(/^[a-z0-9_]+(\.\.[a-z0-9_]+)?$/, "pack.not-columns");
const printedOnly = z.literal("printed").optional();
const group = z.strictObject({ columns, label }).optional();

const fields = z.strictObject({
  kind: z.literal("fields"),
  when: printedOnly,
  rows: z.array(z.array(z.strictObject({ columns, label: label.optional(), field: z.enum(TABLE_FIELDS).optional(), says: z.array(z.enum(TABLE_FIELDS)).min(1).max(TABLE_FIELDS.length).optional() })).min(1)).min(1).max(50),
});

const parts = z.array(title.extend({ id: code.optional() })).max(50);

const funds = z.strictObject({
  kind: z.literal("funds"),
  when: printedOnly,
  group,
  columns: z.array(z.strictObject({ columns, field: z.enum(EVERY_FUNDS_FIELD), label, when: printedOnly, inParts: z.string().max(20).optional() })).min(1),
  total: title,
  parts: parts.optional(),
});

const goals = z.strictObject({
  kind: z.literal("goals"),
  when: printedOnly,
  group,
  height: millimetres,
  columns: z.array(z.strictObject({ columns, field: z.enum(GOAL_FIELDS), label, when: printedOnly })).min(1),
});

const indicators = z.strictObject({
  kind: z.literal("indicators"),
  group,
  columns: z.array(z.strictObject({ columns, field: z.enum(EVERY_INDICATOR_FIELD), label, when: printedOnly, merged: flag.optional(), over: title.optional() })).min(1),
});

const tasks = z.strictObject({
  kind: z.literal("tasks"),
  when: printedOnly,
  group,
  columns: z.array(z.strictObject({ columns, field: z.enum(TASK_FIELDS), label, when: printedOnly, over: title.optional() })).min(1),
  total: title,
  rows: count,
});

const management = z.strictObject({
  kind: z.literal("management"),
  group,
  columns: z.array(z.strictObject({ columns, field: z.enum(["line", "account", "measures"]), label })).min(1),
  lines: z.array(title.extend({ id: code })).min(1).max(30),
});

const bond = z.strictObject({
  kind: z.literal("bond"),
  group,
  rows: z.array(z.array(z.strictObject({ columns, label: label.optional(), field: z.enum(BOND_FIELDS).optional() })).min(1)).min(1).max(30),
});

const result = z.strictObject({
  kind: z.literal("result"),
  group,
  rows: z.array(z.array(z.strictObject({ columns, label: label.optional(), field: z.enum(RESULT_FIELDS).optional() })).min(1)).min(1).max(10),
});

const measures = z.strictObject({
  kind: z.literal("measures"),
  group,
  columns: z.array(z.strictObject({ columns, field: z.enum(MEASURE_FIELDS), label })).min(1),
  rows: count,
  window: z.strictObject({ from: seasonDay, until: seasonDay }),
});

const groups = z.array(z.strictObject({
  level1: title,
  points: exact.optional(),
  kinds: z.array(z.strictObject({ level2: title, rows: count })).min(1).max(50),
})).max(50);

const serves = z.strictObject({
  stage: z.enum(STAGES as readonly [Stage, ...Stage[]]),
  books: someOf(BUDGET_BOOKS),
  kinds: someOf(SUBJECT_KINDS).optional(),
  place: z.enum(["whole", "part"]).optional(),
  combines: flag.optional(),
  from: count.optional(),
  until: count.optional(),
  frame: code.optional(),
});

/** What a budget book has otherwise in the form. */
const variant = z.strictObject({
  id: code,
  books: someOf(BUDGET_BOOKS),
  kinds: someOf(SUBJECT_KINDS).optional(),
  title,
  provenance: provenance.optional(),
  reference: reference.optional(),
  head: bookHead.optional(),
  funds: z.strictObject({ group: title.optional(), source: title.optional(), total: title.optional(), parts: parts.min(1) }),
  tasks: z.strictObject({ fiscal: title.optional(), other: title.optional() }).optional(),
  frame: code,
  groups: groups.min(1),
});

/** What a form file may hold; spans are still names of grid columns. */
export const formShape = z.strictObject({
  id: code,
  draws: z.enum(DRAWN_FORMS as readonly [TableForm, ...TableForm[]]),
  serves: serves.optional(),
  title,
  provenance,
  reference,
  paper: z.strictObject({ size: z.literal("A4"), orientation: z.enum(["portrait", "landscape"]), margin: millimetres }),
  textSize: count,
  grid: z.array(z.strictObject({ id: z.string().regex(/^[a-z0-9_]+$/, "pack.not-columns"), width: millimetres })).min(1).max(60),
  blocks: z.array(z.discriminatedUnion("kind", [fields, funds, goals, indicators, tasks, management, bond, result, measures])).min(1).max(40),
  notes: z.array(title).max(20).optional(),
  signatures: z.array(title).min(1).max(12).optional(),
  blank: z.strictObject({
    reference,
    executionPoints: exact.optional(),
    totalPoints: exact.optional(),
    groups,
    variants: z.array(z.strictObject({ frame: code, groups })).min(1).max(20).optional(),
  }),
  variants: z.array(variant).min(1).max(BUDGET_BOOKS.length).optional(),
});

export type FormText = z.output<typeof formShape>;
