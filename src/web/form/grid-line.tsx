import { memo } from "react";
import type { Say } from "../../core/basics/message.ts";
import type { FilingRow } from "../../core/form/filing-values.ts";
import { CellEditor, type GridActions } from "./cell-editor.tsx";
import { heaviest, NO_NOTES, type CellNotes, type LineNotes } from "./cell-notes.ts";
import { readCardRef } from "../../core/library/card-ref.ts";
import { pathOf, textIn } from "./cells.ts";
import type { GridColumn, GridShape } from "./grid-shape.ts";
import type { GridState } from "./grid-state.ts";
import { stretches } from "./marks.ts";
import { asRead, type Names } from "./read-text.ts";

/** How the grid speaks: sentences, and the form's own names of its columns. */
export interface GridWords extends Names {
  readonly say: Say;
  readonly nameOf: (column: GridColumn) => string;
  /** What stood here last year, or in the period before. */
  readonly beside: (text: string) => string;
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
  /** Fields whose text the line below repeats: there is no line between them. */
  readonly continued: string;
  /** Texts that are computed: the execution rate and its score. */
  readonly computed: Readonly<Record<string, string>> | null;
}

/** One line of cells. It is drawn again only when something about it changed: typing in one row of three hundred draws one row. */
export const GridCells = memo(function GridCells({ line, columns, texts, shape, notes, words, actions, name, focus, editing, takesFocus, chosen, repeats, continued, computed }: LineProps): React.ReactNode {
  const chosenFields = chosen.split(" ");
  const repeated = repeats.split(" ");
  const continues = continued.split(" ");
  return columns.map((column) => {
    const { field, span, kind } = column;
    const heading = words.nameOf(column);
    if (kind === "shown") return <td key={field} colSpan={span.count} className="cell cell-number cell-shown" data-label={heading}>{computed?.[field] ?? ""}</td>;
    const path = pathOf(line, field);
    const text = focus === field && editing !== null ? editing.text : textIn(texts, field);
    const isTyped = focus === field && editing !== null;
    const read = isTyped ? text : asRead(words, path, text);
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
          "cell", `cell-${kind}`, read === text ? "" : "cell-named", isOpen ? "cell-open" : "", focus === field ? "cell-focus" : "", chosenFields.includes(field) ? "cell-chosen" : "",
          repeated.includes(field) && focus !== field ? "cell-repeat" : "", continues.includes(field) ? "cell-continued" : "", sign === null ? "" : `cell-has-${sign}`, cellNotes.before === null ? "" : "cell-changed",
        ].filter((one) => one !== "").join(" ")}
      >
        <div className="cell-stack">
          <CellText text={read} isNamed={read !== text} notes={cellNotes} words={words} isTyped={isTyped} />
          {focus === field && (
            <CellEditor
              label={words.say("app-form.cell", { name, column: heading })}
              shown={[text === "" ? words.say("app-form.cell.empty") : read, ...cellNotes.marks.map(words.told)].join(" ")}
              isOpen={isOpen}
              editing={editing}
              takesFocus={takesFocus}
              actions={actions}
            />
          )}
        </div>
        {kind === "choice" && isOpen && focus === field && editing === null && <Choices path={path} text={text} label={words.say("app-form.choose", { name, column: heading })} shape={shape} words={words} actions={actions} />}
        <Around notes={cellNotes} text={text} words={words} />
        {field === "level3" && shape.stage === "goal" && <Origin card={editing === null || focus !== field ? textIn(texts, "card") : ""} isOwn={!isOpen && text.trim() !== ""} words={words} />}
      </td>
    );
  });
});

/** What may stand in the cell in focus, to be picked; the name or code of one may be typed as well. */
function Choices({ path, text, label, shape, words, actions }: { path: string; text: string; label: string; shape: GridShape; words: GridWords; actions: GridActions }): React.ReactNode {
  const isKnown = text === "" || shape.choices.some(({ id }) => id === text);
  return (
    <select className="cell-choices" aria-label={label} value={text} onChange={({ target }) => actions.send({ wish: "put", texts: new Map([[path, target.value]]) })}>
      <option value="">{words.say("app-form.choose.none")}</option>
      {!isKnown && <option value={text}>{text}</option>}
      {shape.choices.map(({ id }) => <option key={id} value={id}>{words.chosen(id)}</option>)}
    </select>
  );
}

export interface RowProps extends Omit<LineProps, "texts" | "name" | "repeats" | "continued" | "computed"> {
  readonly row: FilingRow;
  readonly above: FilingRow | undefined;
  readonly below: FilingRow | undefined;
  readonly index: number;
  /** What names the block, at the first row of a section of a long one. */
  readonly group: string | null;
  readonly groupColumns: number;
  readonly groupRows: number;
}

