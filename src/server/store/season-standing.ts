import { sql, type RawBuilder } from "kysely";
import type { ServedSubject } from "../../core/form/form-for.ts";
import { SCHEMA } from "./db.ts";
import type { Season } from "./filing-list.ts";
import { withinReach, type Reach } from "./reach.ts";
import { isServed } from "./subject.ts";
import { belongsToYear } from "./subject-years.ts";

const table = (name: string): RawBuilder<unknown> => sql.id(SCHEMA, name);

/** What of a year and stage has to be reported. */
export interface ReportedSeason extends Season {
  /** Kinds of subject that a form serves there. Of others nothing can be reported, and nothing is missing. */
  readonly served: readonly ServedSubject[];
  /** 合并自评: kinds and books that file for their parts as well. */
  readonly combined: readonly ServedSubject[];
  /** Kinds whose goal is due every year, with or without money beside their name. */
  readonly everyYear: readonly string[];
  /** 选定对象: nothing has to be of whatever was not begun. */
  readonly chosen: boolean;
  /** 监控期 that is asked for; 1 for what is filled once a year. */
  readonly period: number;
}

/** Seasons of one region and year. */
export type SeasonsOfYear = readonly [ReportedSeason, ...ReportedSeason[]];

/** Keeps a subquery from being drawn into the one around it, which would find again for each mention what is found once. */
export const ONCE = sql`offset 0`;

/** What the standing of a subject in a season follows from, as columns; `kept`: it belongs to the year or has something filed in it, and may be named. */
export const FACTS = ["kind", "book", "kept", "belongs", "funded", "waived", "goal_begun", "goal_frozen", "result"] as const;
/** The same for each season, with its number behind it. */
export const SEASON_FACTS = ["begun", "finished", "with_whole"] as const;

/** Name of a fact of the season at that place. */
export function factOf(fact: string, at: number): RawBuilder<unknown> {
  return sql.ref(`subject.${fact}_${at}`);
}

/**
 * Every subject within reach with the facts of these seasons, and whatever else of `subject`, `waiver` and `filed_0`, the filing of the first season, is asked for.
 * However many seasons there are, each table is read once: what hangs on a subject is asked with `in`, which reads it as a whole, within the same reach.
 */
export function factsOf(seasons: SeasonsOfYear, reach: Reach, also: RawBuilder<unknown>): RawBuilder<unknown> {
  const [{ region, year }] = seasons;
  const within = (row: string): RawBuilder<boolean> => withinReach(sql.ref(`${row}.unit_path`), sql.ref(`${row}.subject_id`), reach);
  const filed = seasons.map(({ stage, period }, at) => joined(`filed_${at}`, year, stage, period));
  const goalAt = seasons.findIndex(({ stage, period }) => stage === "goal" && period === 1);
  const goal = goalAt === -1 ? "goal" : `filed_${goalAt}`;
  const funded = sql`(subject.id in (select budget.subject_id from ${table("budget")} as budget where budget.region = ${region} and budget.year = ${year} and ${within("budget")})
    or subject.id in (select last.subject_id from ${table("filing")} as last where last.region = ${region} and last.year = ${year - 1} and last.stage = 'goal' and ${within("last")})
    or subject.id in (select part.subject_id from (select distinct on (given.subject_id) given.subject_id, given.content from ${table("regional_part")} as given where given.region = ${region} and given.year = ${year} order by given.subject_id, given.version desc) as part where part.content is not null))`;
  const result = sql`subject.id in (select graded.subject_id from ${table("filing")} as graded where graded.region = ${region} and graded.year = ${year} and graded.stage in ('self-evaluation', 'evaluation') and graded.frozen_digest is not null and ${within("graded")})`;
  const anyFiled = sql`subject.id in (select any_filed.subject_id from ${table("filing")} as any_filed where any_filed.region = ${region} and any_filed.year = ${year} and ${within("any_filed")})`;
  const ofSeasons = seasons.map((season, at) => {
    const own = (column: string): RawBuilder<unknown> => sql.ref(`filed_${at}.${column}`);
    const frozen = season.stage === "goal" ? sql` and ${own("frozen_digest")} is not null` : sql``;
    return sql`${own("id")} is not null as ${sql.id(`begun_${at}`)}, ${own("id")} is not null and ${own("holder")} is null${frozen} as ${sql.id(`finished_${at}`)}, ${filesWithItsWhole(season)} as ${sql.id(`with_whole_${at}`)}`;
  });
  return sql`select ${also}, subject.kind, subject.book, not subject.classified and (${belongsToYear(year)} or ${anyFiled}) as kept, ${belongsToYear(year)} as belongs, ${funded} as funded, waiver.id is not null as waived,
      ${sql.ref(`${goal}.id`)} is not null as goal_begun, ${sql.ref(`${goal}.frozen_digest`)} is not null as goal_frozen, ${result} as result, ${sql.join(ofSeasons)}
    from ${table("subject")} as subject ${sql.join(filed, sql` `)} ${goalAt === -1 ? joined("goal", year, "goal", 1) : sql``}
      left join ${table("goal_waiver")} as waiver on waiver.region = subject.region and waiver.subject_id = subject.id and waiver.year = ${year} and waiver.taken_back_at is null
    where subject.region = ${region} and ${withinReach(sql`subject.unit_path`, sql`subject.id`, reach)} ${ONCE}`;
}

