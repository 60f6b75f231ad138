import { CAUSE_FIELDS, LIKELIHOOD_FIELDS, rowFieldOf } from "../../core/form/cell-path.ts";
import { measureCode } from "../../core/form/application.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { BOND_AMOUNTS, BOND_RECKONED } from "../../core/recheck/bond-fields.ts";
import type { Bilingual, Block, BondBlock, FieldCell, Form, FundsBlock, FundsPart, GoalsBlock, IndicatorsBlock, ManagementBlock, MeasuresBlock, ResultBlock, Span, TasksBlock } from "../../core/layout/form.ts";
import { RESULT_TYPED } from "../../core/recheck/application-fields.ts";
import { TASK_AMOUNTS } from "../../core/recheck/task-fields.ts";
import { spread } from "../../core/layout/spread.ts";
import { fieldOf, lineKey, pathOf, readPath, type Area } from "./cells.ts";

/** How a cell is written in and drawn: `long` may hold several lines, `number` stands at the right, `tick` is a box that is ticked, `choice` holds the code of one of several. */
export type CellKind = "text" | "long" | "number" | "tick" | "choice" | "shown";

export interface GridColumn {
  /** Field of the line; for `shown` columns the name of what is computed: `executionRate`, `executionScore`, `executionPoints`. */
  readonly field: string;
  readonly span: Span;
  /** Printed by the form; null for columns that stand beside it and are named by `words`. */
  readonly label: Bilingual | null;
  readonly words: string | null;
  readonly kind: CellKind;
  /** Equal neighbours are printed once. */
  readonly merged: boolean;
  /** What stands over this column and its neighbours of the same; null where nothing does. */
  readonly over: Bilingual | null;
}

export type ShapeBlock =
  | { readonly kind: "fields"; readonly rows: readonly (readonly FieldCell[])[] }
  | { readonly kind: "funds"; readonly group: FundsBlock["group"]; readonly total: Bilingual; readonly columns: readonly GridColumn[] }
  | { readonly kind: "goal"; readonly group: GoalsBlock["group"]; readonly columns: readonly GridColumn[] }
  | { readonly kind: "rows"; readonly group: IndicatorsBlock["group"]; readonly columns: readonly GridColumn[] }
  | { readonly kind: "tasks"; readonly group: TasksBlock["group"]; readonly total: Bilingual; readonly columns: readonly GridColumn[] }
  | { readonly kind: "management"; readonly group: ManagementBlock["group"]; readonly columns: readonly GridColumn[]; readonly lines: readonly FundsPart[] }
  | { readonly kind: "bond"; readonly group: BondBlock["group"]; readonly rows: readonly (readonly BondCell[])[] }
  | { readonly kind: "result"; readonly group: ResultBlock["group"]; readonly rows: readonly (readonly BondCell[])[] }
  | { readonly kind: "measures"; readonly group: MeasuresBlock["group"]; readonly columns: readonly GridColumn[] };

/** What may be chosen in a cell of the kind `choice`. */
export interface Choice {
  readonly id: string;
  readonly title: Bilingual;
}

/** A name that the form prints, or the one cell of a field of the bond or the result; what nobody types has a `shown` column. */
export interface BondCell {
  readonly label: Bilingual | null;
  readonly span: Span;
  readonly id: string | null;
  readonly column: GridColumn | null;
}

/** The official form as a grid: its columns, its blocks, and which of its cells the present step fills. */
export interface GridShape {
  readonly stage: Stage;
  /** Widths of the grid in millimetres, those beside the form last. */
  readonly widths: readonly number[];
  readonly blocks: readonly ShapeBlock[];
  readonly fillable: (path: string) => boolean;
  /** Rows may be added, removed and moved. */
  readonly rowsOpen: boolean;
  /** Measures that may be chosen; none on forms without them. */
  readonly choices: readonly Choice[];
}

export interface ShapeWish {
  readonly form: Form;
  readonly stage: Stage;
  readonly fillable: (path: string) => boolean;
  readonly rowsOpen: boolean;
  /** 监控期, for the names of the columns that say it. */
  readonly month?: string | null;
  /** Whose scores stand beside the form. */
  readonly beside: readonly ("department" | "finance")[];
  readonly choices?: readonly Choice[];
}

const FUNDS_CELLS: Readonly<Record<string, readonly [field: string, kind: CellKind]>> = {
  source: ["source", "text"], initial_budget: ["initialBudget", "number"], adjusted_budget: ["adjustedBudget", "number"], executed: ["executed", "number"], expected: ["expected", "number"],
  execution_points: ["executionPoints", "shown"], execution_rate: ["executionRate", "shown"], execution_score: ["executionScore", "shown"],
};
const ROW_KINDS: Readonly<Record<string, CellKind>> = { points: "number", score: "number", reason: "long", level3: "long", target: "long", actual: "long", expected: "long", note: "long", termTarget: "long", ...Object.fromEntries([...CAUSE_FIELDS, ...LIKELIHOOD_FIELDS].map((field) => [field, "tick"])) };

