import type { Form } from "../../../core/layout/form.ts";
import type { Layout } from "../../../core/layout/layout.ts";
import { pickForm } from "../../../core/layout/form.ts";
import { layOutTable } from "../../../core/layout/lay-out-table.ts";
import { markLayout } from "../../../core/layout/mark-layout.ts";
import { sentenceOf } from "../../../core/recheck/finding-words.ts";
import { countFindings } from "../../../core/recheck/group.ts";
import type { Profile } from "../../../core/score/profile.ts";
import type { Rechecked } from "../../../core/recheck/result.ts";
import { element, type Child } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { answerTo, subjectOf } from "./answer.ts";
import { answerCard } from "./answer-card.ts";
import { drawMargin } from "./margin.ts";
import { drawPaper } from "./paper.ts";
import { problemInWords, problemList } from "./list-view.ts";
import { profileCard } from "./profile-card.ts";
import type { RecheckedFile } from "./results.ts";
import { strip } from "./strip.ts";
import { summarise } from "./summary.ts";

export interface TableView {
  readonly node: HTMLElement;
  /** True when the key meant something here and needs no further doing. */
  readonly key: (key: string) => boolean;
  /** To be called once the node stands in the page. */
  readonly settle: () => void;
  readonly leave: () => void;
}

export interface TableViewParts {
  /** Above the head: the way back to the list, a bar about a kept result. */
  readonly above: Child;
  /** Buttons for what can be done with this table. */
  readonly actions: Child;
  /** The rules it was rechecked by. */
  readonly profile: Profile;
}

