import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { packsApi, query } from "../../app/api/addresses.ts";
import type { PackDraftKnown, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Problems } from "../../app/parts.tsx";
import { momentOf } from "../../app/wording.ts";
import { DraftFile } from "./draft-file.tsx";
import { DraftProblem, problemsElsewhere } from "./draft-problem.tsx";
import { DraftThings } from "./draft-things.tsx";

/** What is being changed, whether it is sound as it is, who did it and why; published by somebody else, or thrown away. */
export function DraftPart({ draft, packs, changed }: { draft: PackDraftKnown; packs: PacksKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  // Asked once more in the same place: nothing brings a draft back.
  const [sure, setSure] = useState(false);
  const { reason, saved, savedAt, draftedBy, refusedBecause, overlay, problems, examples, isBasedOnOlder } = draft;
  const tasks = packs.tasksInForce + packs.olderTasks.length;
  // What is wrong because of one change stands beside it.
  const others = problemsElsewhere(draft);
  const publish = (): void =>
    void run(async () => {
      const { number, olderTasks } = await wire.send<{ number: number; olderTasks: number }>("POST", `${packsApi}/publications`, { expectedSaved: saved });
      changed(olderTasks === 0 ? say("app-packs.published", { number }) : `${say("app-packs.published", { number })} ${say("app-packs.published.tasks", { tasks: olderTasks })}`);
    });
  const discard = (): void =>
    void run(async () => {
      await wire.send("DELETE", `${packsApi}/draft${query({ saved })}`);
      changed(say("app-packs.discarded"));
    });
  return (
    <section className="band packs-draft" aria-labelledby="packs-draft">
      <h2 id="packs-draft">{say("app-packs.draft")}</h2>
      <p>{reason} <span className="quiet">{say("app-workflow.drafted", { by: draftedBy.join(say("app-why.joint")), at: momentOf(savedAt) })}</span></p>
      {isBasedOnOlder && <p>{say("app-packs.based-on-older")}</p>}
      <p role="status" className={problems.length > 0 ? "wrong" : "quiet"}>{problems.length > 0 ? say("app-packs.unsound", { count: problems.length }) : say("app-packs.sound")}</p>
      {others.map((problem, index) => <DraftProblem key={index} problem={problem} />)}
      <DraftThings draft={draft} packs={packs} changed={changed} />
      {examples.length > 0 && (
        <details>
          <summary>{say("app-packs.examples", { count: examples.length })}</summary>
          <ul>{examples.map(({ message }, index) => <li key={index}>{message}</li>)}</ul>
        </details>
      )}
      {overlay !== null && <DraftFile text={overlay} />}
      {tasks > 0 && <p className="quiet">{say("app-packs.tasks.publish", { tasks })}</p>}
      {refused !== null && <Problems problems={refused.problems} />}
      <p className="row">
        {refusedBecause === null && <button type="button" className="button button-next" disabled={busy || problems.length > 0} onClick={publish}>{say("app-packs.publish")}</button>}
        {packs.mayDraft && <button type="button" className="button-plain" disabled={busy} onClick={() => (sure ? discard() : setSure(true))}>{say(sure ? "app-workflow.discard-sure" : "app-workflow.discard")}</button>}
        {refusedBecause !== null && <span className="quiet">{say(refusedBecause === "duty.missing" ? "app-workflow.others-publish" : `app-packs.refused.${refusedBecause.replace("scheme.", "")}`)}</span>}
      </p>
    </section>
  );
}