/** Columns that a form prints only when they hold something, and that a stage is there to fill. */
const WANTED: Readonly<Record<Stage, readonly string[]>> = { goal: ["points"], monitoring: ["actual", "reason"], "self-evaluation": ["actual", "points", "score", "reason"], evaluation: ["target", "actual", "points", "score", "reason"], application: [] };

export function shapeOf({ form, stage, fillable, rowsOpen, beside, month = null, choices = [] }: ShapeWish): GridShape {
  const width = form.grid.length;
  const extra = beside.flatMap((who, index) => besideColumns(who, width + index * 2));
  const blocks = form.blocks.flatMap((block) => shapeBlock(block, stage, extra, month)).map((block) => reachingOver(block, extra.length));
  return { stage, widths: widthsOf(form, blocks, extra), blocks, fillable, rowsOpen, choices };
}

/** The last cell of each line reaches over the columns that stand beside the indicators: no corner of the form is left empty. */
function reachingOver(block: ShapeBlock, columns: number): ShapeBlock {
  const wide = <Cell extends { readonly span: Span }>(cell: Cell): Cell => ({ ...cell, span: { start: cell.span.start, count: cell.span.count + columns } });
  const lastOf = <Cell>(cells: readonly Cell[], make: (cell: Cell) => Cell): readonly Cell[] => cells.map((cell, index) => (index === cells.length - 1 ? make(cell) : cell));
  if (columns === 0) return block;
  switch (block.kind) {
    case "rows": return block;
    case "fields": return { ...block, rows: block.rows.map((cells) => lastOf(cells, wide)) };
    // A value says its width with its column, too.
    case "bond": case "result": return { ...block, rows: block.rows.map((cells) => lastOf(cells, (cell) => ({ ...wide(cell), column: cell.column === null ? null : wide(cell.column) }))) };
    default: return { ...block, columns: lastOf(block.columns, wide) };
  }
}

/** On a screen that the form shares with the columns beside it, numbers keep the room that they need to stay whole. */
const NUMBER_BESIDE = 15;
const LONG_BESIDE = 24;

function widthsOf(form: Form, blocks: readonly ShapeBlock[], extra: readonly GridColumn[]): readonly number[] {
  const numbers = new Set(blocks.flatMap((block) => (block.kind === "rows" ? block.columns.filter(({ kind, span }) => kind === "number" && span.count === 1).map(({ span }) => span.start) : [])));
  const printed = form.grid.map(({ width }, index) => (extra.length > 0 && numbers.has(index) ? Math.max(width, NUMBER_BESIDE) : width));
  return [...printed, ...extra.map(({ kind }) => (kind === "number" ? NUMBER_BESIDE : LONG_BESIDE))];
}

function shapeBlock(block: Block, stage: Stage, extra: readonly GridColumn[], month: string | null): ShapeBlock[] {
  switch (block.kind) {
    // What only a filled form prints (a total, say) is computed and stands elsewhere while it is filled.
    case "fields": return block.rows.some((row) => row.some(({ field }) => field?.startsWith("project.") === true)) ? [{ kind: "fields", rows: block.rows }] : [];
    case "funds":
      return [{
        kind: "funds", group: block.group, total: block.total,
        columns: spread(block.columns, ({ whenPrinted }) => !whenPrinted).map(({ span, field, label }) => {
          const [name, kind] = FUNDS_CELLS[field]!;
          return { field: name, span, label: named(label, month), words: null, kind, merged: false, over: null };
        }),
      }];
    case "goals":
      return [{
        kind: "goal", group: block.group,
        columns: spread(block.columns, ({ whenPrinted }) => !whenPrinted).map(({ span, field, label }) => ({ field: field.slice("goal.".length), span, label, words: null, kind: "long" as const, merged: false, over: null })),
      }];
    case "tasks":
      return [{
        kind: "tasks", group: block.group, total: block.total,
        columns: block.columns.map(({ span, field, label, over = null }) => ({ field, span, label: named(label, month), words: null, kind: TASK_AMOUNTS.includes(field) ? ("number" as const) : ("long" as const), merged: false, over })),
      }];
    case "management":
      return [{
        kind: "management", group: block.group, lines: block.lines,
        columns: block.columns.map(({ span, field, label }) => ({ field, span, label, words: null, kind: field === "line" ? ("shown" as const) : ("long" as const), merged: false, over: null })),
      }];
    case "bond": return [{ kind: "bond", group: block.group, rows: block.rows.map((row) => row.map((one, index) => bondCell(one, row[index - 1]?.label ?? null))) }];
    case "result": return [{ kind: "result", group: block.group, rows: block.rows.map((row) => row.map((one, index) => resultCell(one, row[index - 1]?.label ?? null))) }];
    case "measures":
      return [{
        kind: "measures", group: block.group,
        columns: block.columns.map(({ span, field, label }) => ({ field, span, label, words: null, kind: field === "amount" ? ("number" as const) : field === "measure" ? ("choice" as const) : ("long" as const), merged: false, over: null })),
      }];
    case "indicators":
      return [{
        kind: "rows", group: block.group,
        columns: [
          ...spread(block.columns, ({ whenPrinted, field }) => !whenPrinted || WANTED[stage].includes(field)).map(({ span, field: column, label, merged, over = null }) => {
            const field = rowFieldOf(column) ?? column;
            return { field, span, label: named(label, month), words: null, kind: ROW_KINDS[field] ?? ("text" as const), merged, over };
          }),
          ...extra,
        ],
      }];
  }
}

