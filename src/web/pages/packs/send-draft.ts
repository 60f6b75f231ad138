import type { OverlayChange } from "../../../core/pack/overlay.ts";
import { changeRead, changeWritten } from "../../../core/pack/written-change.ts";
import { packsApi } from "../../app/api/addresses.ts";
import type { PacksKnown } from "../../app/api/pack-shapes.ts";
import type { Wire } from "../../app/api/wire.ts";

type LocalFile = PacksKnown["ownFiles"][number];

/** What the draft is to say otherwise, and why; what is not named stays as it is. */
export interface DraftWish {
  readonly changes?: readonly OverlayChange[];
  readonly files?: readonly LocalFile[];
  /** Packs of other places; one that is there already by its id alone. */
  readonly imported?: readonly { readonly id: string; readonly text?: string }[];
  readonly why: string;
}

/** The bureau's changes that a new one goes among: those of the draft, or those in force where none was begun. */
export function changesSoFar({ draft, ownChanges }: PacksKnown): readonly OverlayChange[] {
  return (draft?.changes ?? ownChanges).map(changeRead);
}

/** The bureau's own files in the same way. */
export function filesSoFar({ draft, ownFiles }: PacksKnown): readonly LocalFile[] {
  return draft?.files ?? ownFiles;
}

/** Keeps what is to be laid upon the packs next; nothing is in force by it. */
export async function sendDraft(wire: Pick<Wire, "send">, packs: PacksKnown, { changes = changesSoFar(packs), files = filesSoFar(packs), imported, why }: DraftWish): Promise<void> {
  await wire.send("PUT", `${packsApi}/draft`, { changes: changes.map(changeWritten), files, ...(imported === undefined ? {} : { imported }), reason: why, expectedSaved: packs.draft?.saved ?? 0 });
}
