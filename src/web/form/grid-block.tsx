import { memo, useEffect, useRef } from "react";
import { toShortText } from "../../core/basics/decimal.ts";
import { bondCells } from "../../core/form/bond.ts";
import { ownLines, type OwnList } from "../../core/form/cell-path.ts";
import type { FilingHead, FilingRow, FilingValues } from "../../core/form/filing-values.ts";
import { resultText } from "../../core/layout/draw-result.ts";
import type { Bilingual, FieldCell } from "../../core/layout/form.ts";
import { notesOf, type LineNotes } from "./cell-notes.ts";
import type { GridActions } from "./cell-editor.tsx";
import { fieldOf, lineKey, lineOf } from "./cells.ts";
import { GridCells, GridRow, type GridWords, type LineProps } from "./grid-line.tsx";
import type { GridColumn, GridShape, ShapeBlock } from "./grid-shape.ts";
import type { GridState } from "./grid-state.ts";
import { taskTotal } from "./task-total.ts";

/** Millimetres up to which an English word is written down a column of the grid, since it would be broken across. */
const NARROW = 10;

/** One block, or a section of it, as a table on the columns that all share. */
function BlockTable({ kind, caption, widths, children }: { kind: string; caption: string; widths: readonly number[]; children: React.ReactNode }): React.ReactNode {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => keepHeadAbove(table.current), []);
  return (
    <table ref={table} className={`grid-block grid-${kind}`}>
      <caption className="for-ears">{caption}</caption>
      <Widths widths={widths} />
      <tbody>{children}</tbody>
    </table>
  );
}

/** Where names of columns stand in two rows, the lower row stays in sight below the upper one, which is as high as its words need. */
function keepHeadAbove(table: HTMLTableElement | null): (() => void) | undefined {
  const upper = table?.querySelector(".rows-head [scope=colgroup]") ?? null;
  if (table === null || upper === null) return undefined;
  const measure = new ResizeObserver(() => table.style.setProperty("--head-above", `${upper.getBoundingClientRect().height}px`));
  measure.observe(upper);
  return () => measure.disconnect();
}

const Widths = memo(function Widths({ widths }: { widths: readonly number[] }): React.ReactNode {
  const all = widths.reduce((sum, width) => sum + width, 0);
  return <colgroup>{widths.map((width, index) => <col key={index} style={{ width: `${(width / all) * 100}%` }} />)}</colgroup>;
});

export interface BlockProps {
  readonly block: ShapeBlock;
  readonly shape: GridShape;
  readonly words: GridWords;
  readonly actions: GridActions;
  /** The form's own words in the language of the page. */
  readonly label: (title: Bilingual) => string;
  readonly takesFocus: boolean;
  readonly head: FilingHead;
  readonly state: GridState;
  readonly notes: ReadonlyMap<string, LineNotes>;
  readonly chosen: ReadonlyMap<string, string>;
  readonly computed: Readonly<Record<string, string>>;
}

