import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { aboutOf, verbsMeant, type About } from "../../core/seal/index.ts";
import type { ActingContext } from "../context.ts";
import { actorsMeant, isId, onlyNamed, type OnlyNamed } from "../shown/log-actors.ts";
import { batchesOfEvents, namesOfUnits, readEvents, unitsOfPosts, type EventRead } from "../store/log-reading.ts";
import { namesOfPeople } from "../store/person-names.ts";

export interface EventShown extends Omit<EventRead, "at" | "detail"> {
  readonly at: string;
  /** Null where the actor is no person. */
  readonly actorName: string | null;
  /** 单位 of the post acted in. */
  readonly unit: string | null;
  /** Where it happened to a person: the name. */
  readonly subjectName: string | null;
  /** The batch it was sealed in; null while it waits. */
  readonly batch: number | null;
  readonly about: About;
  /** Names of the person and of the body that `about` names. */
  readonly aboutNames: { readonly person: string | null; readonly unit: string | null };
}

export interface EventsWish {
  /** A verb (`filing.saved`) or an area of verbs (`filing`). */
  readonly verb: string | null;
  /** The id of a person, `system`, `anonymous`, or a piece of a name or user name. */
  readonly actor: string | null;
  readonly subject: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly before: string | null;
  readonly limit: number;
}

/** 日志: what happened, newest first. It tells who did what to which record, and nothing of what the records hold. */
export async function events({ tx, region, acting, packs }: ActingContext, { verb, actor, ...wish }: EventsWish): Promise<Result<{ items: readonly EventShown[]; next: string | null; only: OnlyNamed }>> {
  if (!hasDuty(packs, acting.role, "log.read")) return refused(problem("duty.missing"));
  const actors = await actorsMeant(tx, region, actor);
  const only = await onlyNamed(tx, region, { actor, subject: wish.subject });
  if (actors?.length === 0) return done({ items: [], next: null, only });
  const found = await readEvents(tx, region, { ...wish, actors, verbs: verb === null ? null : verbsMeant(verb), limit: wish.limit + 1 });
  const page = found.slice(0, wish.limit).map(({ detail, ...one }) => ({ ...one, about: aboutOf(one.verb, detail) }));
  const ids = page.flatMap(({ actor: by, subject, about }) => [by, subject, String(about.person ?? "")]).filter(isId);
  const people = await namesOfPeople(tx, region, ids);
  const units = await unitsOfPosts(tx, region, page.flatMap(({ post }) => post ?? []));
  const named = await namesOfUnits(tx, region, page.map(({ about }) => String(about.unit ?? "")).filter(isId));
  const batches = await batchesOfEvents(tx, region, page.map(({ id }) => id));
  const items = page.map(({ at, about, ...one }) => ({
    ...one, at: at.toISOString(), about,
    actorName: people.get(one.actor) ?? null, unit: one.post === null ? null : (units.get(one.post) ?? null), subjectName: people.get(one.subject) ?? null, batch: batches.get(one.id) ?? null,
    aboutNames: { person: people.get(String(about.person)) ?? null, unit: named.get(String(about.unit)) ?? null },
  }));
  return done({ items, next: found.length > wish.limit ? (page.at(-1)?.id ?? null) : null, only });
}
