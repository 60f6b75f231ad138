import { problem, type Problem } from "../basics/problem.ts";
import { fold } from "../target/fold.ts";
import { NEEDED, type Exchange, type ExchangeField } from "./exchange.ts";

/** A row of a workbook as text, with its number as people count it. */
export interface GridRow {
  readonly number: number;
  /** By column, counted from 0; cells without a value are not there. */
  readonly cells: ReadonlyMap<number, string>;
}

/** What a workbook says of one project. */
export interface ExchangedProject {
  readonly code: string;
  /** Where it begins. */
  readonly row: number;
  /** Null where the workbook has no such column or leaves it empty: then nothing is changed. */
  readonly planned: string | null;
  readonly funds: ReadonlyMap<string, string>;
  readonly indicators: readonly ExchangedIndicator[];
}

export interface ExchangedIndicator {
  readonly row: number;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly target: string;
  readonly points: string;
  readonly baseline: string;
}

export interface ReadExchange {
  readonly projects: readonly ExchangedProject[];
  /** Rows and projects that could not be taken; the others are. */
  readonly problems: readonly Problem[];
}

/** Headings stand in the first rows, below a title at most. */
const HEADING_ROWS = 20;

/** Reads the rows of a workbook by an exchange; null when they have none of its headings. */
export function readExchange({ columns }: Exchange, rows: readonly GridRow[], year: number): ReadExchange | null {
  const heading = rows.slice(0, HEADING_ROWS).find((row) => textsOf(row).some((text) => text === nameOf(columns.find(({ holds }) => holds === "code")?.heading ?? "")));
  if (heading === undefined) return null;
  const places = new Map<ExchangeField, number>();
  for (const { heading: name, holds } of columns) {
    const found = [...heading.cells].find(([, text]) => nameOf(text) === nameOf(name));
    if (found !== undefined && holds !== "nothing") places.set(holds, found[0]);
  }
  const missing = columns.filter(({ holds }) => NEEDED.includes(holds) && !places.has(holds));
  if (missing.length > 0) return { projects: [], problems: missing.map(({ heading: name }) => problem("exchange.column-missing", `${heading.number}`, { heading: name })) };
  return new Reader(places, year).read(rows.slice(rows.indexOf(heading) + 1));
}

class Reader {
  private readonly places: ReadonlyMap<ExchangeField, number>;
  private readonly year: number;
  private readonly problems: Problem[] = [];
  private readonly projects = new Map<string, { readonly row: number; planned: string | null; readonly funds: Map<string, string>; readonly indicators: ExchangedIndicator[] }>();
  private readonly refused = new Set<string>();

  constructor(places: ReadonlyMap<ExchangeField, number>, year: number) {
    this.places = places;
    this.year = year;
  }

  read(rows: readonly GridRow[]): ReadExchange {
    let code = "";
    for (const row of rows) {
      if ([...row.cells.values()].every((text) => text.trim() === "")) continue;
      code = this.cell(row, "code") === "" ? code : this.cell(row, "code");
      if (code === "") this.problems.push(problem("exchange.no-code", `${row.number}`, { row: row.number }));
      else this.take(code, row);
    }
    const projects = [...this.projects].filter(([one]) => !this.refused.has(one));
    return { projects: projects.map(([one, project]) => ({ code: one, ...project })), problems: this.problems };
  }

  private take(code: string, row: GridRow): void {
    const year = this.cell(row, "year");
    if (year !== "" && !year.startsWith(String(this.year))) return this.refuse(code, problem("exchange.other-year", `${row.number}`, { row: row.number, found: year.slice(0, 20), year: this.year }));
    const project = this.projects.get(code) ?? { row: row.number, planned: null, funds: new Map<string, string>(), indicators: [] };
    this.projects.set(code, project);
    const planned = this.cell(row, "planned");
    if (planned !== "" && project.planned !== null && project.planned !== planned) return this.refuse(code, problem("exchange.contradiction", `${row.number}`, { row: row.number, code }));
    if (planned !== "") project.planned = planned;
    for (const [field] of this.places) {
      if (!field.startsWith("funds.")) continue;
      const text = this.cell(row, field);
      const before = project.funds.get(field.slice(6));
      if (text !== "" && before !== undefined && before !== text) return this.refuse(code, problem("exchange.contradiction", `${row.number}`, { row: row.number, code }));
      if (text !== "") project.funds.set(field.slice(6), text);
    }
    const indicator = {
      row: row.number, level1: this.cell(row, "level1"), level2: this.cell(row, "level2"), level3: this.cell(row, "level3"), target: this.cell(row, "target"),
      points: this.cell(row, "points"), baseline: this.cell(row, "baseline"),
    };
    // A row may say something of the project and name no indicator.
    if (indicator.level3 !== "" || indicator.target !== "") project.indicators.push(indicator);
  }

  /** A project that contradicts itself is left out whole: which of its rows is right nobody here can know. */
  private refuse(code: string, why: Problem): void {
    if (!this.refused.has(code)) this.problems.push(why);
    this.refused.add(code);
    if (!this.projects.has(code)) this.projects.set(code, { row: 0, planned: null, funds: new Map(), indicators: [] });
  }

  private cell(row: GridRow, field: ExchangeField): string {
    const column = this.places.get(field);
    return column === undefined ? "" : (row.cells.get(column) ?? "").trim();
  }
}

function textsOf({ cells }: GridRow): string[] {
  return [...cells.values()].map(nameOf);
}

/** Width, blanks and line breaks in a heading make no difference. */
function nameOf(heading: string): string {
  return fold(heading).replace(/\s+/g, "");
}
