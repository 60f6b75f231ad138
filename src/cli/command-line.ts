import { message, type Message } from "../core/basics/message.ts";
import { speak } from "../words/index.ts";
import { helpOn } from "./help.ts";
import { isMessage, parseArguments, valueOf, type Flag } from "./terminal/arguments.ts";
import { languageNamed, languageOf } from "./terminal/language.ts";
import { openTerminal, type Terminal, type TerminalStreams } from "./terminal/terminal.ts";
import { verbs } from "./verbs.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Flags every verb has. */
const COMMON: readonly Flag[] = [
  { name: "--lang", takesValue: true },
  { name: "--help", takesValue: false },
];

/** What a shell counts for a program whose reader has gone: 128 and the number of the signal. */
const READER_GONE = 141;

/** Short and old spellings people try first. */
const ALIASES: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, "help"], ["--help", "help"], ["-h", "help"], ["--version", "version"], ["-v", "version"],
]);

/** Runs `hengji <verb> …` and answers with the exit code. Wrong use is one sentence and 2, never a stack trace. */
export async function runCommandLine(given: readonly string[], streams: TerminalStreams, environment: Environment): Promise<number> {
  const [first, ...rest] = languageLast(given);
  const words = rest.map((word) => (word === "-h" ? "--help" : word));
  const language = languageNamed(languageAsked(words) ?? "") ?? languageOf(environment);
  const terminal = openTerminal(streams, environment, language, speak(language));
  try {
    const code = await runVerb(ALIASES.get(first) ?? first ?? "", words, terminal);
    const state = terminal.outState();
    return state === "open" ? code : state === "gone" ? READER_GONE : 2;
  } catch (failure) {
    terminal.err(`${terminal.say("cli.failed", { detail: failure instanceof Error ? failure.message : String(failure) })}\n`);
    terminal.onFailure(failure);
    return 2;
  }
}

async function runVerb(name: string, words: readonly string[], terminal: Terminal): Promise<number> {
  const entry = verbs.find((verb) => verb.name === name);
  if (entry === undefined) {
    return refuse(terminal, message(name.startsWith("-") ? "cli.usage.verb-first" : "cli.usage.unknown-verb", { verb: name, verbs: verbs.map((verb) => verb.name).join(" ") }));
  }
  const verb = await entry.load();
  const given = parseArguments(words, [...verb.flags, ...COMMON]);
  if (isMessage(given)) return refuse(terminal, given);
  const language = valueOf(given, "--lang");
  if (language !== null && languageNamed(language) === null) return refuse(terminal, message("cli.usage.unknown-language", { language }));
  if (given.flags.has("--help")) {
    await terminal.out(helpOn(entry.name, terminal));
    return 0;
  }
  return verb.run(given, terminal);
}

function refuse(terminal: Terminal, { code, params }: Message): number {
  terminal.err(`${terminal.say(code, params)}\n`);
  return 2;
}

/** `--lang en recheck …` is as good as `recheck … --lang en`. */
function languageLast(words: readonly string[]): string[] {
  if (words[0] === "--lang") return [...words.slice(2), ...words.slice(0, 2)];
  return words[0]?.startsWith("--lang=") ? [...words.slice(1), words[0]] : [...words];
}

/** Read before anything else, so that even a complaint about the other words is in the right language. */
function languageAsked(words: readonly string[]): string | undefined {
  const at = words.indexOf("--lang");
  return at >= 0 ? words[at + 1] : words.find((word) => word.startsWith("--lang="))?.slice("--lang=".length);
}
