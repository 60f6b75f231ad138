import { fromNumber, parseDecimal, type Decimal } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { bareNumber } from "./number-lexicon.ts";
import { TABLE_FORMS, type FundsAmounts, type FundsRow, type IndicatorRow, type PublishedTable, type TableForm, type TableProject } from "./table.ts";

/** More rows than this are no table that anybody filled. */
export const MAX_INDICATORS = 5_000;
const MAX_FUNDS_ROWS = 200;
const MAX_TEXT = 32_767;
/** After so many problems the rest tells nobody anything new. */
const MAX_PROBLEMS = 20;

/**
 * Reads a table in the shape of `tests/cases/README.md`, from parsed JSON of any origin. Missing and empty fields are null;
 * numbers may be given as text (`"8.5"`, `"8.5分"`). Everything else that does not fit is a problem with its path, and then
 * there is no table. `where` names the file or entry.
 */
export function readTableJson(value: unknown, where: string): Result<PublishedTable> {
  const reader = new FieldReader(where);
  if (!isObject(value)) return refused(problem("json.not-a-table", where, { found: kindOf(value) }));
  if (!Array.isArray(own(value, "indicators"))) return refused(problem("json.no-indicators", where, { found: kindOf(own(value, "indicators")) }));
  const source = reader.object(value, "source", "source");
  const goal = reader.object(value, "goal", "goal");
  const table: PublishedTable = {
    id: reader.text(value, "id", "id") ?? "",
    form: reader.form(value),
    publisher: reader.text(source, "publisher", "source.publisher"),
    year: reader.year(source),
    project: reader.project(reader.object(value, "project", "project")),
    goal: { planned: reader.text(goal, "planned", "goal.planned"), actual: reader.text(goal, "actual", "goal.actual") },
    indicators: reader.list(value, "indicators", "indicators", MAX_INDICATORS, (row, path) => reader.indicator(row, path)),
    totalPoints: reader.number(value, "total_points", "total_points"),
    totalScore: reader.number(value, "total_score", "total_score"),
    complete: reader.truth(value, "complete", "complete"),
    places: {},
  };
  return reader.problems.length === 0 ? done(table) : refused(...reader.problems);
}

type Fields = Readonly<Record<string, unknown>>;

class FieldReader {
  readonly problems: Problem[] = [];
  private readonly where: string;

  constructor(where: string) {
    this.where = where;
  }

  indicator(fields: Fields, path: string): IndicatorRow {
    return {
      level1: this.text(fields, "level1", `${path}.level1`),
      level2: this.text(fields, "level2", `${path}.level2`),
      level3: this.text(fields, "level3", `${path}.level3`),
      targetRaw: this.text(fields, "target_raw", `${path}.target_raw`),
      actualRaw: this.text(fields, "actual_raw", `${path}.actual_raw`),
      points: this.number(fields, "points", `${path}.points`),
      score: this.number(fields, "score", `${path}.score`),
      reason: this.text(fields, "reason", `${path}.reason`),
    };
  }

  project(fields: Fields): TableProject {
    const path = "project";
    return {
      name: this.text(fields, "name", `${path}.name`),
      department: this.text(fields, "department", `${path}.department`),
      unit: this.text(fields, "unit", `${path}.unit`),
      fundsUnit: this.text(fields, "funds_unit", `${path}.funds_unit`),
      ...this.amounts(fields, path),
      executionPoints: this.number(fields, "execution_points", `${path}.execution_points`),
      executionRate: this.number(fields, "execution_rate", `${path}.execution_rate`, /[%％]\s*$/),
      executionRateRaw: this.text(fields, "execution_rate_raw", `${path}.execution_rate_raw`),
      executionScore: this.number(fields, "execution_score", `${path}.execution_score`),
      fundsRows: this.list(fields, "funds_rows", `${path}.funds_rows`, MAX_FUNDS_ROWS, (row, at): FundsRow => ({
        source: this.text(row, "source", `${at}.source`) ?? "",
        ...this.amounts(row, at),
        executionRateRaw: this.text(row, "execution_rate_raw", `${at}.execution_rate_raw`),
      })),
    };
  }

  form(fields: Fields): TableForm {
    const given = own(fields, "form");
    const form = TABLE_FORMS.find((known) => known === given);
    if (form === undefined) this.wrong("json.unknown-form", "form", { found: shown(given), forms: TABLE_FORMS.join(", ") });
    return form ?? "self_evaluation";
  }

