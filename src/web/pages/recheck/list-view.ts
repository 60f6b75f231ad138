import type { Problem } from "../../../core/basics/problem.ts";
import { countFindings, groupByDepartment, type SeverityCounts } from "../../../core/recheck/group.ts";
import type { Rechecked } from "../../../core/recheck/result.ts";
import { element, replace, type Child } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { passing } from "../../ui/remembered.ts";
import { sideways } from "../../ui/sideways.ts";
import type { Results, SaidProblem, UnreadableFile } from "./results.ts";
import { severityCounts } from "./strip.ts";
import { summarise, type Summary } from "./summary.ts";

export interface ListViewParts {
  readonly above: Child;
  readonly actions: Child;
  /** Offers the return notice of these tables. */
  readonly notice: (tables: readonly Rechecked[]) => void;
  /** Address of one table, so that it can be opened in a tab of its own or gone back from. */
  readonly address: (index: number) => string;
}

/** Which tables are shown. */
type Show = "all" | "error" | "warning" | "well";

const COLUMNS = ["project", "unit", "rows", "sum", "printed", "grade", "findings"] as const;

const SHOWS: readonly Show[] = ["all", "error", "warning", "well"];

/** A filter sticks to the result it was made for; a new result begins whole. */
export function forgetSieve(): void {
  passing.write("filter", null);
  passing.write("show", null);
}

/** Many tables: departments with most to mend first, each table with the strip it would have on its own page. */
export function listView(context: Context, results: Results, parts: ListViewParts): HTMLElement {
  const { say } = context;
  const counts = countFindings(results.tables);
  const groups = groupByDepartment(results.tables);
  const rows: { readonly node: HTMLElement; readonly text: string; readonly counts: SeverityCounts; readonly section: HTMLElement }[] = [];
  const index = new Map<Rechecked, number>(results.tables.map((one, at) => [one, at]));

  const sections = groups.map((group) => {
    const section = element("tbody", { class: "department" });
    section.append(
      element(
        "tr",
        { class: "department-row" },
        element(
          "th",
          { scope: "rowgroup", colspan: COLUMNS.length },
          element("span", { class: "department-name" }, group.department ?? say("page.list.no-department")),
          element("span", { class: "quiet" }, say("page.list.tables", { count: group.tables.length })),
          severityCounts(context, countFindings(group.tables)),
          element("button", { type: "button", class: "button-plain", onclick: () => parts.notice(group.tables) }, say("page.list.notice")),
        ),
      ),
    );
    for (const unit of group.units) {
      for (const one of unit.tables) {
        const node = tableRow(context, one, unit.unit, parts, index.get(one)!);
        section.append(node);
        rows.push({ node, text: searchText(one, group.department, unit.unit), counts: countFindings([one]), section });
      }
    }
    return section;
  });

  const shown = element("p", { class: "quiet list-shown", role: "status" });
  const nothing = element("p", { class: "list-nothing", hidden: true }, say("page.list.nothing"));
  const filter = element("input", { type: "search", id: "list-filter", class: "input", placeholder: say("page.list.filter-hint"), autocomplete: "off", spellcheck: false });
  const show = element("select", { id: "list-show", class: "input" }, SHOWS.map((value) => element("option", { value }, say(`page.list.show.${value}`))));
  filter.value = passing.read("filter") ?? "";
  show.value = SHOWS.find((value) => value === passing.read("show")) ?? "all";

  function sieve(): void {
    const wanted = filter.value.trim().toLowerCase();
    const kind = show.value as Show;
    let visible = 0;
    const inhabited = new Set<HTMLElement>();
    for (const row of rows) {
      const fits = (wanted === "" || row.text.includes(wanted)) && isShown(kind, row.counts);
      row.node.hidden = !fits;
      if (fits) {
        visible += 1;
        inhabited.add(row.section);
      }
    }
    for (const section of sections) section.hidden = !inhabited.has(section);
    nothing.hidden = visible > 0;
    replace(shown, say("page.list.shown", { shown: visible, count: rows.length }));
    passing.write("filter", filter.value === "" ? null : filter.value);
    passing.write("show", kind);
  }
  filter.addEventListener("input", sieve);
  show.addEventListener("change", sieve);
  sieve();

  return element(
    "main",
    { class: "list-view", id: "main", tabindex: -1 },
    parts.above,
    element(
      "header",
      { class: "table-head" },
      element("h1", {}, results.tables.length === 0 ? say("page.list.nothing-read") : say("page.list.heading", { count: results.tables.length })),
      element(
        "p",
        { class: "list-totals" },
        results.tables.length === 0 ? null : severityCounts(context, counts),
        results.unreadable.length === 0 ? null : element("span", { class: "count count-unreadable" }, element("span", { class: "shape shape-unreadable", "aria-hidden": "true" }), element("b", {}, String(results.unreadable.length)), " ", say("page.count.unreadable", { count: results.unreadable.length })),
        results.notSeen === 0 ? null : element("span", { class: "count" }, say("page.list.not-seen", { count: results.notSeen })),
        results.skipped === 0 ? null : element("span", { class: "quiet" }, say("page.list.skipped", { count: results.skipped })),
      ),
    ),
    element("div", { class: "row actions" }, parts.actions),
    results.unreadable.length === 0 ? null : unreadableList(context, results.unreadable),
    results.tables.length === 0
      ? null
      : [
          element(
            "div",
            { class: "row list-tools" },
            element("label", { for: "list-filter" }, say("page.list.filter")),
            filter,
            element("label", { for: "list-show" }, say("page.list.show")),
            show,
            shown,
          ),
          sideways(
            { label: say("page.list.region"), hint: say("page.sideways"), class: "list-scroll" },
            element(
              "table",
              { class: "list-table" },
              element("caption", { class: "for-ears" }, say("page.list.region")),
              element("thead", {}, element("tr", {}, COLUMNS.map((name) => element("th", { scope: "col", class: `list-${name}` }, say(`page.list.column.${name}`))))),
              sections,
            ),
          ),
          nothing,
        ],
  );
}

