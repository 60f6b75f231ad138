import type { Verb } from "./verbs.ts";

/** `hengji pack check|digest|diff|export|import …`: packs as folders and as files, without a server. */
export const packVerb: Verb = {
  flags: [
    { name: "--out", takesValue: true },
    { name: "--to", takesValue: true },
    { name: "--json", takesValue: false },
  ],
  async run(given, terminal) {
    const [task, ...names] = given.names;
    const rest = { ...given, names };
    if (task === "check") return (await import("./pack/check.ts")).checkPacks(rest, terminal);
    if (task === "digest") return (await import("./pack/digest.ts")).digestPacks(rest, terminal);
    if (task === "diff") return (await import("./pack/diff.ts")).diffPacks(rest, terminal);
    if (task === "export") return (await import("./pack/export.ts")).exportPack(rest, terminal);
    if (task === "import") return (await import("./pack/import.ts")).importPack(rest, terminal);
    terminal.err(`${terminal.say("cli.pack.usage")}\n`);
    return 2;
  },
};
