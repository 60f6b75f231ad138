import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { readCardRef } from "../library/card-ref.ts";
import { CARD_FIELD, fieldsOf, GOAL_TEXTS, OPTIONAL_ROW_FIELDS, OWN_LIST_NAMES, OWN_LISTS, ROW_ID } from "./cell-path.ts";
import type { FilingFunds, FilingRow, FilingValues } from "./filing-values.ts";

export const MOST_ROWS = 500;
const MOST_FUNDS = 50;
const MOST_OWN = 100;
export const LONGEST_CELL = 4_000;
/** After so many problems the rest tells nobody anything new. */
const MOST_PROBLEMS = 20;
const MONTH = /^(?:[1-9]|1[0-2])$/;

/**
 * Reads what somebody sent as the content of a filing. Every field is there and is text, ids are short and stand once, and nothing
 * else is there: what a program does not know it must not keep. `where` names the input; problems carry the path of their cell.
 */
export function readFilingValues(value: unknown, where: string): Result<FilingValues> {
  const reader = new Reader(where);
  const top = reader.object(value, "", ["goal", "funds", "rows", "period", ...OWN_LIST_NAMES]);
  const period = top["period"] === undefined ? {} : { period: { month: reader.text(reader.object(top["period"], "period", ["month"]), "month", "period") } };
  if (period.period !== undefined && !MONTH.test(period.period.month)) reader.wrong("filing.month-invalid", "period.month");
  const fields = fieldsOf(period);
  const goal = reader.object(top["goal"], "goal", ["planned", "actual", ...GOAL_TEXTS]);
  const own = OWN_LIST_NAMES.flatMap((list) => (top[list] === undefined ? [] : [[list, reader.list(top[list], list, MOST_OWN, OWN_LISTS[list])] as const]));
  const values: FilingValues = {
    goal: { planned: reader.text(goal, "planned", "goal"), actual: reader.text(goal, "actual", "goal"), ...Object.fromEntries(GOAL_TEXTS.flatMap((field) => (goal[field] === undefined ? [] : [[field, reader.text(goal, field, "goal")]]))) },
    funds: reader.list(top["funds"], "funds", MOST_FUNDS, fields.funds) as unknown as readonly FilingFunds[],
    rows: reader.list(top["rows"], "rows", MOST_ROWS, fields.rows, OPTIONAL_ROW_FIELDS) as unknown as readonly FilingRow[],
    ...period,
    ...Object.fromEntries(own),
  };
  if (reader.problems.length === 0 && values.funds.some(({ id }, index) => (id === "total") !== (index === 0))) reader.wrong("filing.total-first", "funds");
  return reader.problems.length === 0 ? done(values) : refused(...reader.problems);
}

type Fields = Readonly<Record<string, unknown>>;

class Reader {
  readonly problems: Problem[] = [];
  private readonly where: string;

  constructor(where: string) {
    this.where = where;
  }

  wrong(code: string, path: string, params: Readonly<Record<string, string | number>> = {}): void {
    const at = [this.where, path].filter((part) => part !== "").join(": ");
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem(code, at, { path, ...params }));
  }

  /** The members an object holds itself; none come from a prototype. */
  object(value: unknown, path: string, known: readonly string[]): Fields {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.wrong("filing.not-an-object", path);
      return {};
    }
    const unknown = Object.keys(value).find((key) => !known.includes(key));
    if (unknown !== undefined) this.wrong("filing.unknown-field", path, { field: unknown.slice(0, 40).replace(/\p{Surrogate}|[\0-\x1f]/gu, "\ufffd") });
    return Object.fromEntries(known.flatMap((key) => (Object.hasOwn(value, key) ? [[key, (value as Fields)[key]]] : [])));
  }

  text(fields: Fields, key: string, path: string): string {
    const value = fields[key];
    const place = path === "" ? key : `${path}.${key}`;
    if (typeof value !== "string") this.wrong(value === undefined ? "filing.field-missing" : "filing.not-text", place);
    else if (value.length > LONGEST_CELL) this.wrong("filing.text-too-long", place, { limit: LONGEST_CELL, count: value.length });
    // Neither can be stored: half a character, and the character that ends texts in the database.
    else if (/\p{Surrogate}|\0/u.test(value)) this.wrong("filing.half-character", place);
    else return value;
    return "";
  }

  /** `optional` fields are texts too where they are there; an empty one is left out. */
  list(value: unknown, name: string, limit: number, fields: readonly string[], optional: readonly string[] = []): Record<string, string>[] {
    if (!Array.isArray(value)) {
      this.wrong("filing.not-a-list", name);
      return [];
    }
    if (value.length > limit) {
      this.wrong("filing.too-many-rows", name, { count: value.length, limit });
      return [];
    }
    const seen = new Set<string>();
    // `Array.from` also visits the holes of a sparse list: they are rows that are no objects.
    return Array.from(value, (item: unknown, index) => {
      const place = `${name}[${index}]`;
      const row = this.object(item, place, ["id", ...fields, ...optional]);
      const id = this.text(row, "id", place);
      if (!ROW_ID.test(id)) this.wrong("filing.id-invalid", place);
      else if (seen.has(id)) this.wrong("filing.id-twice", place, { id });
      seen.add(id);
      const path = `${name}[${id}]`;
      const there = optional.filter((field) => row[field] !== undefined && row[field] !== "");
      const cells = [...fields, ...there].map((field) => [field, this.text(row, field, path)] as const);
      if (cells.some(([field, text]) => field === CARD_FIELD && text !== "" && readCardRef(text) === null)) this.wrong("filing.card-invalid", `${path}.${CARD_FIELD}`);
      return Object.fromEntries([["id", id], ...cells]) as Record<string, string>;
    });
  }
}
