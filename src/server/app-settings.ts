/** What an installation may set about the running application; one list, each with the value it has when nobody sets it. */
export interface Settings {
  /** 区划代码 of the body that runs this installation; leads every key. Zeros until a pack brings the real one. */
  readonly region: string;
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
  /** The module that rechecks in a process of its own; null means ours. */
  readonly recheckProcess: URL | null;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_SETTINGS: Settings = {
  region: "000000",
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
  recheckProcess: null,
};
