import { memo, useEffect, useMemo, useRef } from "react";
import type { FilingHead, FilingRow } from "../../core/form/filing-values.ts";
import type { FieldCell } from "../../core/layout/form.ts";
import { notesOf, type LineNotes } from "./cell-notes.ts";
import type { GridActions } from "./cell-editor.tsx";
import { fieldOf, lineKey, lineOf } from "./cells.ts";
import { GridCells, GridRow, type GridWords, type LineProps } from "./grid-line.tsx";
import type { GridShape, ShapeBlock } from "./grid-shape.ts";
import { linesOf } from "./grid-shape.ts";
import type { GridState } from "./grid-state.ts";
import { moved, selectedCells, copiedBlock } from "./selection.ts";
import { writeBlock } from "./tsv.ts";

export interface GridProps {
  readonly state: GridState;
  readonly send: GridActions["send"];
  readonly command: GridActions["command"];
  readonly head: FilingHead;
  readonly notes: ReadonlyMap<string, LineNotes>;
  readonly words: GridWords;
  /** The form's own words in the language of the page. */
  readonly label: (title: { readonly zh: string; readonly en: string }) => string;
  readonly computed: Readonly<Record<string, string>>;
  /** Counts wishes from elsewhere (a link in the margin) that mean to bring the focus here. */
  readonly summons: number;
}

/** The official form as it is printed, with cells that can be filled. Each block is a table of its own, and all share one set of columns. */
export function Grid({ state, send, command, head, notes, words, label, computed, summons }: GridProps): React.ReactNode {
  const { shape, values, selection, editing } = state;
  const latest = useRef(state);
  latest.current = state;
  const paper = useRef<HTMLDivElement>(null);
  const isTouched = useRef(false);
  const lines = useMemo(() => linesOf(shape, values), [shape, values]);
  const chosen = useMemo(() => chosenByLine(selectedCells(lines, selection)), [lines, selection]);

  const actions = useMemo<GridActions>(
    () => ({
      send,
      command,
      copied: () => {
        const { shape: now, values: texts, selection: cells } = latest.current;
        return writeBlock(copiedBlock(linesOf(now, texts), texts, cells));
      },
      hasNext: (direction) => moved(linesOf(latest.current.shape, latest.current.values), latest.current.selection.focus, direction) !== null,
    }),
    [send, command],
  );

  useEffect(() => {
    if (summons === 0) return;
    isTouched.current = true;
    const field = paper.current?.querySelector<HTMLElement>(".cell-focus textarea");
    field?.focus({ preventScroll: true });
    field?.closest("td")?.scrollIntoView({ block: "center", inline: "nearest" });
  }, [summons]);

  const pathUnder = (target: EventTarget | null): string | null => (target instanceof Element ? target.closest<HTMLElement>("[data-path]")?.dataset["path"] ?? null : null);
  const pressed = (event: React.PointerEvent): void => {
    const path = pathUnder(event.target);
    if (path === null || event.button !== 0) return;
    isTouched.current = true;
    if (path === selection.focus && !event.shiftKey) {
      // The field lies over its cell and takes the press itself.
      if (event.target instanceof HTMLTextAreaElement) return;
      paper.current?.querySelector<HTMLElement>(".cell-focus textarea")?.focus();
      event.preventDefault();
      return;
    }
    event.preventDefault();
    send({ wish: "select", path, extend: event.shiftKey });
  };
  const dragged = (event: React.PointerEvent): void => {
    if (event.pointerType !== "mouse" || event.buttons !== 1 || editing !== null) return;
    const path = pathUnder(event.target);
    if (path !== null && path !== selection.focus) send({ wish: "select", path, extend: true });
  };

  const shared = { shape, words, actions, label, takesFocus: isTouched.current };
  return (
    <div className="grid-scroll">
      <div
        ref={paper}
        className="grid"
        onPointerDown={pressed}
        onPointerOver={dragged}
        onFocus={() => (isTouched.current = true)}
        onDoubleClick={(event) => {
          if (pathUnder(event.target) !== null) send({ wish: "edit" });
        }}
      >
        {shape.blocks.map((block, index) => (
          <table key={index} className={`grid-block grid-${block.kind}`}>
            <caption className="for-ears">{words.say(`app-form.block.${block.kind}`)}</caption>
            <Widths widths={shape.widths} />
            <Block {...shared} block={block} head={head} state={state} notes={notes} chosen={chosen} computed={computed} />
          </table>
        ))}
      </div>
    </div>
  );
}

const Widths = memo(function Widths({ widths }: { widths: readonly number[] }): React.ReactNode {
  const all = widths.reduce((sum, width) => sum + width, 0);
  return <colgroup>{widths.map((width, index) => <col key={index} style={{ width: `${(width / all) * 100}%` }} />)}</colgroup>;
});

interface BlockProps {
  readonly block: ShapeBlock;
  readonly shape: GridShape;
  readonly words: GridWords;
  readonly actions: GridActions;
  readonly label: GridProps["label"];
  readonly takesFocus: boolean;
  readonly head: FilingHead;
  readonly state: GridState;
  readonly notes: ReadonlyMap<string, LineNotes>;
  readonly chosen: ReadonlyMap<string, string>;
  readonly computed: Readonly<Record<string, string>>;
}

