import { useEffect, useMemo, useRef } from "react";
import type { FilingHead } from "../../core/form/filing-values.ts";
import type { LineNotes } from "./cell-notes.ts";
import type { GridActions } from "./cell-editor.tsx";
import { fieldOf, lineOf } from "./cells.ts";
import { GridBlock } from "./grid-block.tsx";
import type { GridWords } from "./grid-line.tsx";
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
      // The field lies over its cell and takes the press itself, and so does the list of what may be chosen.
      if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement) return;
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
          // The field takes its own; told twice, a box would be ticked and emptied again.
          if (!(event.target instanceof HTMLTextAreaElement) && pathUnder(event.target) !== null) send({ wish: "edit" });
        }}
      >
        {shape.blocks.map((block, index) => <GridBlock key={index} {...shared} block={block} head={head} state={state} notes={notes} chosen={chosen} computed={computed} />)}
      </div>
    </div>
  );
}

function chosenByLine(cells: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  if (cells.flat().length < 2) return new Map();
  return new Map(cells.map((paths) => [lineOf(paths[0]!), paths.map(fieldOf).join(" ")]));
}
