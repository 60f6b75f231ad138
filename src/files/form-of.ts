import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { FUNDS_FIELDS, INDICATOR_FIELDS, type BlankGroup, type Block, type FieldCell, type Form, type FormScope, type FundsPart, type GroupHeading, type Span } from "../core/layout/form.ts";
import { MEASURE_FIELDS } from "../core/recheck/application-fields.ts";
import type { FormText } from "./form-shape.ts";
import type { YamlFile } from "./read-yaml.ts";
import { fieldName } from "./pack-words.ts";

const A4 = { portrait: 210, landscape: 297 };

type Path = readonly PropertyKey[];
type BlockText = FormText["blocks"][number];

function scopeOf({ stage, books, kinds, place, combines, from, until, frame }: NonNullable<FormText["serves"]>): FormScope {
  return { stage, books, ...(kinds === undefined ? {} : { kinds }), ...(place === undefined ? {} : { place }), ...(combines === undefined ? {} : { combines }), ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }), ...(frame === undefined ? {} : { frame }) };
}

/** A part of the money without an id of its own is called by its place. */
export const namedParts = (parts: readonly { readonly id?: string | undefined; readonly zh: string; readonly en: string }[]): readonly FundsPart[] => parts.map(({ id, zh, en }, index) => ({ id: id ?? `part-${index + 1}`, zh, en }));

/** Parts that are called like the total, or like one before them: by their places. */
export const partsTwice = (parts: readonly FundsPart[]): readonly number[] => parts.flatMap(({ id }, index) => (id === "total" || parts.findIndex((one) => one.id === id) !== index ? [index] : []));

/** Groups of an empty form; points that nobody gives are null. */
export const groupsOf = (groups: FormText["blank"]["groups"]): readonly BlankGroup[] => groups.map(({ level1, points, kinds }) => ({ level1, points: points ?? null, kinds }));

