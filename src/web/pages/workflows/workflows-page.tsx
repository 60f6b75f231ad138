import { useState } from "react";
import type { Say } from "../../../core/basics/message.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { query, workflowApi, workflowsApi } from "../../app/api/addresses.ts";
import type { DraftKnown, VersionKnown, WorkflowKnown, WorkflowsKnown } from "../../app/api/workflow-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Here, PageHead, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf, momentOf, stageName, titleIn } from "../../app/wording.ts";

/** 流程: which version each stage runs on, what still runs on older ones, and what is being worked on. */
export function WorkflowsPage(): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded("workflows", (signal) => wire.get<WorkflowsKnown>(workflowsApi, signal), { opens: true });
  const [told, tell] = useState<string | null>(null);
  return (
    <>
      <PageHead title={say("app-workflow.title")} lead={say("app-workflow.lead")} />
      <p className="quiet" role="status">{told ?? ""}</p>
      <Here loaded={loaded} reload={reload}>
        {({ items, mayDraft }) => items.map((item) => <WorkflowPart key={item.id} item={item} mayDraft={mayDraft} changed={(sentence) => { tell(sentence); reload(); }} />)}
      </Here>
    </>
  );
}

function WorkflowPart({ item, mayDraft, changed }: { item: WorkflowKnown; mayDraft: boolean; changed: (sentence: string) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { id, title, versions, next } = item;
  return (
    <section className="workflow-part" aria-labelledby={`workflow-${id}`}>
      <div className="row">
        <h2 id={`workflow-${id}`}>{titleIn(language, title)}</h2>
        <span className="quiet">{chosenWords(say, item)}</span>
        {mayDraft && next === null && <PageLink className="button" to={addressOf({ page: "workflow", id, version: "draft" })}>{say("app-workflow.change")}</PageLink>}
      </div>
      {next !== null && <NextVersion id={id} next={next} mayDraft={mayDraft} changed={changed} />}
      <table className="list list-workflow">
        <caption className="for-ears">{say("app-workflow.versions-of", { title: titleIn(language, title) })}</caption>
        <thead>
          <tr>
            <th scope="col">{say("app-workflow.version")}</th><th scope="col">{say("app-workflow.origin")}</th><th scope="col">{say("app-workflow.reason")}</th>
            <th scope="col" className="number">{say("app-workflow.running")}</th><th scope="col" className="number">{say("app-workflow.records")}</th>
          </tr>
        </thead>
        <tbody>{versions.map((version) => <VersionRow key={version.version} id={id} version={version} />)}</tbody>
      </table>
    </section>
  );
}

/** Of which budget years new records begin on it. */
function chosenWords(say: Say, { stage, chosenFor }: WorkflowKnown): string {
  const named = { stage: stageName(say, stage) };
  if (chosenFor.length === 0) return say("app-workflow.not-chosen", named);
  if (chosenFor.every(({ from, until }) => from === null && until === null)) return say("app-workflow.chosen", named);
  const years = chosenFor.map(({ from, until }) =>
    from === null ? say("app-workflow.years-until", { until: until ?? "" }) : until === null ? say("app-workflow.years-from", { from }) : say("app-workflow.years-between", { from, until }));
  return say("app-workflow.chosen-in", { ...named, years: years.join(say("app-frame.list-joint")) });
}

function VersionRow({ id, version: { version, source, reason, publishedBy, publishedAt, inForce, draft, running, records } }: { id: string; version: VersionKnown }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <tr>
      <th scope="row" className="col-name">
        <PageLink to={addressOf({ page: "workflow", id, version })}>{say("app-workflow.number", { version })}</PageLink>
        {inForce && <> <span className="tag">{say("app-workflow.in-force")}</span></>}
        {draft && <> <span className="tag tag-draft">{say("app-filing.draft-definition")}</span></>}
      </th>
      <td data-label={say("app-workflow.origin")}>
        {source === "pack" ? say("app-workflow.from-pack") : say("app-workflow.from-bureau", { by: publishedBy ?? "" })}
        {publishedAt !== null && <span className="second">{momentOf(publishedAt)}</span>}
      </td>
      <td data-label={say("app-workflow.reason")}>{reason}</td>
      <td className="number" data-label={say("app-workflow.running")}>{running === 0 ? <span className="quiet">0</span> : countOf(running)}</td>
      <td className="number" data-label={say("app-workflow.records")}>{records === 0 ? <span className="quiet">0</span> : countOf(records)}</td>
    </tr>
  );
}

/** What is being worked on: who did, why, and for another person the publication. */
function NextVersion({ id, next: { basedOn, reason, draftedBy, saved, savedAt, refusedBecause }, mayDraft, changed }: { id: string; next: DraftKnown; mayDraft: boolean; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  // Asked once more in the same place: nothing brings a draft back.
  const [sure, setSure] = useState(false);
  const publish = (): void =>
    void run(async () => {
      const { version } = await wire.send<{ version: number }>("POST", `${workflowApi(id)}/publications`, { expectedSaved: saved });
      changed(say("app-workflow.published", { version }));
    });
  const discard = (): void =>
    void run(async () => {
      await wire.send("DELETE", `${workflowApi(id)}/draft${query({ saved })}`);
      changed(say("app-workflow.discarded"));
    });
  return (
    <div className="band workflow-next">
      <p><b>{say("app-workflow.next", { version: basedOn })}</b> {reason} <span className="quiet">{say("app-workflow.drafted", { by: draftedBy.join(say("app-frame.list-joint")), at: momentOf(savedAt) })}</span></p>
      {refused !== null && <Problems problems={refused.problems} />}
      <p className="row">
        <PageLink className="button" to={addressOf({ page: "workflow", id, version: "draft" })}>{say(mayDraft ? "app-workflow.go-on" : "app-workflow.look")}</PageLink>
        {refusedBecause === null && <button type="button" className="button button-next" disabled={busy} onClick={publish}>{say("app-workflow.publish")}</button>}
        {mayDraft && <button type="button" className="button-plain" disabled={busy} onClick={() => (sure ? discard() : setSure(true))}>{say(sure ? "app-workflow.discard-sure" : "app-workflow.discard")}</button>}
        {refusedBecause !== null && refusedBecause !== "duty.missing" && <span className="quiet">{say(refusedBecause)}</span>}
        {refusedBecause === "duty.missing" && <span className="quiet">{say("app-workflow.others-publish")}</span>}
      </p>
    </div>
  );
}
