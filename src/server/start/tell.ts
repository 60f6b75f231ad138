import type { MessageParams } from "../../core/basics/message.ts";
import type { Problem } from "../../core/basics/problem.ts";
import type { Language } from "../../words/index.ts";

/** Says something on the terminal. The words are loaded only when something is said. */
export async function tell(code: string, params: MessageParams, language: Language, stream: NodeJS.WritableStream = process.stderr): Promise<void> {
  const { speak } = await import("../../words/index.ts");
  stream.write(`${speak(language)(code, params)}\n`);
}

/** What happened and what to do about it, on one line. */
export async function tellProblem({ code, params }: Problem, language: Language): Promise<void> {
  const { speak } = await import("../../words/index.ts");
  const say = speak(language);
  process.stderr.write(`${say(`problem.${code}`, params)}${language === "en" ? " " : ""}${say(`problem.${code}.advice`, params)}\n`);
}
