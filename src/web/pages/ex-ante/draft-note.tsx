import type { DraftState } from "../../form/draft-keeper.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Problems } from "../../app/parts.tsx";
import { momentOf } from "../../app/wording.ts";
import type { Draft } from "./use-draft.ts";

interface NoteProps<Text> {
  readonly draft: Draft<Text>;
  /** Names of what stands otherwise in what was typed than in what counts. */
  readonly differs: (mine: Text) => readonly string[];
}

/** What the page was opened with, where it is not what counts; and the choice where somebody saved after it was typed. */
export function DraftNote<Text>({ draft, differs }: NoteProps<Text>): React.ReactNode {
  const { say } = useSignedIn();
  const { busy, refused, run } = useAction();
  const { leftAt, behind, isChanged } = draft;
  if (behind === null && (leftAt === null || !isChanged)) return null;
  const names = behind === null ? [] : differs(behind);
  return (
    <div className="ex-ante-left" role={behind === null ? "status" : "alert"}>
      {behind === null ? (
        <p>{leftAt === null || leftAt === "" ? say("app-ex-ante.left.here") : say("app-ex-ante.left.at", { at: momentOf(leftAt) })}</p>
      ) : (
        <>
          <p><b>{say("app-ex-ante.left.behind")}</b> {say("app-ex-ante.left.behind-meaning")}</p>
          {names.length > 0 && <p>{say("app-ex-ante.left.differs", { names: names.join(say("app-frame.list-joint")) })}</p>}
        </>
      )}
      {refused !== null && <Problems problems={refused.problems} />}
      <p className="row">
        {behind !== null && <button type="button" className="button button-next" disabled={busy} onClick={draft.takeMine}>{say("app-ex-ante.left.take-mine")}</button>}
        <button type="button" className="button" disabled={busy} onClick={() => void run(() => draft.takeTheirs())}>{say(behind === null ? "app-ex-ante.left.give-up" : "app-ex-ante.left.take-theirs")}</button>
      </p>
    </div>
  );
}

/** Where what is being typed is. */
export function DraftWords({ state, isChanged }: { state: DraftState; isChanged: boolean }): React.ReactNode {
  const { say } = useSignedIn();
  const shown = state.state === "clean" && isChanged ? "unsaved" : state.state;
  return <span className="quiet" role="status">{say(`app-ex-ante.kept.${shown}`, state.state === "kept" ? { at: momentOf(state.at) } : {})}</span>;
}
