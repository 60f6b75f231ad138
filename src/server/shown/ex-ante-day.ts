import { hasDuty } from "../../core/access/duty.ts";
import { deadlineOfWork } from "../../core/workflow/under-way.ts";
import { urgingOfWorkRefusal } from "../../core/workflow/urging.ts";
import type { ActingContext } from "../context.ts";
import { loadUnderWay, turnUnderWay, type TurnUnderWay } from "../ex-ante-under-way.ts";
import { hoursBetween, officeDay } from "../office-day.ts";
import { openApplication } from "../store/ex-ante-open.ts";
import { extensionsOf } from "../store/extension.ts";
import { lastUrgedBy, urgingsOf } from "../store/urging.ts";

/** 办理时限、催办和延期 of one application: until when its turn is, whether whoever looks may urge or give a later day, and who did so before. */
export async function exAnteDay(context: ActingContext, id: string) {
  const { tx, region, packs, acting } = context;
  const open = await openApplication(tx, region, id);
  const [loaded] = open === null ? [] : await loadUnderWay(context, [open]);
  const at = loaded === undefined ? null : turnUnderWay(packs, loaded, acting);
  const deadline = at === null ? null : { turn: at.turn, holder: at.holder, since: at.since.toISOString(), ...deadlineOfWork(at.work, officeDay(context.now), packs.calendars ?? []) };
  return {
    deadline,
    urge: at === null ? null : await urgeShown(context, id, at),
    mayExtend: deadline !== null && deadline.due !== null && hasDuty(packs, acting.role, "deadline.extend"),
    urgings: (await urgingsOf(tx, region, id)).map(({ toSigners: _toSigners, at: moment, ...one }) => ({ ...one, at: moment.toISOString() })),
    extensions: (await extensionsOf(tx, region, id)).map(({ at: moment, ...one }) => ({ ...one, at: moment.toISOString() })),
  };
}

/** Whether the asker may urge, or has to wait with it; nothing where it is not theirs to urge, since a button that never works helps nobody. */
async function urgeShown({ tx, region, now, acting }: ActingContext, id: string, { isMine, wasInHand }: TurnUnderWay) {
  const refusal = (hours: number | null) => urgingOfWorkRefusal(acting, { isTheirs: isMine, wasInHand, hours });
  if (refusal(null) !== null) return null;
  const last = await lastUrgedBy(tx, region, id, acting.personId);
  return { refusedBecause: refusal(last === null ? null : hoursBetween(last, now)) };
}