/** A row of indicators. */
export const GridRow = memo(function GridRow({ row, above, below, index, group, groupColumns, groupRows, ...line }: RowProps): React.ReactNode {
  return (
    <tr className="grid-row">
      {group !== null && <th scope="rowgroup" className="heading group" rowSpan={groupRows} colSpan={groupColumns}><span>{group}</span></th>}
      <GridCells {...line} texts={row} name={rowName(line.words, row, index)} repeats={repeatsOf(line.columns, row, above)} continued={below === undefined ? "" : repeatsOf(line.columns, below, row)} computed={null} />
    </tr>
  );
});

function rowName(words: GridWords, row: FilingRow, index: number): string {
  return row.level3.trim() === "" ? words.say("app-form.row", { row: index + 1 }) : words.say("app-form.named-row", { row: index + 1, name: row.level3 });
}

/** As on paper, a kind is printed once for all of its rows; a level 2 begins anew with its level 1. */
function repeatsOf(columns: readonly GridColumn[], row: FilingRow, above: FilingRow | undefined): string {
  if (above === undefined) return "";
  const fields: string[] = [];
  for (const { field, merged } of columns) {
    if (!merged) continue;
    const name = field as "level1" | "level2";
    if (row[name] === "" || row[name] !== above[name]) break;
    fields.push(field);
  }
  return fields.join(" ");
}

/**
 * While a cell is typed in, its text lies unseen below the text field, as high and as wide, and shows only what is underlined. What is told
 * by another name is underlined whole: the places of marks are those of the text that is kept.
 */
function CellText({ text, isNamed, notes, words, isTyped }: { text: string; isNamed: boolean; notes: CellNotes; words: GridWords; isTyped: boolean }): React.ReactNode {
  return (
    <div className={isTyped ? "cell-text cell-typed" : "cell-text"} aria-hidden={isTyped ? true : undefined}>
      {stretches(text, isNamed ? notes.marks.map((mark) => ({ ...mark, stretch: null })) : notes.marks).map(({ text: part, marks }, index) => {
        const sign = heaviest(marks);
        return sign === null ? (notes.marks.length === 0 ? part : <span key={index}>{part}</span>) : <span key={index} className={`underline underline-${sign}`}>{part}</span>;
      })}
      {/* A last line break needs something after it to be as high as in the text field above. */}
      {isTyped && "\u200b"}
      {text === "" && !isTyped && notes.marks.length > 0 && <span className={`underline underline-${heaviest(notes.marks)!} underline-blank`} aria-hidden="true">{"\u2003\u2003"}</span>}
      {notes.marks.length > 0 && <span className="for-ears">{notes.marks.map(words.told).join(" ")}</span>}
    </div>
  );
}

/** 指标卡 or 自拟: where the indicator is from; who writes it is not told what they know. */
function Origin({ card, isOwn, words: { say } }: { card: string; isOwn: boolean; words: GridWords }): React.ReactNode {
  const known = readCardRef(card);
  if (known === null) return isOwn ? <p className="cell-beside cell-own">{say("app-library.own-words")}</p> : null;
  return <p className="cell-beside cell-from-card">{say("app-library.row-card", { code: known.code, version: known.version })}</p>;
}

/** Small print below the text: last year, what stood here before, what the rule suggests, how many remarks. */
function Around({ notes, text, words }: { notes: CellNotes; text: string; words: GridWords }): React.ReactNode {
  const { say } = words;
  const { lastYear, lastActual, before, suggested, remarks, lastRemarks, evidence } = notes;
  const isSame = lastYear !== null && lastYear.trim() === text.trim();
  return (
    <>
      {before !== null && <p className="cell-before"><span className="for-ears">{say("app-form.before")} </span><del>{before === "" ? say("app-form.cell.empty") : before}</del></p>}
      {(lastActual !== null || (lastYear !== null && !isSame)) && (
        <p className="cell-beside">
          {lastYear !== null && lastActual !== null ? say("app-form.last-year.both", { target: lastYear, actual: lastActual }) : lastYear !== null ? words.beside(lastYear) : say("app-form.last-year.actual", { actual: lastActual ?? "" })}
        </p>
      )}
      {suggested !== null && suggested !== text.trim() && <p className="cell-beside cell-suggested">{say("app-form.suggested", { score: suggested })}</p>}
      {(remarks > 0 || lastRemarks > 0 || evidence > 0) && (
        <p className="cell-signs">
          {remarks > 0 && <span className="sign-remark">{say("app-form.remarks-here", { count: remarks })}</span>}
          {lastRemarks > 0 && <span className="sign-last-remark">{say("app-form.last-year.remarks", { count: lastRemarks })}</span>}
          {evidence > 0 && <span className="sign-evidence">{say("app-form.evidence-here", { count: evidence })}</span>}
        </p>
      )}
    </>
  );
}