/** Makes a form of its file: finds the grid columns behind their names and checks that each row fills the grid. */
export function formOf(form: FormText, file: YamlFile): Result<Form> {
  const problems: Problem[] = [];
  const refuse = (path: Path, code: string, params: Record<string, string | number> = {}) =>
    problems.push(file.problemAt(path, code, { field: fieldName(path), ...params }));

  const ids = form.grid.map(({ id }) => id);
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) refuse(["grid", index, "id"], "pack.twice", { found: id });
  });
  const room = A4[form.paper.orientation] - 2 * form.paper.margin;
  const width = Math.round(form.grid.reduce((total, column) => total + column.width, 0) * 10) / 10;
  if (width > room) refuse(["grid"], "pack.too-wide", { width, room });

  const spanOf = (columns: string, path: Path): Span => {
    const [first = "", last = first] = columns.split("..");
    const [start, end] = [ids.indexOf(first), ids.indexOf(last)];
    if (start < 0 || end < start) refuse([...path, "columns"], "pack.columns-unknown", { found: columns });
    return { start: Math.max(start, 0), count: Math.max(end - start + 1, 1) };
  };
  /** Cells of a row stand side by side from the group's edge to the grid's end. */
  const fill = <T extends { readonly columns: string }>(cells: readonly T[], path: Path, from: number): (T & { span: Span })[] => {
    let next = from;
    const placed = cells.map((one, index) => {
      const span = spanOf(one.columns, [...path, index]);
      if (span.start !== next) refuse([...path, index, "columns"], "pack.columns-gap", { found: one.columns, expected: ids[next] ?? "" });
      next = span.start + span.count;
      return { ...one, span };
    });
    if (next !== ids.length) refuse([...path, cells.length - 1, "columns"], "pack.columns-short", { expected: ids[ids.length - 1]! });
    return placed;
  };
  const groupOf = (group: { columns: string; label: GroupHeading["label"] } | undefined, path: Path): GroupHeading | null => {
    if (group === undefined) return null;
    const span = spanOf(group.columns, [...path, "group"]);
    if (span.start !== 0) refuse([...path, "group", "columns"], "pack.columns-gap", { found: group.columns, expected: ids[0]! });
    return { span, label: group.label };
  };
  const partsOf = (parts: NonNullable<Extract<BlockText, { kind: "funds" }>["parts"]>, path: Path): readonly FundsPart[] => {
    const named = namedParts(parts);
    for (const index of partsTwice(named)) refuse([...path, "parts", index, "id"], "pack.twice", { found: named[index]!.id });
    return named;
  };
  /** Every value of a table has its column, once, and the one that carries the row is always there. */
  const complete = (columns: readonly { readonly field: string; readonly when?: "printed" | undefined }[], fields: readonly string[], always: string, path: Path) => {
    for (const field of fields) if (!columns.some((column) => column.field === field)) refuse(path, "pack.column-missing", { expected: field });
    for (const field of new Set(columns.map((column) => column.field))) {
      if (columns.filter((column) => column.field === field).length > 1) refuse(path, "pack.twice", { found: field });
    }
    const carrier = columns.findIndex((column) => column.field === always);
    if (columns[carrier]?.when !== undefined) refuse([...path, carrier, "when"], "pack.column-always", { expected: always });
  };

  /** Rows of names and single fields, each of which stands once. */
  const fieldRows = <Field extends string>(rows: readonly (readonly { columns: string; label?: GroupHeading["label"] | undefined; field?: Field | undefined }[])[], path: Path, edge: number) => {
    const placed = rows.map((row, line) => fill(row, [...path, "rows", line], edge).map(({ span, label, field }, at) => {
      if ((label === undefined) === (field === undefined)) refuse([...path, "rows", line, at], "pack.label-or-field");
      return { span, label: label ?? null, field: field ?? null };
    }));
    const asked = placed.flat().flatMap(({ field }) => field ?? []);
    asked.forEach((field, at) => {
      if (asked.indexOf(field) !== at) refuse([...path, "rows"], "pack.twice", { found: field });
    });
    return placed;
  };

  const blockOf = (block: BlockText, index: number): Block => {
    const path: Path = ["blocks", index];
    if (block.kind === "fields") {
      const rows = block.rows.map((row, line) => fill(row, [...path, "rows", line], 0).map(({ span, label, field, says }, at): FieldCell => {
        if ((label === undefined) === (field === undefined)) refuse([...path, "rows", line, at], "pack.label-or-field");
        if (field === undefined && says !== undefined) refuse([...path, "rows", line, at, "says"], "pack.says-without-field");
        return { span, label: label ?? null, field: field ?? null, ...(says === undefined ? {} : { says }) };
      }));
      return { kind: "fields", whenPrinted: block.when !== undefined, rows };
    }
    const group = groupOf(block.group, path);
    const edge = group === null ? 0 : group.span.count;
    const place = [...path, "columns"];
    if (block.kind === "tasks") {
      complete(block.columns, [], "name", place);
      if (!block.columns.some(({ field }) => field === "name")) refuse(place, "pack.column-missing", { expected: "name" });
      const columns = fill(block.columns, place, edge).map(({ span, field, label, when, over }) => ({ span, field, label, whenPrinted: when !== undefined, ...(over === undefined ? {} : { over }) }));
      return { kind: "tasks", whenPrinted: block.when !== undefined, group, columns, total: block.total, rows: block.rows };
    }
    if (block.kind === "management") {
      complete(block.columns, ["account"], "line", place);
      const columns = fill(block.columns, place, edge).map(({ span, field, label }) => ({ span, field, label }));
      block.lines.forEach(({ id }, at) => {
        if (block.lines.findIndex((one) => one.id === id) !== at) refuse([...path, "lines", at, "id"], "pack.twice", { found: id });
      });
      return { kind: "management", group, columns, lines: block.lines };
    }
    if (block.kind === "measures") {
      complete(block.columns, MEASURE_FIELDS, "problem", place);
      const { from, until } = block.window;
      if (`${until.year + 5}-${until.day}` < `${from.year + 5}-${from.day}`) refuse([...path, "window", "until"], "pack.season-upside-down");
      const columns = fill(block.columns, place, edge).map(({ span, field, label }) => ({ span, field, label }));
      return { kind: "measures", group, columns, rows: block.rows, window: block.window };
    }
    if (block.kind === "result") return { kind: "result", group, rows: fieldRows(block.rows, path, edge) };
    if (block.kind === "bond") {
      return { kind: "bond", group, rows: fieldRows(block.rows, path, edge) };
    }
    if (block.kind === "funds") {
      complete(block.columns, FUNDS_FIELDS, "source", place);
      const columns = fill(block.columns, place, edge).map(({ span, field, label, when, inParts }) => ({ span, field, label, whenPrinted: when !== undefined, inParts: inParts ?? "" }));
      return { kind: "funds", whenPrinted: block.when !== undefined, group, columns, total: block.total, parts: partsOf(block.parts ?? [], path) };
    }
    if (block.kind === "goals") {
      complete(block.columns, [], block.columns[0]!.field, place);
      const columns = fill(block.columns, place, edge).map(({ span, field, label, when }) => ({ span, field, label, whenPrinted: when !== undefined }));
      return { kind: "goals", whenPrinted: block.when !== undefined, group, height: block.height, columns };
    }
    complete(block.columns, INDICATOR_FIELDS, "level3", place);
    const columns = fill(block.columns, place, edge).map(({ span, field, label, when, merged, over }) => ({
      span, field, label, whenPrinted: when !== undefined, merged: merged ?? false, ...(over === undefined ? {} : { over }),
    }));
    return { kind: "indicators", group, columns };
  };

  const scope = form.serves;
  if (scope?.from !== undefined && scope.until !== undefined && scope.until < scope.from) refuse(["serves", "until"], "pack.years-upside-down");
  const blocks = form.blocks.map(blockOf);
  // What follows from a result is neither money by source nor indicators: its one table is that of the measures.
  for (const kind of form.draws === "application" ? (["result", "measures"] as const) : (["funds", "indicators"] as const)) {
    const found = blocks.filter((block) => block.kind === kind).length;
    if (found !== 1) refuse(["blocks"], "pack.one-block", { expected: kind, found });
  }
  if (problems.length > 0) return refused(...problems);
  return done({
    id: form.id, draws: form.draws, ...(scope === undefined ? {} : { serves: scopeOf(scope) }), title: form.title, provenance: form.provenance, reference: form.reference,
    paper: form.paper, textSize: form.textSize, grid: form.grid, blocks, notes: form.notes ?? [],
    ...(form.signatures === undefined ? {} : { signatures: form.signatures }),
    blank: {
      reference: form.blank.reference,
      executionPoints: form.blank.executionPoints ?? null,
      totalPoints: form.blank.totalPoints ?? null,
      groups: groupsOf(form.blank.groups),
      ...(form.blank.variants === undefined ? {} : { variants: form.blank.variants.map(({ frame, groups }) => ({ frame, groups: groupsOf(groups) })) }),
    },
  });
}