function Block({ block, shape, words, actions, label, takesFocus, head, state, notes, chosen, computed }: BlockProps): React.ReactNode {
  const { values, selection, editing } = state;
  const focusLine = lineOf(selection.focus);
  const focusField = fieldOf(selection.focus);
  const beside = (key: string): React.ReactNode => (shape.beside === 0 ? null : <td key={key} className="beside" colSpan={shape.beside} aria-hidden="true" />);
  const lineProps = (line: string): Omit<LineProps, "columns" | "texts" | "name" | "repeats" | "continued" | "computed"> => ({
    line, shape, words, actions,
    notes: notesOf(notes, line),
    focus: line === focusLine ? focusField : null,
    editing: line === focusLine ? editing : null,
    takesFocus: takesFocus && line === focusLine,
    chosen: chosen.get(line) ?? "",
  });

  if (block.kind === "fields") {
    return (
      <tbody>
        {block.rows.map((cells, index) => (
          <tr key={index}>
            {cells.map((cell, at) => <Printed key={at} cell={cell} head={head} label={label} />)}
            {beside("beside")}
          </tr>
        ))}
      </tbody>
    );
  }
  const headings = block.columns.map((column) => <th key={column.field} scope="col" colSpan={column.span.count} className={column.label === null ? "heading heading-beside" : "heading"}>{words.nameOf(column)}</th>);
  const group = (rows: number): React.ReactNode => (block.group === null ? null : <th scope="rowgroup" className="heading group" rowSpan={rows} colSpan={block.group.span.count}><span>{label(block.group.label)}</span></th>);

  if (block.kind === "goal") {
    return (
      <tbody>
        <tr>{group(2)}{headings}{beside("beside")}</tr>
        <tr className="goal-line"><GridCells {...lineProps("goal")} columns={block.columns} texts={values.goal} name={words.say("app-form.block.goal")} repeats="" continued="" computed={null} />{beside("beside")}</tr>
      </tbody>
    );
  }
  if (block.kind === "funds") {
    return (
      <tbody>
        <tr>{group(values.funds.length + 1)}{headings}{beside("beside")}</tr>
        {values.funds.map((funds) => {
          const isTotal = funds.id === "total";
          const name = isTotal ? label(block.total) : funds.source;
          const columns = isTotal ? block.columns.filter(({ field }) => field !== "source") : block.columns;
          const source = block.columns.find(({ field }) => field === "source");
          return (
            <tr key={funds.id}>
              {isTotal && source !== undefined && <th scope="row" className="cell total-name" colSpan={source.span.count}>{name}</th>}
              <GridCells {...lineProps(lineKey("funds", funds.id))} columns={columns} texts={funds} name={name} repeats="" continued="" computed={isTotal ? computed : null} />
              {beside("beside")}
            </tr>
          );
        })}
      </tbody>
    );
  }
  // A browser lays a table out section by section: in a long one a key touches a section of it and not all.
  const sections = values.rows.length > LONG ? inSections(values.rows) : [values.rows];
  const isLong = sections.length > 1;
  const none = values.rows.length === 0 && <tr><td className="cell cell-note" colSpan={shape.widths.length - (block.group?.span.count ?? 0)}>{words.say("app-form.no-rows")}</td></tr>;
  let first = 0;
  return (
    <>
      {isLong && <tbody><tr className="rows-head">{block.group !== null && <td className="heading" colSpan={block.group.span.count} aria-hidden="true" />}{headings}</tr></tbody>}
      {sections.map((rows, section) => {
        const from = first;
        first += rows.length;
        return (
          <tbody key={section}>
            {!isLong && <tr className="rows-head">{group(rows.length + 1)}{headings}</tr>}
            {rows.map((row, index) => (
              <GridRow
                key={row.id}
                {...lineProps(lineKey("rows", row.id))}
                columns={block.columns}
                row={row}
                above={values.rows[from + index - 1]}
                below={values.rows[from + index + 1]}
                index={from + index}
                group={isLong && index === 0 && block.group !== null ? label(block.group.label) : null}
                groupColumns={block.group?.span.count ?? 1}
                groupRows={rows.length}
              />
            ))}
            {none}
          </tbody>
        );
      })}
    </>
  );
}

/** More rows than this are laid out in sections of so many. */
const LONG = 60;
const SECTION = 30;

function inSections(rows: readonly FilingRow[]): readonly (readonly FilingRow[])[] {
  return Array.from({ length: Math.ceil(rows.length / SECTION) }, (_, section) => rows.slice(section * SECTION, (section + 1) * SECTION));
}

function Printed({ cell, head, label }: { cell: FieldCell; head: FilingHead; label: GridProps["label"] }): React.ReactNode {
  if (cell.label !== null) return <th scope="row" className="heading" colSpan={cell.span.count}>{label(cell.label)}</th>;
  const texts: Readonly<Record<string, string>> = { "project.name": head.name, "project.department": head.department, "project.unit": head.unit };
  return <td className="cell cell-head" colSpan={cell.span.count}>{texts[cell.field ?? ""] ?? ""}</td>;
}

function chosenByLine(cells: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  if (cells.flat().length < 2) return new Map();
  return new Map(cells.map((paths) => [lineOf(paths[0]!), paths.map(fieldOf).join(" ")]));
}
