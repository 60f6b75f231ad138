import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { decideAct, type ActOutcome, type UnitAct, type UnitWeight } from "../../core/organisation/decide-act.ts";
import type { StandingUnit } from "../../core/organisation/unit.ts";
import type { ActingContext, CommandEvent } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { takeTurn } from "../store/advisory-lock.ts";
import { takePostsTurn } from "../store/delegation.ts";
import { digestOf } from "../store/digest.ts";
import { withoutTrace } from "../store/without-trace.ts";
import { carryUnit, endUnit, standFrom, standingNow, unitWeight, usedUnitCodes } from "../store/unit-standing.ts";

export interface ActToTake {
  readonly act: UnitAct;
  readonly asOf: string;
  /** 依据: a document, or a reason. */
  readonly reason: string;
  /** Only says what it would do. */
  readonly dry: boolean;
}

export interface ActTaken {
  readonly unitId: string;
  /** How bodies stood before and stand from the day on; null for what was not, or is no more. */
  readonly bodies: readonly { readonly id: string; readonly before: Place | null; readonly after: Place | null }[];
  /** What hangs on the body the act is about, and all below it. */
  readonly weight: UnitWeight;
  /** Subjects that go on elsewhere, and places that posts see beside their own. */
  readonly carried: { readonly subjects: number; readonly posts: number };
}

interface Place {
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

const VERBS: Readonly<Record<UnitAct["act"], CommandEvent["verb"]>> = { found: "unit.founded", rename: "unit.renamed", move: "unit.moved", merge: "unit.merged", split: "unit.split", close: "unit.closed" };
const NOTHING: UnitWeight = { posts: 0, subjects: 0, openFilings: 0 };

/** 机构变动: founds, renames, moves, merges, splits or closes a body as of a day. Records stay where they were made. */
export async function changeUnits(context: ActingContext, { act, asOf, reason, dry }: ActToTake): Promise<Result<ActTaken>> {
  const { tx, region, now, newId, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "unit.manage")) return refused(problem("duty.missing", "", { duty: "unit.manage" }));
  if (reason.trim() === "") return refused(problem("unit.reason-needed", "reason"));
  // The tree is changed by one at a time, so that what was checked is what is there.
  await takeTurn(tx, "units", region);
  // Nobody is given a post in a body while it ends.
  await takePostsTurn(tx, region);
  const tree = await standingNow(tx, region);
  const about = act.act === "found" ? undefined : tree.find(({ id }) => id === act.unitId);
  const today = officeDay(now);
  const weight = about === undefined ? NOTHING : await unitWeight(tx, region, about.path, today);
  const decided = decideAct({ tree, act, asOf, today, newId: newId(), weight, usedCodes: await usedUnitCodes(tx, region) });
  if (!decided.ok) return decided;
  const outcome = decided.value;
  const bodies = bodiesOf(tree, outcome);
  const take = async (): Promise<Result<ActTaken["carried"]>> => {
    const before = new Set(tree.map(({ id }) => id));
    for (const unit of outcome.stands) await standFrom(tx, region, unit, asOf, reason.trim(), !before.has(unit.id));
    for (const id of outcome.ends) await endUnit(tx, region, id, asOf, act.act === "merge" ? act.intoId : null);
    const moved = await carry(context, tree, outcome, asOf);
    const named = outcome.projects?.codes?.length ?? null;
    return named === null || moved.subjects === named ? done(moved) : refused(problem("unit.projects-unknown", "subjectCodes", { count: named - moved.subjects }));
  };
  // Whoever only looks learns what would be because it is done and taken back: nothing that is refused later looks well before.
  const taken = dry ? await withoutTrace(tx, take) : await take();
  if (!taken.ok) return taken;
  const carried = taken.value;
  if (dry) return done({ unitId: outcome.unitId, bodies, weight, carried });
  await context.record({
    verb: VERBS[act.act], subject: outcome.unitId, digestBefore: digestOf({ bodies: bodies.map(({ before: was }) => wordsOf(was)) }), digestAfter: digestOf({ bodies: bodies.map(({ after }) => wordsOf(after)) }),
    detail: { asOf, bodies: bodies.length, subjects: carried.subjects, posts: carried.posts, openFilings: weight.openFilings },
  });
  return done({ unitId: outcome.unitId, bodies, weight, carried });
}

function bodiesOf(tree: readonly StandingUnit[], { stands, ends }: ActOutcome): ActTaken["bodies"] {
  const place = (unit: Place | undefined): Place | null => (unit === undefined ? null : { code: unit.code, name: unit.name, path: unit.path });
  const was = (id: string): Place | null => place(tree.find((one) => one.id === id));
  return [...stands.map((unit) => ({ id: unit.id, before: was(unit.id), after: place(unit) })), ...ends.map((id) => ({ id, before: was(id), after: null }))];
}

function wordsOf(place: Place | null): readonly string[] {
  return place === null ? [] : [place.code, place.name, place.path];
}

async function carry({ tx, region }: ActingContext, tree: readonly StandingUnit[], { goesOn, projects, stands, unitId }: ActOutcome, asOf: string): Promise<ActTaken["carried"]> {
  const sinceYear = Number(asOf.slice(0, 4));
  const placeOf = (id: string) => stands.find((one) => one.id === id) ?? tree.find((one) => one.id === id)!;
  if (projects !== null) {
    const [from, to] = [placeOf(projects.from), placeOf(projects.to)];
    return carryUnit(tx, region, { from: from.path, to: to.path, departmentId: to.departmentId, units: projects, codes: projects.codes, sinceYear, withPosts: goesOn !== null });
  }
  if (goesOn === null) return { subjects: 0, posts: 0 };
  return carryUnit(tx, region, { ...goesOn, departmentId: placeOf(unitId).departmentId, units: null, codes: null, sinceYear, withPosts: true });
}
