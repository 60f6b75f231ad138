import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { isIsoDay } from "../calendar/iso-day.ts";
import { departmentBelow, isWithin, mayStandBelow, parentPath, type StandingUnit, type UnitKind } from "./unit.ts";

/** 机构变动: what is done to the tree as of a day. */
export type UnitAct =
  | { readonly act: "found"; readonly parentId: string; readonly code: string; readonly name: string; readonly kind: UnitKind }
  | { readonly act: "rename"; readonly unitId: string; readonly name: string }
  | { readonly act: "move"; readonly unitId: string; readonly parentId: string }
  | { readonly act: "merge"; readonly unitId: string; readonly intoId: string }
  | { readonly act: "split"; readonly unitId: string; readonly code: string; readonly name: string; readonly subjectCodes: readonly string[] }
  | { readonly act: "close"; readonly unitId: string };

export const UNIT_ACTS = ["found", "rename", "move", "merge", "split", "close"] as const;

/** What hangs on a body and all below it, as numbers: an administrator sees no records. */
export interface UnitWeight {
  readonly posts: number;
  readonly subjects: number;
  readonly openFilings: number;
}

export interface ActAsked {
  /** Everything that stands, parents before children. */
  readonly tree: readonly StandingUnit[];
  readonly act: UnitAct;
  readonly asOf: string;
  readonly today: string;
  /** Id of a body that is founded. */
  readonly newId: string;
  readonly weight: UnitWeight;
  /** Codes that a body has or ever had: no other takes them. */
  readonly usedCodes: readonly string[];
}

/** What an act makes of the tree. A body that is in neither list stays as it is. */
export interface ActOutcome {
  /** The body that the act is about. */
  readonly unitId: string;
  /** How bodies stand from the day on. */
  readonly stands: readonly (Omit<StandingUnit, "since">)[];
  /** Bodies that are no more from the day on. */
  readonly ends: readonly string[];
  /** What is recorded under the first path goes on under the second: subjects, the money of the year and later, and what posts see. */
  readonly goesOn: { readonly from: string; readonly to: string } | null;
  /** A body whose projects go to another one, all of them or those named. */
  readonly projects: { readonly from: string; readonly to: string; readonly codes: readonly string[] | null } | null;
}

const LONGEST_NAME = 100;

/** Decides whether an act may be done and what it makes of the tree; refuses it whole. */
export function decideAct(asked: ActAsked): Result<ActOutcome> {
  const { act, tree, asOf, today } = asked;
  if (!isIsoDay(asOf)) return refused(problem("unit.no-such-day", "asOf", { day: asOf }));
  if (asOf > today) return refused(problem("unit.day-ahead", "asOf", { today }));
  if (act.act === "found") return found(asked, act);
  const unit = tree.find(({ id }) => id === act.unitId);
  if (unit === undefined) return refused(problem("unit.unknown", "unitId"));
  if (unit.kind === "region") return refused(problem("unit.root", "unitId"));
  // Nothing is done before something that was done already: what followed from that would no longer be true.
  const late = tree.filter(({ path, since }) => isWithin(path, unit.path) && since > asOf);
  if (late.length > 0) return refused(problem("unit.before-last", "asOf", { name: late[0]!.name, day: late[0]!.since }));
  switch (act.act) {
    case "rename": return renamed(unit, act.name);
    case "move": return moved(asked, unit, act.parentId);
    case "merge": return merged(asked, unit, act.intoId);
    case "split": return split(asked, unit, act);
    case "close": return closed(asked, unit);
  }
}

function found({ tree, newId, usedCodes, asOf }: ActAsked, { parentId, code, name, kind }: Extract<UnitAct, { act: "found" }>): Result<ActOutcome> {
  const parent = tree.find(({ id }) => id === parentId);
  if (parent === undefined) return refused(problem("unit.unknown", "parentId"));
  const wrong = levelProblem(kind, parent, "parentId") ?? codeProblem(code, usedCodes) ?? nameProblem(name) ?? tooEarly(parent, asOf);
  if (wrong !== null) return refused(wrong);
  const unit = { id: newId, code, name: name.trim(), kind, path: `${parent.path}${code}.`, departmentId: departmentBelow(newId, kind, parent) };
  return done({ unitId: newId, stands: [unit], ends: [], goesOn: null, projects: null });
}

function renamed(unit: StandingUnit, name: string): Result<ActOutcome> {
  const wrong = nameProblem(name) ?? (name.trim() === unit.name ? problem("unit.same-name", "name") : null);
  return wrong === null ? done({ unitId: unit.id, stands: [{ ...unit, name: name.trim() }], ends: [], goesOn: null, projects: null }) : refused(wrong);
}

function moved({ tree, asOf }: ActAsked, unit: StandingUnit, parentId: string): Result<ActOutcome> {
  const parent = tree.find(({ id }) => id === parentId);
  if (parent === undefined) return refused(problem("unit.unknown", "parentId"));
  // Below itself or one of its own: the tree would come apart into a ring.
  if (isWithin(parent.path, unit.path)) return refused(problem("unit.loop", "parentId", { name: unit.name, parent: parent.name }));
  if (parentPath(unit.path) === parent.path) return refused(problem("unit.there-already", "parentId", { parent: parent.name }));
  const wrong = levelProblem(unit.kind, parent, "parentId") ?? tooEarly(parent, asOf);
  if (wrong !== null) return refused(wrong);
  const to = `${parent.path}${unit.code}.`;
  return done({ unitId: unit.id, stands: carried(tree, unit, parent), ends: [], goesOn: { from: unit.path, to }, projects: null });
}