function joined(name: string, year: number, stage: string, period: number): RawBuilder<unknown> {
  const own = (column: string): RawBuilder<unknown> => sql.ref(`${name}.${column}`);
  return sql`left join ${table("filing")} as ${sql.id(name)} on ${own("region")} = subject.region and ${own("subject_id")} = subject.id and ${own("year")} = ${year} and ${own("stage")} = ${stage} and ${own("period")} = ${period}`;
}

/** Whether a whole files for a row of `subject`: it does so only where its own goal of the year is approved. */
function filesWithItsWhole({ region, year, combined }: ReportedSeason): RawBuilder<boolean> {
  if (combined.length === 0) return sql<boolean>`false`;
  return sql<boolean>`subject.parent_id is not null and subject.parent_id in (select whole.id from ${table("subject")} as whole
    join ${table("filing")} as whole_goal on whole_goal.region = whole.region and whole_goal.subject_id = whole.id and whole_goal.year = ${year} and whole_goal.stage = 'goal' and whole_goal.frozen_digest is not null
    where whole.region = ${region} and not whole.classified and ${belongsToYear(year, "whole")}
      and (whole.kind, whole.book) in (select * from unnest(${combined.map(({ kind }) => kind)}::text[], ${combined.map(({ book }) => book)}::text[])))`;
}

/** Whether a row of facts, named `subject`, stands in the season at that place at all. */
export function standsThere(at: number): RawBuilder<boolean> {
  return sql<boolean>`(subject.kept or ${factOf("begun", at)})`;
}

/**
 * 应报 of a row of facts, named `subject`: whether something has to be of it in the season, or will have to be. A goal is due of whatever has money in the year, was given a part of a
 * transfer payment, had a goal the year before, or has one begun, and of a department or unit as a whole; nothing is of a subject in a year it does not belong to.
 * Monitoring and a self-evaluation of whatever is to have a goal, or has one; an evaluation of nothing but what was begun.
 */
export function isNeeded({ stage, served, everyYear, chosen }: ReportedSeason, at: number): RawBuilder<boolean> {
  const due = sql`(subject.funded or subject.waived or subject.kind = any(${[...everyYear]}::text[])${stage === "goal" ? sql`` : sql` or subject.goal_begun`})`;
  return sql<boolean>`(subject.belongs and ${isServed(served)} and not ${factOf("with_whole", at)} and ${chosen ? factOf("begun", at) : due})`;
}

/** Whether what comes before the season is done for a row of facts: its goal approved or waived, or for an application a result confirmed. */
export function isReady({ stage }: ReportedSeason): RawBuilder<boolean> {
  if (stage === "goal") return sql<boolean>`true`;
  return stage === "application" ? sql<boolean>`subject.result` : sql<boolean>`(subject.waived or subject.goal_frozen)`;
}

/** Every subject that stands in a season, with how: its filing, why its goal was waived, `finished`, `needed` and `ready`. */
export function standing(season: ReportedSeason, reach: Reach): RawBuilder<unknown> {
  const also = sql`subject.id, subject.code, subject.name, subject.unit_id, subject.unit_path, subject.department_id, filed_0.id as filing_id, filed_0.step, filed_0.step_since, filed_0.came_back, filed_0.round, waiver.reason as waiver_reason`;
  return sql`select subject.*, subject.finished_0 as finished, ${isNeeded(season, 0)} as needed, ${isReady(season)} as ready from (${factsOf([season], reach, also)}) as subject where ${standsThere(0)}`;
}

/** 应报: what has to report for a year and stage; of a season that follows from another, what can. */
export function expected(season: ReportedSeason, reach: Reach): RawBuilder<unknown> {
  return sql`select * from (${standing(season, reach)}) as stands where stands.filing_id is not null or (stands.needed and stands.ready)`;
}
