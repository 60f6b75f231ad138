import type { DraftState } from "../../form/draft-keeper.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { momentOf } from "../../app/wording.ts";

/** Where what was typed is. */
export function Kept({ state }: { state: DraftState }): React.ReactNode {
  const { say } = useSignedIn();
  return <span className="quiet" role="status">{say(`app-ex-ante.kept.${state.state}`, state.state === "kept" ? { at: momentOf(state.at) } : {})}</span>;
}
