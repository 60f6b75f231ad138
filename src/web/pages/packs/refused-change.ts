import type { SpokenProblem } from "../../app/api/wire.ts";

/** What the server reads of a change, as a file, and the field of it: the value may be of any depth. */
const CHANGE = /^changes\[\d+\](?:\.(\w+))?/;

/**
 * Where in the form of one change a refusal belongs: `why`, `from` or `value`. Only what is no change is refused, and all others were none the less
 * when they were made; what is wrong with the value is no refusal and stands beside it in the draft.
 */
export function placeInChange({ where, params }: Pick<SpokenProblem, "where" | "params">): string {
  if (where === "reason") return "why";
  const sent = CHANGE.exec(String(params["field"] ?? ""));
  if (sent === null) return where;
  return sent[1] === "why" ? "why" : sent[1] === "from" || sent[1] === "until" ? "from" : "value";
}

/** Where in the form of a file a refusal belongs: the file for all that is wrong in it, told with its line. */
export function placeInFile({ where }: Pick<SpokenProblem, "where">, name: string): string {
  if (where === "reason") return "why";
  const path = where.replace(/^local\//, "");
  return path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}:`) ? "file" : where;
}
