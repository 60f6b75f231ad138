import type { AuditLog } from "../../files/audit-log.ts";
import type { Ground } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { bringUpToDate } from "./keep-outside.ts";

export interface ExportOptions {
  readonly log: AuditLog;
  readonly clock: () => Date;
  readonly trouble: (what: string, error: unknown) => void;
}

export interface DailyExport {
  /** Brings the exports up to date now; the returned promise never fails. */
  readonly now: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** How often it looks whether a day has ended. */
const LOOK_MS = 10 * 60 * 1000;

/**
 * Keeps one export a day whole. Seals are added to it as they are made; this adds what is missing, at the start and after the
 * end of each day.
 */
export function exportLogDaily(ground: Ground, { log, clock, trouble }: ExportOptions): DailyExport {
  let day = "";
  let running: Promise<void> = Promise.resolve();

  const bring = async (): Promise<void> => {
    const today = officeDay(clock());
    try {
      await log.inTurn(async () => {
        const { unknown } = await bringUpToDate(ground, log);
        if (unknown !== null && day === "") trouble("the database lacks a seal that was kept", new Error(`batch ${unknown.batch} of ${unknown.sealedAt}`));
      });
      day = today;
    } catch (error) {
      trouble("the export of the log failed", error);
    }
  };
  const now = (): Promise<void> => (running = running.then(bring));
  const timer = setInterval(() => {
    if (officeDay(clock()) !== day) void now();
  }, LOOK_MS);
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