/** The part of the official form that a block describes. */
export function GridBlock({ block, shape, words, actions, label, takesFocus, head, state, notes, chosen, computed }: BlockProps): React.ReactNode {
  const { values, selection, editing } = state;
  const focusLine = lineOf(selection.focus);
  const focusField = fieldOf(selection.focus);
  const lineProps = (line: string): Omit<LineProps, "columns" | "texts" | "name" | "repeats" | "continued" | "computed"> => ({
    line, shape, words, actions,
    notes: notesOf(notes, line),
    focus: line === focusLine ? focusField : null,
    editing: line === focusLine ? editing : null,
    takesFocus: takesFocus && line === focusLine,
    chosen: chosen.get(line) ?? "",
  });

  const caption = words.say(`app-form.block.${block.kind}`);
  const table = (children: React.ReactNode, kind: string = block.kind): React.ReactNode => <BlockTable kind={kind} caption={caption} widths={shape.widths}>{children}</BlockTable>;

  if (block.kind === "fields") {
    return table(
      block.rows.map((cells, index) => (
        <tr key={index}>
          {cells.map((cell, at) => <Printed key={at} cell={cell} head={head} label={label} />)}
        </tr>
      )),
    );
  }
  const rowGroup = (rows: number): React.ReactNode => (block.group === null ? null : <th scope="rowgroup" className="heading group" rowSpan={rows} colSpan={block.group.span.count}><span>{block.kind === "funds" ? words.say("form.with-unit", { name: label(block.group.label), unit: words.say("form.amounts-unit") }) : label(block.group.label)}</span></th>);
  if (block.kind === "bond") {
    const cells = bondCells(values.bond ?? []);
    const reckoned = Object.fromEntries(Object.entries(cells).map(([id, { number, because }]) => [`bond.${id}`, number !== null ? toShortText(number) : because === undefined ? "" : words.say(because.code, because.params)]));
    return table(block.rows.map((cells, index) => (
      <tr key={index}>
        {index === 0 && rowGroup(block.rows.length)}
        {cells.map(({ label: title, span, id, column }, at) =>
          column === null || id === null
            ? <th key={at} scope="row" className="heading" colSpan={span.count}>{title === null ? "" : label(title)}</th>
            : <GridCells key={at} {...lineProps(lineKey("bond", id))} columns={[column]} texts={lineIn(values, "bond", id)} name={words.say("app-form.block.bond")} repeats="" continued="" computed={reckoned} />)}
      </tr>
    )));
  }
  if (block.kind === "result") {
    const taken = new Map((values.result ?? []).map(({ id, value }) => [id, value]));
    return table(block.rows.map((cells, index) => (
      <tr key={index}>
        {index === 0 && rowGroup(block.rows.length)}
        {cells.map(({ label: title, span, id, column }, at) => {
          if (column === null || id === null) return <th key={at} scope="row" className="heading" colSpan={span.count}>{title === null ? "" : label(title)}</th>;
          if (column.kind === "shown") return <td key={at} className="cell cell-shown" colSpan={span.count}>{resultText(id, taken.get(id) ?? null, words.say) ?? ""}</td>;
          return <GridCells key={at} {...lineProps(lineKey("result", id))} columns={[column]} texts={lineIn(values, "result", id)} name={words.say("app-form.block.result")} repeats="" continued="" computed={null} />;
        })}
      </tr>
    )));
  }
  const [upper, lower] = headingRows(block.columns);
  // Beside boxes to be ticked another column can be as narrow as they are.
  const isNarrow = ({ kind, span }: GridColumn, height: number): boolean => kind === "tick" || (height === 2 && shape.widths.slice(span.start, span.start + span.count).reduce((sum, width) => sum + width, 0) <= NARROW);
  const heading = (column: GridColumn, height: number): React.ReactNode => (
    <th key={column.field} scope="col" colSpan={column.span.count} rowSpan={height} className={isNarrow(column, height) ? "heading heading-tick" : "heading"}><span>{words.nameOf(column)}</span></th>
  );
  const headings = upper.map(({ columns, over }) =>
    over === null ? heading(columns[0]!, lower.length === 0 ? 1 : 2) : <th key={over.zh} scope="colgroup" colSpan={columns.reduce((sum, { span }) => sum + span.count, 0)} className="heading">{label(over)}</th>);
  const below = lower.length === 0 ? null : <tr className="rows-head rows-head-lower">{lower.map((column) => heading(column, 1))}</tr>;
  const group = rowGroup;

  if (block.kind === "goal") {
    return table(
      <>
        <tr>{group(2)}{headings}</tr>
        <tr className="goal-line"><GridCells {...lineProps("goal")} columns={block.columns} texts={values.goal} name={words.say("app-form.block.goal")} repeats="" continued="" computed={null} /></tr>
      </>,
    );
  }
  if (block.kind === "tasks") {
    const tasks = values.tasks ?? [];
    return table(
      <>
        <tr className="rows-head">{group(tasks.length + (below === null ? 2 : 3))}{headings}</tr>
        {below}
        {tasks.map((task, index) => (
          <tr key={task.id}>
            <GridCells {...lineProps(lineKey("tasks", task.id))} columns={block.columns} texts={task} name={words.say("app-form.task", { row: index + 1, name: task.name })} repeats="" continued="" computed={null} />
          </tr>
        ))}
        <tr>
          {taskTotal(block.columns, tasks).map(({ span, text }, at) => (at === 0
            ? <th key={at} scope="row" className="cell total-name" colSpan={span}>{label(block.total)}</th>
            : <td key={at} className="cell cell-shown number" colSpan={span}>{text}</td>))}
        </tr>
      </>,
    );
  }
  if (block.kind === "measures") {
    const lines = values.measures ?? [];
    return table(
      <>
        <tr className="rows-head">{group(lines.length + 1)}{headings}</tr>
        {lines.map((line, index) => (
          <tr key={line.id} className="grid-row">
            <GridCells {...lineProps(lineKey("measures", line.id))} columns={block.columns} texts={line} name={words.say("app-form.measure", { row: index + 1, name: line.problem })} repeats="" continued="" computed={null} />
          </tr>
        ))}
      </>,
    );
  }
  if (block.kind === "management") {
    return table(
      <>
        <tr>{group(block.lines.length + 1)}{headings}</tr>
        {block.lines.map((line) => (
          <tr key={line.id}>
            {block.columns.filter(({ kind }) => kind === "shown").map(({ field, span }) => <th key={field} scope="row" className="cell total-name" colSpan={span.count}>{label(line)}</th>)}
            <GridCells {...lineProps(lineKey("management", line.id))} columns={block.columns.filter(({ kind }) => kind !== "shown")} texts={lineIn(values, "management", line.id)} name={label(line)} repeats="" continued="" computed={null} />
          </tr>
        ))}
      </>,
    );
  }
  if (block.kind === "funds") {
    return table(
      <>
        <tr>{group(values.funds.length + 1)}{headings}</tr>
        {values.funds.map((funds) => {
          const isTotal = funds.id === "total";
          const name = isTotal ? label(block.total) : words.named(funds.source);
          const columns = isTotal ? block.columns.filter(({ field }) => field !== "source") : block.columns;
          const source = block.columns.find(({ field }) => field === "source");
          return (
            <tr key={funds.id}>
              {isTotal && source !== undefined && <th scope="row" className="cell total-name" colSpan={source.span.count}>{name}</th>}
              <GridCells {...lineProps(lineKey("funds", funds.id))} columns={columns} texts={funds} name={name} repeats="" continued="" computed={isTotal ? computed : null} />
            </tr>
          );
        })}
      </>,
    );
  }
  const { rows } = values;
  const focusRow = rows.findIndex(({ id }) => lineKey("rows", id) === focusLine);
  const section = (from: number, to: number, isNamed: boolean): React.ReactNode => {
    const holdsFocus = focusRow >= from && focusRow < to;
    return (
      <GridRows
        rows={rows} from={from} to={to} columns={block.columns} shape={shape} words={words} actions={actions} notes={notes} chosen={chosen}
        focus={holdsFocus ? selection.focus : null} editing={holdsFocus ? editing : null} takesFocus={takesFocus && holdsFocus}
        group={isNamed && block.group !== null ? label(block.group.label) : null} groupColumns={block.group?.span.count ?? 1}
      />
    );
  };
  if (rows.length <= LONG) {
    return table(
      <>
        <tr className="rows-head">{group(rows.length + (below === null ? 1 : 2))}{headings}</tr>
        {below}
        {section(0, rows.length, false)}
        {rows.length === 0 && <tr><td className="cell cell-note" colSpan={shape.widths.length - (block.group?.span.count ?? 0)}>{words.say("app-form.no-rows")}</td></tr>}
      </>,
    );
  }
  // In a long form a key concerns one section: the others are neither laid out nor painted again, and not at all while out of sight.
  const starts = Array.from({ length: Math.ceil(rows.length / SECTION) }, (_, index) => index * SECTION);
  return (
    <>
      <div className="grid-sticky">{table(<><tr className="rows-head">{block.group !== null && <td className="heading" colSpan={block.group.span.count} rowSpan={below === null ? 1 : 2} aria-hidden="true" />}{headings}</tr>{below}</>, "rows-heading")}</div>
      {starts.map((from) => <div key={from} className="grid-section">{table(section(from, Math.min(from + SECTION, rows.length), true))}</div>)}
    </>
  );
}

