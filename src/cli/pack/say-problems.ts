import type { Problem } from "../../core/basics/problem.ts";
import { saidOfPack } from "../../words/pack-key-name.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** A problem as a line: where, what happened, what to do. */
export function sentenceOf({ code, where, params }: Problem, { say, language }: Pick<Terminal, "say" | "language">): string {
  const said = saidOfPack(code, params, say);
  return `${where === "" ? "" : `${where}: `}${say(`problem.${code}`, said)}${language === "en" ? " " : ""}${say(`problem.${code}.advice`, said)}`;
}

/** Says every problem on the error stream; the exit code of a task that it kept from being done. */
export function refuseProblems(problems: readonly Problem[], terminal: Terminal): 1 {
  for (const one of problems) terminal.err(`${sentenceOf(one, terminal)}\n`);
  return 1;
}

/** A problem for machines: its code and place, and the words in the language asked for. */
export function problemEntry({ code, where, params }: Problem, { say }: Pick<Terminal, "say">): Record<string, unknown> {
  const said = saidOfPack(code, params, say);
  return { code, where, params, message: say(`problem.${code}`, said), advice: say(`problem.${code}.advice`, said) };
}

/** Says how the verb is used. */
export function refuseUse(terminal: Terminal): 2 {
  terminal.err(`${terminal.say("cli.pack.usage")}\n`);
  return 2;
}