  year(fields: Fields): number | null {
    const year = this.number(fields, "year", "source.year");
    if (year === null) return null;
    const value = Number(year.units);
    if (year.scale === 0 && value >= 1949 && value <= 2999) return value;
    this.wrong("json.not-a-year", "source.year", { found: shown(own(fields, "year")) });
    return null;
  }

  object(fields: Fields, key: string, path: string): Fields {
    const value = own(fields, key);
    if (isObject(value)) return value;
    if (value !== undefined && value !== null) this.wrong("json.not-an-object", path, { found: kindOf(value) });
    return {};
  }

  list<T>(fields: Fields, key: string, path: string, limit: number, read: (row: Fields, path: string) => T): T[] {
    const value = own(fields, key);
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.wrong("json.not-a-list", path, { found: kindOf(value) });
      return [];
    }
    if (value.length > limit) {
      this.wrong("json.too-many-rows", path, { count: value.length, limit });
      return [];
    }
    const rows: T[] = [];
    // Not `map`: holes of a sparse array are rows that are no objects, and must be said.
    for (let index = 0; index < value.length; index++) {
      const row: unknown = value[index];
      if (isObject(row)) rows.push(read(row, `${path}[${index}]`));
      else this.wrong("json.not-an-object", `${path}[${index}]`, { found: kindOf(row) });
    }
    return rows;
  }

  text(fields: Fields, key: string, path: string): string | null {
    const value = own(fields, key);
    if (value === undefined || value === null) return null;
    if (typeof value === "number") return this.numberAsText(value, path);
    if (typeof value !== "string") {
      this.wrong("json.not-a-text", path, { found: kindOf(value) });
      return null;
    }
    if (value.length > MAX_TEXT) {
      this.wrong("json.text-too-long", path, { limit: MAX_TEXT });
      return null;
    }
    if (/\p{Surrogate}/u.test(value)) {
      this.wrong("json.half-character", path);
      return null;
    }
    const text = value.trim();
    return text === "" ? null : text;
  }

  number(fields: Fields, key: string, path: string, without: RegExp | null = null): Decimal | null {
    const value = own(fields, key);
    if (value === undefined || value === null || value === "") return null;
    if (typeof value !== "number" && typeof value !== "string") {
      this.wrong("json.not-a-number", path, { found: shown(value) });
      return null;
    }
    if (typeof value === "number" && !Number.isFinite(value)) {
      this.wrong("json.number-too-large", path, { found: String(value) });
      return null;
    }
    const number = typeof value === "number" ? fromNumber(value) : parseDecimal(bareNumber(without === null ? value : value.replace(without, "")));
    if (number === null) this.wrong(isNumeral(value) ? "json.number-too-large" : "json.not-a-number", path, { found: shown(value) });
    return number;
  }

  truth(fields: Fields, key: string, path: string): boolean {
    const value = own(fields, key);
    if (value === undefined || value === null) return false;
    if (typeof value !== "boolean") this.wrong("json.not-true-or-false", path, { found: shown(value) });
    return value === true;
  }

  private amounts(fields: Fields, path: string): FundsAmounts {
    return {
      initialBudget: this.number(fields, "initial_budget", `${path}.initial_budget`),
      adjustedBudget: this.number(fields, "adjusted_budget", `${path}.adjusted_budget`),
      executed: this.number(fields, "executed", `${path}.executed`),
    };
  }

  /** A target given as a bare number (`63`) means the text that was printed. */
  private numberAsText(value: number, path: string): string | null {
    if (Number.isFinite(value)) return String(value);
    this.wrong("json.number-too-large", path, { found: String(value) });
    return null;
  }

  private wrong(code: string, path: string, params: Readonly<Record<string, string | number>> = {}): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem(code, this.where === "" ? path : `${this.where}: ${path}`, params));
  }
}

/** Only what the object itself holds: nothing comes from a prototype. */
function own(fields: Fields, key: string): unknown {
  return Object.prototype.hasOwnProperty.call(fields, key) ? fields[key] : undefined;
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumeral(value: string | number): boolean {
  return typeof value === "number" || /^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(value.trim());
}

function kindOf(value: unknown): string {
  return value === undefined ? "—" : value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/** A value as it may stand in a sentence: short, and without characters that would break it. */
function shown(value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : kindOf(value);
  const clean = text.replace(/\p{Surrogate}|[\0-\x1f]/gu, "\ufffd");
  return clean.length > 40 ? `${clean.slice(0, 40)}…` : clean;
}
