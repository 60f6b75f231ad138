import type { OverlayChange } from "../../../core/pack/overlay.ts";
import type { PacksKnown, WrittenChange } from "../../app/api/pack-shapes.ts";

/** The bureau's changes that a new one goes among: those of the draft, or those in force where none was begun. */
export function changesWritten({ draft, ownChanges }: PacksKnown): readonly OverlayChange[] {
  return (draft?.changes ?? ownChanges).map(({ of, at, was, is, add, from, until, why }): OverlayChange => ({
    of, at, act: add !== undefined ? "add" : is === undefined ? "remove" : "set", was: was ?? null, is: add ?? is ?? null,
    from: from === undefined ? null : Number(from), until: until === undefined ? null : Number(until), why,
  }));
}

/** As `overlay.yaml` has them. */
export function changesToSend(changes: readonly OverlayChange[]): readonly WrittenChange[] {
  return changes.map(({ of, at, act, was, is, from, until, why }) => ({
    of, at, ...(was === null ? {} : { was }), ...(is === null ? {} : act === "add" ? { add: is } : { is }),
    ...(from === null ? {} : { from: String(from) }), ...(until === null ? {} : { until: String(until) }), why,
  }));
}
