import { draftedChanges, withTakenBack } from "../../../core/pack/drafted-changes.ts";
import type { OverlayChange } from "../../../core/pack/overlay.ts";
import { LOCAL } from "../../../core/pack/source.ts";
import { changeRead, changeWritten } from "../../../core/pack/written-change.ts";
import { packsApi, query } from "../../app/api/addresses.ts";
import type { DraftedThing, PacksKnown } from "../../app/api/pack-shapes.ts";
import type { Wire } from "../../app/api/wire.ts";

type LocalFile = PacksKnown["ownFiles"][number];
type Say = (code: string, params?: Record<string, string | number>) => string;

/** A pack of another place by its file, or one that is there already by its id alone: in the draft, or as it is in force. */
interface ImportedPack {
  readonly id: string;
  readonly text?: string;
  readonly inForce?: boolean;
}

/** What the draft is to say otherwise, and why; what is not named stays as it is. */
export interface DraftWish {
  readonly changes?: readonly OverlayChange[];
  readonly files?: readonly LocalFile[];
  readonly imported?: readonly ImportedPack[];
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

/** Packs of other places in the same way, the lowest first. */
export function importedSoFar(packs: PacksKnown): readonly ImportedPack[] {
  const things = packThings(packs);
  const kept = importedInForce(packs).filter((id) => !things.some(({ kind, of }) => kind === "gone" && of === id));
  return [...kept, ...things.filter(({ kind }) => kind === "new").map(({ of }) => of)].map((id) => ({ id }));
}

/** How much is wrong with the draft as it was kept; null where it says nothing else than what is in force, and is there no more. */
export type DraftSent = number | null;

/** Keeps what is to be laid upon the packs next, sound or not yet; nothing is in force by it. */
export async function sendDraft(wire: Pick<Wire, "send">, packs: PacksKnown, { changes = changesSoFar(packs), files = filesSoFar(packs), imported, why }: DraftWish): Promise<DraftSent> {
  if (packs.draft !== null && isInForce(packs, changes, files, imported ?? importedSoFar(packs))) {
    await wire.send("DELETE", `${packsApi}/draft${query({ saved: packs.draft.saved })}`);
    return null;
  }
  const { problems } = await wire.send<{ problems: number }>("PUT", `${packsApi}/draft`, {
    changes: changes.map(changeWritten), files, ...(imported === undefined ? {} : { imported }), reason: why, expectedSaved: packs.draft?.saved ?? 0,
  });
  return problems;
}

/** What a page says once something was kept. */
export function keptSentence(sent: DraftSent, say: Say): string {
  if (sent === null) return say("app-packs.nothing-left");
  return sent === 0 ? say("app-packs.kept") : say("app-packs.kept-unsound", { count: sent });
}

/** What the draft says without one of the things that it changes; everything else stays as it was drafted. */
export function takenBack(packs: PacksKnown, thing: DraftedThing): Omit<DraftWish, "why"> {
  const { what, kind, of } = thing;
  if (what === "file") return { files: [...filesSoFar(packs).filter(({ path }) => path !== of), ...packs.ownFiles.filter(({ path }) => path === of)] };
  if (what === "pack") return { imported: withPackTakenBack(packs, of, kind === "new") };
  const [inForce, drafted] = [packs.ownChanges.map(changeRead), changesSoFar(packs)];
  const change = draftedChanges(inForce, drafted).find((one) => one.drafted === thing.drafted && one.inForce === thing.inForce);
  return change === undefined ? {} : { changes: withTakenBack(inForce, drafted, change) };
}

/** Packs of other places with one as it is in force, in the order in force; one that is new there goes. */
function withPackTakenBack(packs: PacksKnown, of: string, isNew: boolean): readonly ImportedPack[] {
  const soFar = importedSoFar(packs);
  if (isNew) return soFar.filter(({ id }) => id !== of);
  const there = importedInForce(packs);
  return [...there.filter((id) => id === of || soFar.some((one) => one.id === id)).map((id) => (id === of ? { id, inForce: true } : { id })), ...soFar.filter(({ id }) => !there.includes(id))];
}

function importedInForce({ layers }: PacksKnown): readonly string[] {
  return layers.filter(({ id, own }) => own && id !== LOCAL).map(({ id }) => id);
}

function packThings({ draft }: PacksKnown): readonly DraftedThing[] {
  return draft?.drafted.filter(({ what }) => what === "pack") ?? [];
}

/** Whether what is wished is what is in force already. */
function isInForce(packs: PacksKnown, changes: readonly OverlayChange[], files: readonly LocalFile[], imported: readonly ImportedPack[]): boolean {
  const [there, things] = [importedInForce(packs), packThings(packs)];
  return (
    draftedChanges(packs.ownChanges.map(changeRead), changes).length === 0 &&
    files.length === packs.ownFiles.length && files.every(({ path, text, why }) => packs.ownFiles.some((own) => own.path === path && own.text === text && own.why === why)) &&
    imported.length === there.length && imported.every(({ id, text, inForce }, index) => id === there[index] && text === undefined && (inForce === true || !things.some(({ of }) => of === id)))
  );
}
