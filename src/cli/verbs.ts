import type { Arguments, Flag } from "./terminal/arguments.ts";
import type { Terminal } from "./terminal/terminal.ts";
import type { ExitCode } from "./report/tally.ts";

/** One thing the command line can do. Its help stands in the words under `cli.help.<name>`. */
export interface Verb {
  readonly flags: readonly Flag[];
  run(given: Arguments, terminal: Terminal): Promise<ExitCode>;
}

export interface VerbEntry {
  readonly name: string;
  /** Loaded only when called, so that each starts as fast as it can. */
  readonly load: () => Promise<Verb>;
}

/** Everything `hengji <verb>` knows, in the order of the help. */
export const verbs: readonly VerbEntry[] = [
  { name: "recheck", load: async () => (await import("./recheck.ts")).recheckVerb },
  { name: "findings", load: async () => (await import("./findings.ts")).findingsVerb },
  { name: "audit", load: async () => (await import("./audit.ts")).auditVerb },
  { name: "pack", load: async () => (await import("./pack.ts")).packVerb },
  { name: "city", load: async () => (await import("./city.ts")).cityVerb },
  { name: "bundle", load: async () => (await import("./bundle.ts")).bundleVerb },
  { name: "help", load: async () => (await import("./help.ts")).helpVerb },
  { name: "version", load: async () => (await import("./version.ts")).versionVerb },
];
