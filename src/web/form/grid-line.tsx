import { memo } from "react";
import type { Say } from "../../core/basics/message.ts";
import { CellEditor, type GridActions } from "./cell-editor.tsx";
import { heaviest, NO_NOTES, type CellNotes, type LineNotes } from "./cell-notes.ts";
import { pathOf, textIn } from "./cells.ts";
import type { GridColumn, GridShape } from "./grid-shape.ts";
import type { GridState } from "./grid-state.ts";
import { stretches } from "./marks.ts";

/** How the grid speaks: sentences, and the form's own names of its columns. */
export interface GridWords {
  readonly say: Say;
  readonly nameOf: (column: GridColumn) => string;
  /** A mark in one sentence. */
  readonly told: (mark: CellNotes["marks"][number]) => string;
}

export interface LineProps {
  readonly line: string;
  readonly columns: readonly GridColumn[];
  /** The line itself: a row, a source of money, or the goal. */
  readonly texts: object;
  readonly shape: GridShape;
  readonly notes: LineNotes;
  readonly words: GridWords;
  readonly actions: GridActions;
  /** What the line is called where it is read out: the indicator's name, or its place. */
  readonly name: string;
  /** Field in focus, when it is in this line. */
  readonly focus: string | null;
  readonly editing: GridState["editing"];
  readonly takesFocus: boolean;
  /** Chosen fields, joined by blanks so that equal ones are the same. */
  readonly chosen: string;
  /** Fields whose text repeats the line above and is printed once. */
  readonly repeats: string;
  /** Texts that are computed: the execution rate and its score. */
  readonly computed: Readonly<Record<string, string>> | null;
}

/** One line of cells. It is drawn again only when something about it changed: typing in one row of three hundred draws one row. */
export const GridCells = memo(function GridCells({ line, columns, texts, shape, notes, words, actions, name, focus, editing, takesFocus, chosen, repeats, computed }: LineProps): React.ReactNode {
  const chosenFields = chosen.split(" ");
  const repeated = repeats.split(" ");
  return columns.map((column) => {
    const { field, span, kind } = column;
    const heading = words.nameOf(column);
    if (kind === "shown") return <td key={field} colSpan={span.count} className="cell cell-number cell-shown" data-label={heading}>{computed?.[field] ?? ""}</td>;
    const path = pathOf(line, field);
    const text = focus === field && editing !== null ? editing.text : textIn(texts, field);
    const cellNotes = notes[field] ?? NO_NOTES;
    const isOpen = shape.fillable(path);
    const sign = heaviest(cellNotes.marks);
    return (
      <td
        key={field}
        colSpan={span.count}
        id={path}
        data-path={path}
        data-label={heading}
        className={[
          "cell", `cell-${kind}`, isOpen ? "cell-open" : "", focus === field ? "cell-focus" : "", chosenFields.includes(field) ? "cell-chosen" : "",
          repeated.includes(field) && focus !== field ? "cell-repeat" : "", sign === null ? "" : `cell-has-${sign}`, cellNotes.before === null ? "" : "cell-changed",
        ].filter((one) => one !== "").join(" ")}
      >
        <div className="cell-stack">
          <CellText text={text} notes={cellNotes} words={words} isTyped={focus === field && editing !== null} />
          {focus === field && (
            <CellEditor
              label={words.say("app-form.cell", { name, column: heading })}
              shown={[text === "" ? words.say("app-form.cell.empty") : text, ...cellNotes.marks.map(words.told)].join(" ")}
              isOpen={isOpen}
              editing={editing}
              takesFocus={takesFocus}
              actions={actions}
            />
          )}
        </div>
        <Around notes={cellNotes} text={text} words={words} />
      </td>
    );
  });
});

/** While a cell is typed in, its text lies unseen below the text field, as high and as wide, and shows only what is underlined. */
function CellText({ text, notes, words, isTyped }: { text: string; notes: CellNotes; words: GridWords; isTyped: boolean }): React.ReactNode {
  return (
    <div className={isTyped ? "cell-text cell-typed" : "cell-text"} aria-hidden={isTyped ? true : undefined}>
      {stretches(text, notes.marks).map(({ text: part, marks }, index) => {
        const sign = heaviest(marks);
        return sign === null ? part : <span key={index} className={`underline underline-${sign}`}>{part}</span>;
      })}
      {/* A last line break needs something after it to be as high as in the text field above. */}
      {isTyped && "\u200b"}
      {text === "" && !isTyped && notes.marks.length > 0 && <span className={`underline underline-${heaviest(notes.marks)!} underline-blank`} aria-hidden="true">{"\u2003\u2003"}</span>}
      {notes.marks.length > 0 && <span className="for-ears">{notes.marks.map(words.told).join(" ")}</span>}
    </div>
  );
}

/** Small print below the text: last year, what stood here before, what the rule suggests, how many remarks. */
function Around({ notes, text, words }: { notes: CellNotes; text: string; words: GridWords }): React.ReactNode {
  const { say } = words;
  const { lastYear, lastActual, before, suggested, remarks, evidence } = notes;
  const isSame = lastYear !== null && lastYear.trim() === text.trim();
  return (
    <>
      {before !== null && <p className="cell-before"><span className="for-ears">{say("app-form.before")} </span><del>{before === "" ? say("app-form.cell.empty") : before}</del></p>}
      {(lastActual !== null || (lastYear !== null && !isSame)) && (
        <p className="cell-beside">
          {lastYear !== null && lastActual !== null ? say("app-form.last-year.both", { target: lastYear, actual: lastActual }) : lastYear !== null ? say("app-form.last-year.text", { text: lastYear }) : say("app-form.last-year.actual", { actual: lastActual ?? "" })}
        </p>
      )}
      {suggested !== null && suggested !== text.trim() && <p className="cell-beside cell-suggested">{say("app-form.suggested", { score: suggested })}</p>}
      {(remarks > 0 || evidence > 0) && (
        <p className="cell-signs">
          {remarks > 0 && <span className="sign-remark">{say("app-form.remarks-here", { count: remarks })}</span>}
          {evidence > 0 && <span className="sign-evidence">{say("app-form.evidence-here", { count: evidence })}</span>}
        </p>
      )}
    </>
  );
}
