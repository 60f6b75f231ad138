import { useState } from "react";
import { WITHHOLDING_REASONS, type WithholdingReason } from "../../../core/disclosure/withholding.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { releaseApi, withheldApi } from "../../app/api/addresses.ts";
import type { DisclosureKit, WithheldProject } from "../../app/api/office-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Field, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { momentOf } from "../../app/wording.ts";

interface OfDepartment {
  readonly year: number;
  readonly departmentId: string;
}

interface Project {
  readonly subjectId: string;
  readonly name: string;
}

/** 设为不予公开: a project's button, with the window that asks for the reason. */
export function WithholdButton({ year, departmentId, project, done }: OfDepartment & { project: Project; done: (said: string) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  const label = say("app-disclosure.withhold.of", { name: project.name });
  return (
    <>
      <button type="button" className="button-plain" aria-label={label} onClick={() => setOpen(true)}>{say("app-disclosure.withhold")}</button>
      {isOpen && <Dialog title={label} close={() => setOpen(false)}><Withhold year={year} departmentId={departmentId} project={project} done={(said) => { setOpen(false); done(said); }} /></Dialog>}
    </>
  );
}

function Withhold({ year, departmentId, project: { subjectId, name }, done }: OfDepartment & { project: Project; done: (said: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [reason, setReason] = useState<WithholdingReason | "">("");
  const [ground, setGround] = useState("");
  const { busy, refused, run } = useAction();
  const isWrittenOut = reason === "other-lawful";
  const send = (): void =>
    void run(async () => {
      await wire.send("POST", withheldApi(year, departmentId), { subjectId, reason, ground: isWrittenOut ? ground.trim() : "" });
      done(say("app-disclosure.withhold.done", { name }));
    });
  return (
    <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <p>{say("app-disclosure.withhold.meaning")}</p>
      {refused !== null && <Problems problems={refused.problems} />}
      <Field label={say("app-disclosure.reason")}>
        {(ids) => (
          <select {...ids} className="input" required value={reason} onChange={({ target }) => setReason(WITHHOLDING_REASONS.find((one) => one === target.value) ?? "")}>
            <option value="">{say("app-filing.move.choose")}</option>
            {WITHHOLDING_REASONS.map((one) => <option key={one} value={one}>{say(`app-disclosure.reason.${one}`)}</option>)}
          </select>
        )}
      </Field>
      {reason === "classified" && <p className="band" role="status">{say("app-disclosure.withhold.classified")}</p>}
      {isWrittenOut && (
        <Field label={say("app-disclosure.ground")} hint={say("app-disclosure.ground.hint")}>
          {(ids) => <input {...ids} className="input" required maxLength={300} value={ground} onChange={({ target }) => setGround(target.value)} />}
        </Field>
      )}
      {reason !== "classified" && <button type="submit" className="button button-next" disabled={busy}>{say("app-disclosure.withhold")}</button>}
    </form>
  );
}

/** That a version which anybody can read still has withheld projects, and what to do about it. */
export function StillPublic({ withheld, published }: Pick<DisclosureKit, "withheld" | "published">): React.ReactNode {
  const { say } = useSignedIn();
  const count = withheld.filter(({ stillPublic }) => stillPublic).length;
  if (count === 0 || published === null) return null;
  return <p className="kit-missing" role="alert"><span className="mark mark-error" aria-hidden="true" /><b>{say("app-disclosure.still-public", { version: published.version, count })}</b></p>;
}

/** 不予公开的项目: which, why, by whom and when, and the way back. */
export function WithheldProjects({ year, departmentId, withheld, done }: OfDepartment & { withheld: readonly WithheldProject[]; done: (said: string) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const [releasing, setReleasing] = useState<WithheldProject | null>(null);
  if (withheld.length === 0) return null;
  return (
    <section className="kit-withheld">
      <h2>{say("app-disclosure.withheld", { count: withheld.length })}</h2>
      <table className="list">
        <caption className="for-ears">{say("app-disclosure.withheld", { count: withheld.length })}</caption>
        <thead><tr><th scope="col">{say("app-list.name")}</th><th scope="col">{say("app-list.unit")}</th><th scope="col">{say("app-disclosure.reason")}</th><th scope="col">{say("app-disclosure.withheld.by")}</th><th scope="col"><span className="for-ears">{say("app-disclosure.release")}</span></th></tr></thead>
        <tbody>
          {withheld.map((project) => (
            <tr key={project.id}>
              <th scope="row" className="col-name">
                {project.filingId === null ? project.name : <PageLink to={addressOf({ page: "filing", year, stage: "self-evaluation", id: project.filingId })}>{project.name}</PageLink>}
                {project.stillPublic && <span className="tag tag-draft">{say("app-disclosure.still-public.tag")}</span>}
              </th>
              <td data-label={say("app-list.unit")}>{project.unit}</td>
              <td data-label={say("app-disclosure.reason")}>{say(`app-disclosure.reason.${project.reason}`)}{project.ground !== "" && <span className="second">{project.ground}</span>}{project.reason === "classified" && <span className="second">{say("app-disclosure.withhold.classified")}</span>}</td>
              <td data-label={say("app-disclosure.withheld.by")}>{say("app-disclosure.withheld.by-at", { by: project.by, moment: momentOf(project.at) })}</td>
              <td>
                {project.refusedBecause === null
                  ? <button type="button" className="button-plain" aria-label={say("app-disclosure.release.of", { name: project.name })} onClick={() => setReleasing(project)}>{say("app-disclosure.release")}</button>
                  : <span className="quiet">{say("app-disclosure.release.others")}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {releasing !== null && (
        <Dialog title={say("app-disclosure.release.of", { name: releasing.name })} close={() => setReleasing(null)}>
          <Release year={year} departmentId={departmentId} project={releasing} done={(said) => { setReleasing(null); done(said); }} />
        </Dialog>
      )}
    </section>
  );
}

function Release({ year, departmentId, project: { id, name }, done }: OfDepartment & { project: WithheldProject; done: (said: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const send = (): void =>
    void run(async () => {
      await wire.send("POST", releaseApi(year, departmentId, id), {});
      done(say("app-disclosure.release.done", { name }));
    });
  return (
    <>
      <p>{say("app-disclosure.release.meaning")}</p>
      {refused !== null && <Problems problems={refused.problems} />}
      <button type="button" className="button button-next" disabled={busy} onClick={send}>{say("app-disclosure.release")}</button>
    </>
  );
}
