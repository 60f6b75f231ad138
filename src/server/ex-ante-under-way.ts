import { hasDuty } from "../core/access/duty.ts";
import type { Actor } from "../core/access/actor.ts";
import type { Role } from "../core/access/role.ts";
import type { MaterialState } from "../core/ex-ante/completeness.ts";
import type { ExAnteStanding } from "../core/ex-ante/procedure.ts";
import type { ExAnteScheme } from "../core/ex-ante/scheme.ts";
import type { ExAnteTurn } from "../core/ex-ante/turn-place.ts";
import { isTurnOf, limitOfTurn, roleOfTurn, turnOf, type TurnAsked } from "../core/ex-ante/turn.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import type { WorkUnderWay } from "../core/workflow/under-way.ts";
import type { Context } from "./context.ts";
import { schemeOfApplication } from "./ex-ante-scheme.ts";
import { officeDay } from "./office-day.ts";
import { openMaterials, openSheets, type OpenApplication, type OpenSheet } from "./store/ex-ante-open.ts";
import { extensionsOfApplications, urgingsOfApplications, type ExtensionOfApplication, type UrgingOfApplication } from "./store/ex-ante-urged.ts";

/** An application under way with all that decides whose turn it is and until when. */
export interface LoadedApplication {
  readonly one: OpenApplication;
  readonly scheme: ExAnteScheme;
  readonly sheets: readonly OpenSheet[];
  readonly materials: readonly { readonly material: string; readonly state: MaterialState; readonly note: string }[];
  readonly urgings: readonly UrgingOfApplication[];
  readonly extensions: readonly ExtensionOfApplication[];
}

/** Somebody as far as whose turn it is asks for them; null for the house itself, which sees everything and has no turn. */
export type TurnActor = Pick<Actor, "personId" | "role" | "unitId"> | null;

/** 轮到谁: a turn of an application as somebody sees it, with its day. */
export interface TurnUnderWay {
  readonly turn: ExAnteTurn;
  readonly holder: Role;
  /** 等这个岗位办理 */
  readonly isMine: boolean;
  /** It went through the person's hands. */
  readonly wasInHand: boolean;
  readonly since: Date;
  readonly work: WorkUnderWay;
  /** 催办 since it waits there, the oldest first. */
  readonly urgings: readonly UrgingOfApplication[];
  /** 逾期升级: the role that was told of this turn, and when. */
  readonly told: { readonly to: string; readonly at: Date } | null;
}

/** Reads what stands around applications under way, as far as the asker sees it. */
export async function loadUnderWay(context: Context, open: readonly OpenApplication[]): Promise<readonly LoadedApplication[]> {
  const { tx, region } = context;
  if (open.length === 0) return [];
  const all = open.map(({ id }) => id);
  const sheets = groupedBy(await openSheets(tx, region, open.flatMap(({ id, state }) => (state === "draft" ? [] : [id]))));
  const materials = groupedBy(await openMaterials(tx, region, open.flatMap(({ id, state }) => (state === "department-review" || state === "returned" ? [id] : []))));
  const urgings = groupedBy(await urgingsOfApplications(tx, region, all));
  const extensions = groupedBy(await extensionsOfApplications(tx, region, all));
  const loaded: LoadedApplication[] = [];
  for (const one of open) {
    loaded.push({
      one, scheme: await schemeOfApplication(context, one), sheets: sheets.get(one.id) ?? [], materials: materials.get(one.id) ?? [], urgings: urgings.get(one.id) ?? [], extensions: extensions.get(one.id) ?? [],
    });
  }
  return loaded;
}

/** Who is evaluated sees no expert, and an expert no other. */
export function seesSheets(packs: Pick<Definitions, "roles">, role: Role): boolean {
  return (["ex-ante.review", "ex-ante.evaluate", "ex-ante.decide"] as const).some((duty) => hasDuty(packs, role, duty));
}

/** Whose turn an application is, as somebody sees it; null where nothing goes on by itself. */
export function turnUnderWay(packs: Pick<Definitions, "roles">, { one, scheme, sheets, materials, urgings, extensions }: LoadedApplication, actor: TurnActor): TurnUnderWay | null {
  const seesAll = actor === null || seesSheets(packs, actor.role);
  const seen = seesAll ? sheets : sheets.filter(({ personId }) => personId === actor.personId);
  const asked: TurnAsked = {
    scheme, standing: standingOf(one, seen), materials: new Map(materials.map(({ material, state }) => [material, state])),
    sheets: seen.map(({ personId, ratings, submittedAt }) => ({ personId, ratings, submitted: submittedAt !== null })),
  };
  const turn = turnOf(asked, seesAll);
  const holder = turn === null ? null : roleOfTurn(packs, turn, one);
  if (turn === null || holder === null) return null;
  const isMine = actor !== null && isTurnOf(packs, turn, asked, actor);
  const since = sinceOf(one, turn, seen, actor?.personId ?? null);
  const given = extensions.findLast(({ step, round, at }) => step === turn && round === one.round && at >= since);
  return {
    turn, holder, isMine, wasInHand: actor !== null && one.hands.some(({ personId }) => personId === actor.personId), since,
    work: {
      // Whoever sees no sheet is told that it is with the experts, also when it is not: of that they are told no day.
      limit: turn === "score" && !seesAll && !isMine ? undefined : limitOfTurn(scheme, turn), unitPath: one.unitPath, arrivedOn: officeDay(since), extendedUntil: given?.until ?? null,
    },
    // Whoever urged may have seen another turn than whoever holds it.
    urgings: urgings.filter(({ round, at }) => round === one.round && at >= since),
    told: one.escalatedTurn === turn && one.escalatedTo !== null && one.escalatedAt !== null && one.escalatedAt >= since ? { to: one.escalatedTo, at: one.escalatedAt } : null,
  };
}

function groupedBy<One extends { readonly applicationId: string }>(rows: readonly One[]): ReadonlyMap<string, readonly One[]> {
  const grouped = new Map<string, One[]>();
  for (const row of rows) grouped.set(row.applicationId, [...(grouped.get(row.applicationId) ?? []), row]);
  return grouped;
}

function standingOf({ state, level, round, unitId, hands, conclusion }: OpenApplication, sheets: readonly OpenSheet[]): ExAnteStanding {
  const scored = sheets.flatMap(({ personId, submittedAt }) => (submittedAt === null ? [] : [{ personId, act: "score" as const, round }]));
  return { state, level, round, unitId, unsupported: conclusion === "reject", hands: [...hands, ...scored] };
}

/**
 * Since when it has been somebody's turn: an expert's since they were asked, of several experts since the first was asked whose sheet is open, whoever
 * concludes since the last sheet came in, all others since it came to where it stands.
 */
function sinceOf({ stateSince }: OpenApplication, turn: ExAnteTurn, sheets: readonly OpenSheet[], personId: string | null): Date {
  const latest = (moments: readonly Date[]): Date => moments.reduce((left, right) => (right > left ? right : left), stateSince);
  if (turn === "score") {
    const open = sheets.filter(({ submittedAt }) => submittedAt === null);
    const [first] = open.some((one) => one.personId === personId) ? open.filter((one) => one.personId === personId) : open;
    return first === undefined ? stateSince : latest([first.assignedAt]);
  }
  return turn === "conclude" || turn === "panel-note" ? latest(sheets.flatMap(({ submittedAt }) => (submittedAt === null ? [] : [submittedAt]))) : stateSince;
}