/** A body under another parent, with all that lies below it. */
function carried(tree: readonly StandingUnit[], unit: StandingUnit, parent: Pick<StandingUnit, "path" | "departmentId">): ActOutcome["stands"] {
  const departments = new Map<string, string | null>([[unit.id, departmentBelow(unit.id, unit.kind, parent)]]);
  const byPath = new Map(tree.map((one) => [one.path, one]));
  const to = `${parent.path}${unit.code}.`;
  // Parents come before children, so that each finds the department of the one above it.
  return tree.filter(({ path }) => isWithin(path, unit.path)).map((one) => {
    const above = byPath.get(parentPath(one.path));
    if (one.id !== unit.id) departments.set(one.id, departmentBelow(one.id, one.kind, { departmentId: departments.get(above?.id ?? "") ?? null }));
    return { ...one, path: `${to}${one.path.slice(unit.path.length)}`, departmentId: departments.get(one.id) ?? null };
  });
}

function merged({ tree, weight, asOf }: ActAsked, unit: StandingUnit, intoId: string): Result<ActOutcome> {
  const into = tree.find(({ id }) => id === intoId);
  if (into === undefined) return refused(problem("unit.unknown", "intoId"));
  if (isWithin(into.path, unit.path)) return refused(problem("unit.loop", "intoId", { name: unit.name, parent: into.name }));
  if (into.kind !== unit.kind) return refused(problem("unit.other-kind", "intoId", { name: into.name }));
  const early = tooEarly(into, asOf);
  const wrong = [...endProblems(tree, unit, weight, asOf), ...(early === null ? [] : [early])];
  if (wrong.length > 0) return refused(...wrong);
  return done({ unitId: unit.id, stands: [], ends: [unit.id], goesOn: { from: unit.path, to: into.path }, projects: { from: unit.id, to: into.id, codes: null } });
}

function split({ tree, newId, usedCodes }: ActAsked, unit: StandingUnit, { code, name, subjectCodes }: Extract<UnitAct, { act: "split" }>): Result<ActOutcome> {
  const parent = tree.find(({ path }) => path === parentPath(unit.path));
  if (parent === undefined) return refused(problem("unit.unknown", "unitId"));
  const wrong = codeProblem(code, usedCodes) ?? nameProblem(name);
  if (wrong !== null) return refused(wrong);
  const made = { id: newId, code, name: name.trim(), kind: unit.kind, path: `${parent.path}${code}.`, departmentId: departmentBelow(newId, unit.kind, parent) };
  return done({ unitId: unit.id, stands: [made], ends: [], goesOn: null, projects: subjectCodes.length === 0 ? null : { from: unit.id, to: newId, codes: [...new Set(subjectCodes)] } });
}

function closed({ tree, weight, asOf }: ActAsked, unit: StandingUnit): Result<ActOutcome> {
  const wrong = endProblems(tree, unit, weight, asOf);
  return wrong.length === 0 ? done({ unitId: unit.id, stands: [], ends: [unit.id], goesOn: null, projects: null }) : refused(...wrong);
}

/** What has to be out of a body before it ends, in the order in which it is dealt with: filings are finished by those whose posts end afterwards. */
function endProblems(tree: readonly StandingUnit[], unit: StandingUnit, { posts, openFilings }: UnitWeight, asOf: string): readonly Problem[] {
  // It was there for a day at least.
  if (unit.since === asOf) return [problem("unit.before-last", "asOf", { name: unit.name, day: unit.since })];
  const below = tree.find(({ id, path }) => id !== unit.id && isWithin(path, unit.path));
  if (below !== undefined) return [problem("unit.bodies-below", "unitId", { name: unit.name, below: below.name })];
  return [
    ...(openFilings > 0 ? [problem("unit.filings-open", "unitId", { name: unit.name, count: openFilings })] : []),
    ...(posts > 0 ? [problem("unit.posts-there", "unitId", { name: unit.name, count: posts })] : []),
  ];
}

function levelProblem(kind: UnitKind, parent: StandingUnit, where: string): Problem | null {
  if (mayStandBelow(kind, parent.kind)) return null;
  return problem("unit.wrong-level", where, { kind, parent: parent.name });
}

function codeProblem(code: string, usedCodes: readonly string[]): Problem | null {
  if (!/^[0-9A-Za-z]{1,21}$/.test(code)) return problem("unit.code-unfit", "code");
  return usedCodes.includes(code) ? problem("unit.code-taken", "code", { code }) : null;
}

function nameProblem(name: string): Problem | null {
  const bare = name.trim();
  return bare === "" || bare.length > LONGEST_NAME || /[\0-\x1f]/.test(bare) ? problem("unit.name-unfit", "name", { most: LONGEST_NAME }) : null;
}

/** A body takes nothing in before it was itself. */
function tooEarly({ since, name }: StandingUnit, asOf: string): Problem | null {
  return since > asOf ? problem("unit.before-last", "asOf", { name, day: since }) : null;
}
