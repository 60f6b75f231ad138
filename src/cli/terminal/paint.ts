/** What a piece of the report is, so that colour is decided in one place and never carries a meaning alone. */
export type Tone = "error" | "warning" | "note" | "good" | "strong" | "quiet";

export type Paint = (tone: Tone, text: string) => string;

const CODES: Readonly<Record<Tone, string>> = { error: "31", warning: "33", note: "36", good: "32", strong: "1", quiet: "2" };

/** Colour only on a terminal, and never against the wish of `NO_COLOR` (https://no-color.org) or of a dumb terminal. */
export function painter(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): Paint {
  const wanted = isTerminal && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
  return wanted ? (tone, text) => `\u001b[${CODES[tone]}m${text}\u001b[0m` : (_tone, text) => text;
}
