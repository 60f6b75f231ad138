import { LOCAL } from "../../../core/pack/source.ts";
import type { SpokenProblem } from "../../app/api/wire.ts";

/** The change that a form makes, among those that are sent. */
export interface SentChange {
  /** Its place in `changes`. */
  readonly index: number;
  /** Place in the definition that it changes, or the list that it adds to. */
  readonly at: string;
}

/** The file as which the server reads the bureau's changes. */
const OWN_CHANGES = `${LOCAL}/overlay.yaml`;
const CHANGE = /^changes\[(\d+)\](?:\.(\w+))?/;

/**
 * Where in the form of one change a refusal of the packs belongs: `why`, `from`, `value`, or `value.title.zh` for a text of an added item. The
 * server reads the changes as a file, so the place is that file and the field in it. What was sound before and is so no longer was brought by
 * the change that is being made; what concerns another change stays where it is.
 */
export function placeInChange({ where, params }: Pick<SpokenProblem, "where" | "params">, change: SentChange | null): string {
  if (where === "reason") return "why";
  const field = String(params["field"] ?? "");
  const sent = CHANGE.exec(field);
  if (change === null || (sent !== null && Number(sent[1]) !== change.index)) return where;
  if (sent !== null) return sent[2] === "why" ? "why" : sent[2] === "from" || sent[2] === "until" ? "from" : "value";
  if (where !== OWN_CHANGES) return where;
  const inside = field.startsWith(`${change.at}[`) ? /^[^\]]*\](.*)$/.exec(field.slice(change.at.length + 1)) : null;
  return inside === null ? "value" : `value${inside[1]!}`;
}

/** Where in the form of a file a refusal belongs: the file for all that is wrong in it, told with its line. */
export function placeInFile({ where }: Pick<SpokenProblem, "where">, name: string): string {
  if (where === "reason") return "why";
  const path = where.replace(/^local\//, "");
  return path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}:`) ? "file" : where;
}
