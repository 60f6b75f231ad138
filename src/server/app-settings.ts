import { LEVEL_THREE, type SignInPreset } from "../core/sign-in/preset.ts";

/** What an installation may set about the running application; one list, each with the value it has when nobody sets it. */
export interface Settings {
  /** 区划代码 of the city that this installation runs for; leads every key. Zeros while no city was founded. */
  readonly region: string;
  /** Kept rechecks belong to the installation and to no city: they are there before one is founded. */
  readonly keptRegion: string;
  /** How many kept rechecks an installation holds, discarded ones included until they are erased. */
  readonly keptRows: number;
  /** How many bytes they may take together. */
  readonly keptBytes: number;
  /** Days within which a discarded recheck can be restored; it is erased after them. */
  readonly restoreDays: number;
  /** Largest file of a recheck, and largest body of a kept one, in bytes. */
  readonly fileBytes: number;
  readonly keepBytes: number;
  /** Bytes of files that are being received or rechecked at one time, so that many large ones cannot fill the memory. */
  readonly filesInFlightBytes: number;
  /** How long a body may take to arrive. */
  readonly bodySeconds: number;
  /** Processes that recheck files, how long and how large each may grow, and how many files may wait. */
  readonly recheckProcesses: number;
  readonly recheckSeconds: number;
  readonly recheckMegabytes: number;
  readonly recheckWaiting: number;
  /** Requests a minute from one address; a burst of as many is allowed. */
  readonly writesPerMinute: number;
  readonly rechecksPerMinute: number;
  readonly readsPerMinute: number;
  /** How signing in is guarded. */
  readonly signIn: SignInPreset;
  /** Minutes without a request after which a session ends, and hours after which it ends in any case. */
  readonly idleMinutes: number;
  readonly sessionHours: number;
  /** Largest file of evidence or scan, in bytes. */
  readonly evidenceBytes: number;
  /** Requests a minute of one session. */
  readonly workPerMinute: number;
  /** Attempts to sign in a minute from one address. */
  readonly signInsPerMinute: number;
  /** The module that rechecks in a process of its own; null means ours. */
  readonly recheckProcess: URL | null;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_SETTINGS: Settings = {
  region: "000000",
  keptRegion: "000000",
  keptRows: 100_000,
  keptBytes: 4096 * MEGABYTE,
  restoreDays: 30,
  fileBytes: 64 * MEGABYTE,
  keepBytes: 4 * MEGABYTE,
  filesInFlightBytes: 160 * MEGABYTE,
  bodySeconds: 120,
  recheckProcesses: 2,
  recheckSeconds: 20,
  recheckMegabytes: 384,
  recheckWaiting: 16,
  writesPerMinute: 60,
  rechecksPerMinute: 120,
  readsPerMinute: 1200,
  signIn: LEVEL_THREE,
  idleMinutes: 30,
  sessionHours: 12,
  evidenceBytes: 50 * MEGABYTE,
  workPerMinute: 6000,
  signInsPerMinute: 30,
  recheckProcess: null,
};
