import { escalateLateWork } from "../commands/escalate-late.ts";
import { drawTogether } from "../commands/draw-tally-together.ts";
import { remindEverybody } from "../commands/remind-everybody.ts";
import type { Ground } from "../context.ts";
import { officeDay, startOfOfficeDay } from "../office-day.ts";

export interface RemindOptions {
  readonly clock: () => Date;
  readonly trouble: (what: string, error: unknown) => void;
}

export interface DailyReminding {
  /** Looks now whether the day's reminders are to be made; the returned promise never fails. */
  readonly now: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** How often it looks whether a day has begun. */
const LOOK_MS = 5 * 60 * 1000;
/** Before the office opens, by its own clock. */
const FROM_HOUR = 6;

/** Keeps the tally of what waits short, and every morning escalates what is late and then reminds everybody. That it happens once a day is the database's to know, so that a restart makes nothing twice and leaves nothing out. */
export function remindDaily(ground: Ground, { clock, trouble }: RemindOptions): DailyReminding {
  let done = "";
  let running: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const now = clock();
    const day = officeDay(now);
    try {
      await ground.change({ actor: "system", task: "remind" }, drawTogether);
    } catch (error) {
      trouble("the tally of what waits could not be drawn together", error);
    }
    if (day === done || now.getTime() < startOfOfficeDay(day).getTime() + FROM_HOUR * 60 * 60 * 1000) return;
    try {
      await ground.change({ actor: "system", task: "remind" }, escalateLateWork);
      await ground.change({ actor: "system", task: "remind" }, remindEverybody);
      done = day;
    } catch (error) {
      trouble("the reminders of the day failed", error);
    }
  };
  const now = (): Promise<void> => (running = running.then(look));
  const timer = setInterval(() => void now(), LOOK_MS);
  timer.unref();
  void now();
  return {
    now,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
