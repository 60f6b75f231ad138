/**
 * What can be wrong with the database through no fault of a request:
 * `away` (gone, starting, refusing), `slow` (gave no answer in time) or `full` (has no room on its disk).
 */
export type TroubleKind = "away" | "slow" | "full";

export class DatabaseTrouble extends Error {
  readonly kind: TroubleKind;

  constructor(kind: TroubleKind, cause: unknown) {
    super(`database ${kind}`, { cause });
    this.name = "DatabaseTrouble";
    this.kind = kind;
  }
}

const NETWORK = new Set([
  "ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN", "EACCES",
]);
/** The driver gives these no code. */
const DRIVER = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;
const AWAY = /^(08|57P|28|3D|53[03]|25006|58)/;
const SLOW = /^(57014|55P03|25P0[34])/;

/** The trouble behind an error of the driver; the error itself when it is something else, a mistake of ours for example. */
export function troubleOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = String((error as { code?: unknown }).code ?? "");
  if (NETWORK.has(code) || DRIVER.test(error.message)) return new DatabaseTrouble("away", error);
  // A SQLSTATE has five signs; codes of Node have more.
  if (code.length !== 5) return /^Query read timeout/.test(error.message) ? new DatabaseTrouble("slow", error) : error;
  if (code === "53100") return new DatabaseTrouble("full", error);
  if (SLOW.test(code)) return new DatabaseTrouble("slow", error);
  return AWAY.test(code) ? new DatabaseTrouble("away", error) : error;
}
