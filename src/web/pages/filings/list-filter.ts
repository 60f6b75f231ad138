import { SUBJECT_KINDS } from "../../../core/subject/subject-kind.ts";
import { query } from "../../app/api/addresses.ts";
import { fenOfWan } from "../../app/wording.ts";

export const LIST_STATES = ["waiting", "mine", "all"] as const;
export type ListState = (typeof LIST_STATES)[number];
const LIST_SORTS = ["name", "amount", "since"] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** What a list shows, exactly as it stands in its address. Amounts are 万元 as typed. */
export interface ListFilter {
  readonly state: ListState;
  readonly step: string;
  /** 绩效对象类别; empty for all. */
  readonly kind: string;
  /** 监控期 by its number; empty for all. */
  readonly period: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly sort: ListSort;
  readonly order: "asc" | "desc";
}

export const NO_FILTER: ListFilter = { state: "all", step: "", kind: "", period: "", name: "", from: "", to: "", sort: "since", order: "asc" };

export function readFilter(search: string): ListFilter {
  const given = new URLSearchParams(search);
  const text = (name: string): string => (given.get(name) ?? "").slice(0, 100);
  const one = <T extends string>(name: string, known: readonly T[], otherwise: T): T => known.find((option) => option === given.get(name)) ?? otherwise;
  return {
    state: one("state", LIST_STATES, NO_FILTER.state),
    step: text("step"),
    kind: SUBJECT_KINDS.find((kind) => kind === given.get("kind")) ?? "",
    period: /^[1-9]\d?$/.test(text("period")) ? text("period") : "",
    name: text("name"),
    from: text("from"),
    to: text("to"),
    sort: one("sort", LIST_SORTS, NO_FILTER.sort),
    order: one("order", ["asc", "desc"] as const, NO_FILTER.order),
  };
}

/** The part of the address after the path; empty when nothing is filtered, so that plain links stay plain. */
export function filterSearch(filter: ListFilter): string {
  const said = Object.entries(filter).filter(([name, value]) => value !== NO_FILTER[name as keyof ListFilter]);
  return query(Object.fromEntries(said));
}

export function isFiltering(filter: ListFilter): boolean {
  return filter.step !== "" || filter.kind !== "" || filter.period !== "" || filter.name.trim() !== "" || filter.from !== "" || filter.to !== "" || filter.state !== "all";
}

/** Amounts that are no amounts; they are said at their field, and asked for by nobody. */
export function wrongAmounts(filter: ListFilter): readonly ("from" | "to")[] {
  return (["from", "to"] as const).filter((end) => filter[end].trim() !== "" && fenOfWan(filter[end]) === null);
}

/** What is asked of the server. */
export function listQuery(filter: ListFilter, after: string | null, limit: number): string {
  return query({ ...only(filter), sort: filter.sort, order: filter.order, after, limit });
}

/** What is asked where only the number of all is wanted. */
export function countQuery(filter: ListFilter): string {
  return query(only(filter));
}

function only({ state, step, kind, period, name, from, to }: ListFilter): Record<string, string | null> {
  return { state, step, kind, period, name: name.trim(), from: fenOfWan(from), to: fenOfWan(to) };
}

/** A click on a column's head: the column, first the way people look for (largest amount, oldest wait), then the other way. */
export function sortedBy(filter: ListFilter, sort: ListSort): ListFilter {
  const first = sort === "amount" ? "desc" : "asc";
  if (filter.sort !== sort) return { ...filter, sort, order: first };
  return { ...filter, order: filter.order === "asc" ? "desc" : "asc" };
}