/** One table as on paper, with what the recheck has to say in the margin. */
export function tableView(context: Context, rechecked: RecheckedFile, forms: readonly Form[], parts: TableViewParts): TableView {
  const { say } = context;
  const { table, result } = rechecked;
  const { findings } = result;
  const form = pickForm(forms, table.form) ?? forms[0];
  if (form === undefined) throw new Error("a page without a form cannot draw a table");
  let chosen: number | null = null;
  let subject: string | null = null;
  let openedFrom: HTMLElement | null = null;

  const answerable = (path: string): boolean => {
    const of = subjectOf(path);
    return of !== null && answerTo(of, rechecked) !== null;
  };
  const opens = (path: string) => /\.(target|actual|points|score|execution_score|execution_rate)$|^total_/.test(path) && answerable(path);
  const layout = markLayout(layOutTable(table, form, say), findings, say);
  const tabStops = stopsOf(layout, opens);
  const paper = drawPaper(context, layout, {
    chooseFinding: (number) => (chosen === number ? explain(number) : choose(number, false)),
    openAnswer: (path) => open(path, paper.cells.get(path) ?? null),
    opens,
    inTabOrder: (path) => tabStops.has(path),
  });
  const margin = drawMargin(context, table, findings, paper.marks, {
    choose: (number) => choose(number, true),
    explain,
    step: (by) => void step(by),
    canExplain: (finding) => answerable(finding.path),
  });
  const summary = summarise(rechecked);
  // A cell that could not be read is a finding of its own most of the time, and stands in the margin beside its row.
  const found = new Set(findings.map((finding) => sentenceOf(finding, say)));
  const notes = rechecked.notes.filter((note) => !found.has(problemInWords(say, note)));

  const node = element(
    "main",
    { class: "table-view", id: "main", tabindex: -1 },
    parts.above,
    element(
      "header",
      { class: "table-head" },
      element("h1", {}, table.project.name ?? say("page.table.unnamed")),
      element("p", { class: "quiet" }, facts(context, rechecked).map((fact) => element("span", { class: "fact" }, fact))),
    ),
    strip(context, summary, summary.grade, countFindings([rechecked]), (of) => open(of, null)),
    element("div", { class: "row actions" }, parts.actions),
    element("div", { class: "sheet-and-margin" }, paper.node, margin.node),
    notes.length === 0 ? null : element("section", { class: "reading-notes" }, element("h2", {}, say("page.table.notes")), problemList(say, notes)),
    profileCard(context, parts.profile, true),
  );

  function choose(number: number | null, reveal: boolean): void {
    if (chosen !== null) paper.marks.get(chosen)?.classList.remove("chosen");
    chosen = number;
    if (subject !== null) close(false);
    if (number !== null) {
      const mark = paper.marks.get(number);
      mark?.classList.add("chosen");
      // Focus walks along, so that a person who listens hears each finding as it is met.
      const target = mark ?? node.querySelector<HTMLElement>(`#finding-${number} .note-body`);
      target?.focus({ preventScroll: true });
      if (reveal || mark === undefined) target?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    margin.choose(number);
    if (number !== null) document.getElementById(`finding-${number}`)?.scrollIntoView({ block: "nearest" });
  }

  function explain(number: number): void {
    const finding = findings[number - 1];
    if (finding === undefined || !answerable(finding.path)) return;
    if (chosen !== number) choose(number, true);
    open(finding.path, paper.marks.get(number) ?? null, number);
  }

  function open(path: string, from: HTMLElement | null, number: number | null = null): void {
    const of = subjectOf(path);
    const answer = of === null ? null : answerTo(of, rechecked);
    if (of === null || answer === null) return;
    if (subject === of && number === null) return close(true);
    subject = of;
    openedFrom = from ?? (document.activeElement instanceof HTMLElement ? document.activeElement : null);
    for (const cell of paper.cells.values()) cell.closest("tr")?.classList.remove("asked");
    const anchor = paper.cells.get(path) ?? firstCell(of);
    anchor?.closest("tr")?.classList.add("asked");
    const card = answerCard(context, answer, () => close(true));
    margin.answer(card, anchor?.closest("td, th") ?? null, number ?? notesBefore(of));
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  function close(refocus: boolean): void {
    subject = null;
    for (const row of Array.from(node.querySelectorAll(".asked"))) row.classList.remove("asked");
    margin.answer(null, null, 0);
    if (refocus) openedFrom?.focus({ preventScroll: true });
    openedFrom = null;
  }

  function firstCell(of: string): HTMLElement | null {
    for (const [path, cell] of paper.cells) if (subjectOf(path) === of) return cell;
    return null;
  }

  /** An answer stands after the notes of its own row, or, where there are none, after those of the rows above. */
  function notesBefore(of: string): number {
    const here = firstCell(of);
    let before = 0;
    findings.forEach((finding, index) => {
      const mark = paper.marks.get(index + 1);
      const isAbove = here !== null && mark !== undefined && (mark.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      if (isAbove || subjectOf(finding.path) === of) before = index + 1;
    });
    return before;
  }

  function step(by: 1 | -1): boolean {
    const next = chosen === null ? (by === 1 ? 1 : findings.length) : chosen + by;
    if (next < 1 || next > findings.length) return false;
    choose(next, true);
    return true;
  }

  function key(pressed: string): boolean {
    switch (pressed) {
      case "next":
        return step(1);
      case "previous":
        return step(-1);
      case "open":
        if (chosen === null || subject !== null) return false;
        explain(chosen);
        return true;
      case "close":
        if (subject !== null) close(true);
        else if (chosen !== null) choose(null, false);
        else return false;
        return true;
      default:
        return false;
    }
  }

  const watcher = typeof ResizeObserver === "function" ? new ResizeObserver(() => margin.arrange()) : null;
  return {
    node,
    key,
    settle() {
      watcher?.observe(paper.node);
      margin.arrange();
    },
    leave: () => watcher?.disconnect(),
  };
}

/** Who filled the table, for which year, and where it was read from: a line under its name. */
function facts({ say }: Context, { table, result }: Rechecked): string[] {
  const { department, unit } = table.project;
  const bodies = [unit ?? table.publisher, department].filter((name): name is string => name !== null && name !== "");
  return [...new Set(bodies), ...(table.year === null ? [] : [say("page.table.year", { year: String(table.year) })]), say(`form.kind.${table.form}`), result.file];
}

const PREFERRED: readonly string[] = ["score", "execution_score", "target", "actual", "points", "execution_rate"];

/** The one cell of each row that the Tab key stops at: its score where the form has one. */
function stopsOf(layout: Layout, opens: (path: string) => boolean): ReadonlySet<string> {
  const best = new Map<string, string>();
  const rank = (path: string) => PREFERRED.indexOf(/[a-z_]+$/.exec(path)?.[0] ?? "");
  for (const { cells } of layout.rows) {
    for (const { path } of cells) {
      if (path === null || !opens(path)) continue;
      const subject = subjectOf(path)!;
      const known = best.get(subject);
      if (known === undefined || rank(path) < rank(known)) best.set(subject, path);
    }
  }
  return new Set(best.values());
}
