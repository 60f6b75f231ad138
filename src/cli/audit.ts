import type { Verb } from "./verbs.ts";

/** `hengji audit verify|export …`: the sealed log, checked and taken out, without a server. */
export const auditVerb: Verb = {
  flags: [
    { name: "--data", takesValue: true },
    { name: "--database", takesValue: true },
    { name: "--export", takesValue: true },
    { name: "--heads", takesValue: true },
    { name: "--head", takesValue: true },
    { name: "--key", takesValue: true },
    { name: "--region", takesValue: true },
    { name: "--out", takesValue: true },
    { name: "--json", takesValue: false },
  ],
  async run(given, terminal) {
    const [task, ...names] = given.names;
    const rest = { ...given, names };
    if (task === "verify") return (await import("./audit/verify.ts")).verifyAudit(rest, terminal);
    if (task === "export") return (await import("./audit/export.ts")).exportAudit(rest, terminal);
    terminal.err(`${terminal.say("audit.usage.task")}\n`);
    return 2;
  },
};
