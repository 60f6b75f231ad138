import type { SpokenProblem } from "./api/wire.ts";

/** A place of a refusal as a form knows it: inside the part of what is sent that the form's own fields stand in. */
export function placeWithin(where: string, within: string): string {
  return within !== "" && where.startsWith(`${within}.`) ? where.slice(within.length + 1) : where;
}

/** The place itself, or the nearest around it that the form shows: `phases[0]` for `phases[0].id`. Undefined where it shows none. */
export function nearestPlace(where: string, places: Iterable<string>): string | undefined {
  const around = [...places].filter((at) => where === at || where.startsWith(`${at}.`) || where.startsWith(`${at}[`));
  return around.reduce<string | undefined>((best, at) => (best === undefined || at.length > best.length ? at : best), undefined);
}

/** Line and column in a file that somebody sent, where a refusal names them behind its path: `forms/goal.yaml:9:33`. */
export function lineOf(where: string): { readonly line: number; readonly column: number } | null {
  const [, line, column] = /:(\d+):(\d+)$/.exec(where) ?? [];
  return line === undefined ? null : { line: Number(line), column: Number(column) };
}

/** What the schema of an interface says is meant for programmes; an officer is told to look at the field. */
export function fieldSentence({ code, message, advice }: Pick<SpokenProblem, "code" | "message" | "advice">, say: (code: string) => string): { readonly message: string; readonly advice: string } {
  if (!code.startsWith("http.value-")) return { message, advice };
  return { message: code === "http.value-too-large" ? message : say("app-frame.check-field"), advice: "" };
}
