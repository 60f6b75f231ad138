import { message, type Message } from "../../core/basics/message.ts";

/** A flag of a verb: a switch, or one that takes a value. */
export interface Flag {
  /** With its dashes: `--out`. */
  readonly name: string;
  readonly takesValue: boolean;
}

export interface Arguments {
  /** Everything that is no flag, in the order given. */
  readonly names: readonly string[];
  /** Values of flags by name; `true` for switches. */
  readonly flags: ReadonlyMap<string, string | true>;
}

/** Reads `FILE --json --out=x.xlsx`; after `--` everything is a name, and `-` alone is one (standard input). */
export function parseArguments(words: readonly string[], known: readonly Flag[]): Arguments | Message {
  const names: string[] = [];
  const flags = new Map<string, string | true>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (word === "--") {
      names.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      names.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const name = equals < 0 ? word : word.slice(0, equals);
    const flag = known.find((candidate) => candidate.name === name);
    if (flag === undefined) {
      return message("cli.usage.unknown-flag", { flag: name, flags: known.map((candidate) => candidate.name).join(" ") });
    }
    if (flags.has(name)) return message("cli.usage.flag-twice", { flag: name });
    if (!flag.takesValue) {
      if (equals >= 0) return message("cli.usage.flag-without-value", { flag: name });
      flags.set(name, true);
      continue;
    }
    const value = equals >= 0 ? word.slice(equals + 1) : words[(at += 1)];
    if (value === undefined || value === "" || (equals < 0 && value.startsWith("--"))) return message("cli.usage.flag-needs-value", { flag: name });
    flags.set(name, value);
  }
  return { names, flags };
}

export function isMessage(outcome: Arguments | Message): outcome is Message {
  return "code" in outcome;
}

export function valueOf(given: Arguments, flag: string): string | null {
  const value = given.flags.get(flag);
  return typeof value === "string" ? value : null;
}
