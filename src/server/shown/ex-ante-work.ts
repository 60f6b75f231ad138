import { hasDuty } from "../../core/access/duty.ts";
import type { Role } from "../../core/access/role.ts";
import { materialsOf } from "../../core/ex-ante/scheme.ts";
import { sheetProblems } from "../../core/ex-ante/score-sheet.ts";
import type { ExAnteTurn } from "../../core/ex-ante/turn-place.ts";
import { plainName } from "../../core/form/name-grams.ts";
import { deadlineOfWork, type Deadline } from "../../core/workflow/under-way.ts";
import { EX_ANTE_STAGE } from "../../core/workflow/inbox-box.ts";
import type { ActingContext } from "../context.ts";
import { loadUnderWay, turnUnderWay, type LoadedApplication } from "../ex-ante-under-way.ts";
import { officeDay } from "../office-day.ts";
import { lastReturns, openApplications } from "../store/ex-ante-open.ts";

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
  /** 等这个岗位办理 */
  readonly isMine: boolean;
  /** It went through the person's hands and waits in those of others. */
  readonly isElsewhere: boolean;
  /** 逾期上报: the post is told of it because it is late below. */
  readonly isTold: boolean;
  readonly returned: { readonly by: string; readonly opinion: string } | null;
  /** 催办 of whoever has the turn; null where nobody urged. */
  readonly urged: { readonly count: number; readonly by: string; readonly said: string; readonly at: Date } | null;
  /** Where it is best opened, and what was said of that place. */
  readonly cell: { readonly path: string; readonly said: string } | null;
}

/** Of all years; a city has some hundreds under way. */
const MOST = 2000;

/**
 * 事前评估中等着办的: whatever waits for the acting post, what its person had in hand and waits for, and what is told to it because it is late, the
 * longest wait first. Whether an application waits for a post is judged here, one by one, by its scheme.
 */
export async function exAnteWork(context: ActingContext, pieces: readonly string[] = []): Promise<readonly ExAnteWork[]> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "ex-ante.read")) return [];
  const open = (await openApplications(tx, region, acting, acting.personId, MOST)).filter(({ name }) => pieces.every((piece) => plainName(name).includes(piece)));
  if (open.length === 0) return [];
  const returns = new Map((await lastReturns(tx, region, open.flatMap(({ id, state }) => (state === "returned" ? [id] : [])))).map((one) => [one.applicationId, one]));
  const work: ExAnteWork[] = [];
  for (const loaded of await loadUnderWay(context, open)) {
    const at = turnUnderWay(packs, loaded, acting);
    if (at === null) continue;
    const { turn, holder, isMine, since, urgings, told } = at;
    const isTold = told?.to === acting.role;
    if (!isMine && !at.wasInHand && !isTold) continue;
    const { id, year, name, kind, unit, department, amountFen, round } = loaded.one;
    const back = isMine ? returns.get(id) : undefined;
    const last = urgings.at(-1);
    work.push({
      id, year, stage: EX_ANTE_STAGE, name, kind, unit, department, amountFen, step: turn, holder, round, since, isMine, isElsewhere: !isMine && at.wasInHand, isTold,
      ...deadlineOfWork(at.work, officeDay(context.now), packs.calendars ?? []),
      returned: back === undefined ? null : { by: back.by, opinion: back.opinion },
      urged: last === undefined ? null : { count: urgings.length, by: last.by, said: last.said, at: last.at },
      cell: isMine ? cellOf(turn, loaded, acting.personId) : null,
    });
  }
  return work;
}

/** The first place that something is to be done at, where one is known. */
function cellOf(turn: ExAnteTurn, { scheme, materials, sheets }: LoadedApplication, personId: string): ExAnteWork["cell"] {
  if (turn === "score") {
    const sheet = sheets.find((one) => one.personId === personId);
    const [first] = sheet === undefined ? [] : sheetProblems(scheme, sheet.ratings);
    return first === undefined ? null : { path: first.where, said: "" };
  }
  const wanted = turn === "mend" ? "rejected" : turn === "judge-materials" ? "received" : null;
  const first = materialsOf(scheme).map(({ id }) => materials.find(({ material, state }) => material === id && state === wanted)).find((one) => one !== undefined);
  return first === undefined ? null : { path: `materials.${first.material}`, said: first.note };
}