function tableRow(context: Context, one: Rechecked, unit: string | null, parts: ListViewParts, index: number): HTMLElement {
  const { say } = context;
  const { table, result } = one;
  const summary = summarise(one);
  return element(
    "tr",
    {},
    element(
      "th",
      { scope: "row" },
      element("a", { href: parts.address(index) }, table.project.name ?? say("page.table.unnamed")),
      element("span", { class: "list-file" }, result.file),
      // On a phone there is no room for a column of its own.
      unit === null ? null : element("span", { class: "list-unit-beside" }, unit),
    ),
    element("td", { class: "list-unit" }, unit ?? missing(say("page.list.none"))),
    element("td", { class: "list-rows" }, rowsInWords(context, summary)),
    element("td", { class: "list-sum" }, summary.sum ?? missing(say("page.list.none"))),
    element("td", { class: `list-printed sums-${summary.sums}` }, summary.printedSum ?? missing(say("page.list.not-printed"))),
    element("td", { class: "list-grade" }, summary.grade === null ? missing(context.say("page.list.none")) : context.say("form.grade", { grade: summary.grade })),
    element("td", { class: "list-findings" }, severityCounts(context, countFindings([one]))),
  );
}

function rowsInWords({ say }: Context, { rows, explained, unexplained }: Summary): string {
  const scores = explained + unexplained;
  return scores === 0 ? say("page.list.rows", { count: rows }) : say("page.list.explained", { rows, explained, scores });
}

function missing(words: string): HTMLElement {
  return element("span", { class: "missing" }, words);
}

function searchText({ table, result }: Rechecked, department: string | null, unit: string | null): string {
  return [table.project.name, department, unit, table.publisher, result.file].filter((text) => text !== null).join("\n").toLowerCase();
}

function isShown(show: Show, counts: SeverityCounts): boolean {
  if (show === "error") return counts.error > 0;
  if (show === "warning") return counts.error === 0 && counts.warning > 0;
  return show === "all" || counts.error + counts.warning === 0;
}

/** Problems one by one, each with its place. */
export function problemList(say: Context["say"], problems: readonly (Problem | SaidProblem)[]): HTMLElement {
  return element(
    "ul",
    { class: "problem-list" },
    problems.map((one) => element("li", {}, one.where === "" ? null : element("span", { class: "quiet" }, one.where, " "), problemInWords(say, one))),
  );
}

export function problemInWords(say: Context["say"], one: Problem | SaidProblem): string {
  return "why" in one ? one.why : say(`problem.${one.code}`, { ...one.params, where: one.where });
}

/** What could not be read: the file, what it is, what to do. */
function unreadableList({ say }: Context, unreadable: readonly UnreadableFile[]): HTMLElement {
  return element(
    "section",
    { class: "unreadable", "aria-labelledby": "unreadable-heading" },
    element("h2", { id: "unreadable-heading" }, say("page.unreadable.heading", { count: unreadable.length })),
    element(
      "ul",
      {},
      unreadable.map(({ file, problem, said, others }) => {
        const params = { ...problem.params, where: problem.where === "" ? file : problem.where };
        return element(
          "li",
          {},
          element("b", { class: "unreadable-file" }, file),
          element("span", {}, said?.why ?? say(`problem.${problem.code}`, params)),
          element("span", { class: "unreadable-advice" }, said?.advice ?? say(`problem.${problem.code}.advice`, params)),
          others.length === 0 ? null : problemList(say, others),
        );
      }),
    ),
  );
}
