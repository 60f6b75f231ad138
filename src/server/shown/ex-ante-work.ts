import { hasDuty } from "../../core/access/duty.ts";
import type { Role } from "../../core/access/role.ts";
import { materialsOf, type ExAnteScheme } from "../../core/ex-ante/scheme.ts";
import type { ExAnteStanding } from "../../core/ex-ante/procedure.ts";
import { sheetProblems } from "../../core/ex-ante/score-sheet.ts";
import type { ExAnteTurn } from "../../core/ex-ante/turn-place.ts";
import { isTurnOf, roleOfTurn, turnDeadline, turnOf, type TurnAsked } from "../../core/ex-ante/turn.ts";
import { plainName } from "../../core/form/name-grams.ts";
import type { Deadline } from "../../core/workflow/due.ts";
import { EX_ANTE_STAGE } from "../../core/workflow/inbox-box.ts";
import type { ActingContext } from "../context.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";
import { officeDay } from "../office-day.ts";
import { lastReturns, openApplications, openMaterials, openSheets, type OpenApplication, type OpenSheet } from "../store/ex-ante-open.ts";

/** An application for ex-ante evaluation as it stands in lists of what is to be done, beside filings. */
export interface ExAnteWork extends Deadline {
  readonly id: string;
  readonly year: number;
  readonly stage: typeof EX_ANTE_STAGE;
  readonly name: string;
  readonly kind: string | null;
  readonly unit: string;
  readonly department: string;
  readonly amountFen: string | null;
  readonly step: ExAnteTurn;
  readonly holder: Role;
  readonly round: number;
  readonly since: Date;
  /** 等这个岗位办理; where it is not, it went through the person's hands and waits in those of others. */
  readonly isMine: boolean;
  readonly returned: { readonly by: string; readonly opinion: string } | null;
  /** Where it is best opened, and what was said of that place. */
  readonly cell: { readonly path: string; readonly said: string } | null;
}

/** Of all years; a city has some hundreds under way. */
const MOST = 2000;

/**
 * 事前评估中等着办的: whatever waits for the acting post, and what its person had in hand and waits for, the longest wait first. Whether an
 * application waits for a post is judged here, one by one, by its scheme.
 */
export async function exAnteWork(context: ActingContext, pieces: readonly string[] = []): Promise<readonly ExAnteWork[]> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "ex-ante.read")) return [];
  const open = (await openApplications(tx, region, acting, acting.personId, MOST)).filter(({ name }) => pieces.every((piece) => plainName(name).includes(piece)));
  if (open.length === 0) return [];
  // Who is evaluated sees no expert, and an expert no other.
  const seesSheets = (["ex-ante.review", "ex-ante.evaluate", "ex-ante.decide"] as const).some((duty) => hasDuty(packs, acting.role, duty));
  const sheets = groupedBy(await openSheets(tx, region, open.flatMap(({ id, state }) => (state === "draft" ? [] : [id]))));
  const materials = groupedBy(await openMaterials(tx, region, open.flatMap(({ id, state }) => (state === "department-review" || state === "returned" ? [id] : []))));
  const returns = new Map((await lastReturns(tx, region, open.flatMap(({ id, state }) => (state === "returned" ? [id] : [])))).map((one) => [one.applicationId, one]));
  const work: ExAnteWork[] = [];
  for (const one of open) {
    const scheme = await schemeOfApplication(context, one);
    const own = sheets.get(one.id) ?? [];
    const brought = materials.get(one.id) ?? [];
    const asked: TurnAsked = {
      scheme, standing: standingOf(one, own), materials: new Map(brought.map(({ material, state }) => [material, state])),
      sheets: own.map(({ personId, ratings, submittedAt }) => ({ personId, ratings, submitted: submittedAt !== null })),
    };
    const turn = turnOf(asked, seesSheets);
    const holder = turn === null ? null : roleOfTurn(packs, turn, one);
    if (turn === null || holder === null) continue;
    const isMine = isTurnOf(packs, turn, asked, acting);
    if (!isMine && !one.hands.some(({ personId }) => personId === acting.personId)) continue;
    const since = sinceOf(one, turn, own, acting.personId);
    const back = isMine ? returns.get(one.id) : undefined;
    const { id, year, name, kind, unit, department, amountFen, round } = one;
    work.push({
      id, year, stage: EX_ANTE_STAGE, name, kind, unit, department, amountFen, step: turn, holder, round, since, isMine,
      ...turnDeadline(scheme, turn, officeDay(since), officeDay(context.now), packs.calendars ?? []),
      returned: back === undefined ? null : { by: back.by, opinion: back.opinion },
      cell: isMine ? cellOf(turn, scheme, brought, own.find(({ personId }) => personId === acting.personId)) : null,
    });
  }
  return work;
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

/** Since when it has been somebody's turn: an expert's since they were asked, whoever concludes since the last sheet came in, all others since it came to where it stands. */
function sinceOf({ stateSince }: OpenApplication, turn: ExAnteTurn, sheets: readonly OpenSheet[], personId: string): Date {
  const moments = turn === "score" ? sheets.filter((one) => one.personId === personId).map(({ assignedAt }) => assignedAt)
    : turn === "conclude" || turn === "panel-note" ? sheets.flatMap(({ submittedAt }) => (submittedAt === null ? [] : [submittedAt])) : [];
  return moments.reduce((left, right) => (right > left ? right : left), stateSince);
}

/** The first place that something is to be done at, where one is known. */
function cellOf(turn: ExAnteTurn, scheme: ExAnteScheme, brought: readonly { readonly material: string; readonly state: string; readonly note: string }[], sheet: OpenSheet | undefined): ExAnteWork["cell"] {
  if (turn === "score") {
    const [first] = sheet === undefined ? [] : sheetProblems(scheme, sheet.ratings);
    return first === undefined ? null : { path: first.where, said: "" };
  }
  const wanted = turn === "mend" ? "rejected" : turn === "judge-materials" ? "received" : null;
  const first = materialsOf(scheme).map(({ id }) => brought.find(({ material, state }) => material === id && state === wanted)).find((one) => one !== undefined);
  return first === undefined ? null : { path: `materials.${first.material}`, said: first.note };
}
