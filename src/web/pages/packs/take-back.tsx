import type { DraftedThing, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Problems } from "../../app/parts.tsx";
import { keptSentence, sendDraft, takenBack } from "./send-draft.ts";

/** Takes one change of the draft back by itself; the last of them takes the draft with it. */
export function TakeBack({ thing, name, packs, changed }: { thing: DraftedThing; name: string; packs: PacksKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const takeBack = (): void =>
    void run(async () => {
      const sent = await sendDraft(wire, packs, { ...takenBack(packs, thing), why: packs.draft!.reason });
      changed(sent === null ? keptSentence(sent, say) : say("app-packs.taken-back"));
    });
  return (
    <>
      <button type="button" className="button-plain" disabled={busy} onClick={takeBack}>{say("app-packs.take-back")}<span className="for-ears"> {name}</span></button>
      {refused !== null && <Problems problems={refused.problems} />}
    </>
  );
}
