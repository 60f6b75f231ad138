import { hasDuty } from "../core/access/duty.ts";
import { deadlineOfWork, isDueSoon } from "../core/workflow/under-way.ts";
import type { RemindedOf } from "../core/workflow/reminder.ts";
import type { Context } from "./context.ts";
import { loadUnderWay, turnUnderWay } from "./ex-ante-under-way.ts";
import { officeDay } from "./office-day.ts";
import { everyOpenApplication } from "./store/ex-ante-open.ts";
import { postsNearApplications, type PersonReminded } from "./store/reminder.ts";

/** As many as stand in lists. */
const MOST = 2000;
const NOTHING: Readonly<Record<RemindedOf, number>> = { arrived: 0, returned: 0, urged: 0, soon: 0, late: 0, escalated: 0 };

/** 每日提醒 of ex-ante evaluation: the same counts as of filings, for every post that an application waits for or that is told of it. Posts that have nothing are left out. `toldOn`: the day on which what is told as late was late already. */
export async function exAnteReminded(context: Context, since: Date, toldOn: string): Promise<readonly PersonReminded[]> {
  const { tx, region, now, packs } = context;
  const [day, calendars] = [officeDay(now), packs.calendars ?? []];
  const loaded = new Map((await loadUnderWay(context, await everyOpenApplication(tx, region, MOST))).map((one) => [one.one.id, one]));
  const roles = packs.roles.filter(({ role }) => hasDuty(packs, role, "ex-ante.read")).map(({ role }) => role);
  const counted = new Map<string, PersonReminded>();
  for (const { applicationId, personId, postId, role, unitId, unit, of } of await postsNearApplications(tx, region, day, roles, [...loaded.keys()])) {
    const application = loaded.get(applicationId)!;
    const at = turnUnderWay(packs, application, { personId, role, unitId });
    if (at === null) continue;
    const isNew = at.since > since;
    const found: Readonly<Record<RemindedOf, boolean>> = {
      arrived: at.isMine && isNew,
      returned: at.isMine && isNew && application.one.state === "returned",
      urged: at.isMine && at.urgings.some((urging) => urging.at > since),
      soon: at.isMine && isDueSoon(at.work, day, calendars),
      late: at.isMine && deadlineOfWork(at.work, toldOn, calendars).lateDays !== null,
      escalated: at.told !== null && at.told.to === role && at.told.at > since,
    };
    if (!Object.values(found).some(Boolean)) continue;
    const key = `${postId} ${personId}`;
    const before = counted.get(key) ?? { ...NOTHING, personId, postId, role, unit, ...(of === null ? {} : { of }) };
    counted.set(key, added(before, found));
  }
  return [...counted.values()];
}

function added(before: PersonReminded, found: Readonly<Record<RemindedOf, boolean | number>>): PersonReminded {
  const { arrived, returned, urged, soon, late, escalated } = found;
  return {
    ...before, arrived: before.arrived + Number(arrived), returned: before.returned + Number(returned), urged: before.urged + Number(urged), soon: before.soon + Number(soon), late: before.late + Number(late), escalated: before.escalated + Number(escalated),
  };
}

/** Counts of filings and of applications as one for each post and person. */
export function together(filings: readonly PersonReminded[], applications: readonly PersonReminded[]): readonly PersonReminded[] {
  const keyOf = ({ postId, personId }: PersonReminded): string => `${postId} ${personId}`;
  const known = new Set(filings.map(keyOf));
  return [
    ...filings.map((one) => {
      const other = applications.find((application) => keyOf(application) === keyOf(one));
      return other === undefined ? one : added(one, other);
    }),
    ...applications.filter((one) => !known.has(keyOf(one))),
  ];
}