/** The value of a bond is called by the name before it. */
function bondCell({ span, label, field }: BondBlock["rows"][number][number], before: Bilingual | null): BondCell {
  if (field === null) return { label, span, id: null, column: null };
  const kind: CellKind = BOND_RECKONED.includes(field) ? "shown" : BOND_AMOUNTS.includes(field) ? "number" : "long";
  return { label: null, span, id: field, column: { field: kind === "shown" ? `bond.${field}` : "value", span, label: before, words: null, kind, merged: false, over: null } };
}

/** A field of the result is called by the name before it; all but one are taken over and shown. */
function resultCell({ span, label, field }: ResultBlock["rows"][number][number], before: Bilingual | null): BondCell {
  if (field === null) return { label, span, id: null, column: null };
  const isTyped = field === RESULT_TYPED;
  return { label: null, span, id: field, column: { field: isTyped ? "value" : `result.${field}`, span, label: before, words: null, kind: isTyped ? "long" : "shown", merged: false, over: null } };
}

/** What was typed as what is kept: of a choice its code, whichever of its names was written. */
export function meant({ choices }: Pick<GridShape, "choices">, path: string, text: string): string {
  return fieldOf(path) === "measure" && readPath(path)?.area === "measures" ? measureCode(choices, text) : text;
}

function named({ zh, en }: Bilingual, month: string | null): Bilingual {
  return { zh: zh.replace("{month}", month ?? "n"), en: en.replace("{month}", month ?? "n") };
}

function besideColumns(who: "department" | "finance", start: number): GridColumn[] {
  return [
    { field: `${who}Score`, span: { start, count: 1 }, label: null, words: `app-form.column.${who}Score`, kind: "number", merged: false, over: null },
    { field: `${who}Reason`, span: { start: start + 1, count: 1 }, label: null, words: `app-form.column.${who}Reason`, kind: "long", merged: false, over: null },
  ];
}

/** One line of cells, from top to bottom of the form. */
export interface GridLine {
  readonly key: string;
  readonly area: Area;
  readonly columns: readonly GridColumn[];
}

/** All lines that hold values, in reading order. The name of the total is the form's own. */
export function linesOf(shape: GridShape, values: { readonly funds: readonly { readonly id: string }[]; readonly rows: readonly { readonly id: string }[]; readonly tasks?: readonly { readonly id: string }[]; readonly measures?: readonly { readonly id: string }[] }): readonly GridLine[] {
  return shape.blocks.flatMap((block): GridLine[] => {
    switch (block.kind) {
      case "fields": return [];
      case "goal": return [{ key: "goal", area: "goal", columns: block.columns }];
      case "funds": return values.funds.map(({ id }) => ({ key: lineKey("funds", id), area: "funds", columns: block.columns.filter(({ kind, field }) => kind !== "shown" && !(id === "total" && field === "source")) }));
      case "tasks": return (values.tasks ?? []).map(({ id }) => ({ key: lineKey("tasks", id), area: "tasks", columns: block.columns }));
      case "management": return block.lines.map(({ id }) => ({ key: lineKey("management", id), area: "management", columns: block.columns.filter(({ kind }) => kind !== "shown") }));
      case "measures": return (values.measures ?? []).map(({ id }) => ({ key: lineKey("measures", id), area: "measures", columns: block.columns }));
      case "bond": case "result": return block.rows.flat().flatMap(({ id, column }) => (id === null || column === null || column.kind === "shown" ? [] : [{ key: lineKey(block.kind, id), area: block.kind, columns: [column] }]));
      case "rows": return values.rows.map(({ id }) => ({ key: lineKey("rows", id), area: "rows", columns: block.columns }));
    }
  });
}

/** The cell to begin with: the first that may be filled, else the first of all; empty for a form without cells. */
export function firstCell(shape: GridShape, lines: readonly GridLine[]): string {
  const all = lines.flatMap(({ key, columns }) => columns.map(({ field }) => pathOf(key, field)));
  return all.find((path) => shape.fillable(path)) ?? all[0] ?? "";
}