const NO_TEXTS = {};

function lineIn(values: FilingValues, list: OwnList, id: string): object {
  return ownLines(values, list).find((line) => line.id === id) ?? NO_TEXTS;
}

/** Names of columns in the order of the form, those under one of their own together; and the ones that then stand in a second row. */
function headingRows(columns: readonly GridColumn[]): readonly [upper: readonly { readonly columns: readonly GridColumn[]; readonly over: Bilingual | null }[], lower: readonly GridColumn[]] {
  const upper: { columns: GridColumn[]; over: Bilingual | null }[] = [];
  for (const column of columns) {
    const last = upper.at(-1);
    if (column.over !== null && last?.over?.zh === column.over.zh) last.columns.push(column);
    else upper.push({ columns: [column], over: column.over });
  }
  return [upper, columns.filter(({ over }) => over !== null)];
}

interface RowsProps extends Pick<LineProps, "shape" | "words" | "actions" | "columns" | "editing" | "takesFocus"> {
  /** All rows; the section draws those from `from` to `to`. */
  readonly rows: readonly FilingRow[];
  readonly from: number;
  readonly to: number;
  readonly notes: ReadonlyMap<string, LineNotes>;
  readonly chosen: ReadonlyMap<string, string>;
  /** Cell in focus, when it is in this section. */
  readonly focus: string | null;
  readonly group: string | null;
  readonly groupColumns: number;
}

/** A section of rows; not looked at again while nothing in it, nor about it, has changed. */
const GridRows = memo(function GridRows({ rows, from, to, notes, chosen, focus, editing, takesFocus, group, groupColumns, ...shared }: RowsProps): React.ReactNode {
  return rows.slice(from, to).map((row, index) => {
    const line = lineKey("rows", row.id);
    const isFocus = focus !== null && lineOf(focus) === line;
    return (
      <GridRow
        key={row.id}
        {...shared}
        line={line}
        row={row}
        above={rows[from + index - 1]}
        below={rows[from + index + 1]}
        index={from + index}
        notes={notesOf(notes, line)}
        chosen={chosen.get(line) ?? ""}
        focus={isFocus ? fieldOf(focus) : null}
        editing={isFocus ? editing : null}
        takesFocus={takesFocus && isFocus}
        group={index === 0 ? group : null}
        groupColumns={groupColumns}
        groupRows={to - from}
      />
    );
  });
});

/** More rows than this are drawn in sections of so many. */
const LONG = 60;
const SECTION = 10;

function Printed({ cell, head, label }: { cell: FieldCell; head: FilingHead; label: BlockProps["label"] }): React.ReactNode {
  if (cell.label !== null) return <th scope="row" className="heading" colSpan={cell.span.count}>{label(cell.label)}</th>;
  const texts: Readonly<Record<string, string>> = { "project.name": head.name, "project.department": head.department, "project.unit": head.unit };
  return <td className="cell cell-head" colSpan={cell.span.count}>{texts[cell.field ?? ""] ?? ""}</td>;
}
