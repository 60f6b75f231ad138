import { useState } from "react";
import type { DepartmentMap, OwnActivity, OwnDuty } from "../../../core/library/department-map.ts";
import type { DutyMapKnown } from "../../app/api/policy-shapes.ts";
import { newLineId } from "../../app/line-id.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm, RefusedPlacesList } from "../../app/refused-form.tsx";

/** A department's map while it is drawn: duties, their activities, the projects of the library that pay for them, the cards that tell their result. */
export function EditMap({ known, cancel, done }: { known: DutyMapKnown; cancel: () => void; done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [map, setMap] = useState<DepartmentMap>(known.map);
  const [reason, setReason] = useState("");
  const { busy, refused, run } = useAction();
  const put = (at: number, duty: OwnDuty | null): void => setMap({ duties: map.duties.flatMap((one, index) => (index === at ? (duty ?? []) : one)) });
  const send = (): void =>
    void run(async () => {
      await wire.send("PUT", `/api/duties/${encodeURIComponent(known.departmentId)}`, { map, reason, expectedVersion: known.version });
      done();
    });
  return (
    <RefusableForm refused={refused} within="map" submit={send}>
      <p className="quiet">{say("app-duties.edit.lead")}</p>
      {map.duties.map((duty, at) => (
        <fieldset key={duty.id} className="ledger-part">
          <legend>{say("app-duties.duty-number", { number: at + 1 })}</legend>
          <Field at={`duties[${at}].title`} place={say("app-duties.duty-number", { number: at + 1 })} label={say("app-duties.duty")}>{(ids) => <input {...ids} className="input" value={duty.title.zh} onChange={({ target }) => put(at, { ...duty, title: retitled(duty.title, target.value) })} />}</Field>
          <Field at={`duties[${at}].basis`} place={`${say("app-duties.duty-number", { number: at + 1 })} ${say("app-duties.basis")}`} label={say("app-duties.basis")}>{(ids) => <input {...ids} className="input" value={duty.basis} onChange={({ target }) => put(at, { ...duty, basis: target.value })} />}</Field>
          {duty.activities.map((activity, number) => (
            <EditActivity key={activity.id} at={`duties[${at}].activities[${number}]`} activity={activity} known={known} label={say("app-duties.activity-number", { duty: at + 1, number: number + 1 })} put={(next) => put(at, { ...duty, activities: duty.activities.flatMap((one, index) => (index === number ? (next ?? []) : one)) })} />
          ))}
          <p className="row">
            <button type="button" className="button" onClick={() => put(at, { ...duty, activities: [...duty.activities, { id: newLineId(), title: { zh: "", en: "" }, core: true, projects: [], indicators: [] }] })}>{say("app-duties.add-activity")}</button>
            <button type="button" className="button-plain" onClick={() => put(at, null)}>{say("app-duties.remove-duty")}</button>
          </p>
        </fieldset>
      ))}
      <p><button type="button" className="button" onClick={() => setMap({ duties: [...map.duties, { id: newLineId(), title: { zh: "", en: "" }, basis: "", activities: [] }] })}>{say("app-duties.add-duty")}</button></p>
      <Field at="reason" label={say("app-duties.reason")}>{(ids) => <input {...ids} className="input" value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
      <RefusedPlacesList />
      <p className="row"><button type="submit" className="button button-next" disabled={busy}>{say("app-duties.save")}</button><button type="button" className="button-plain" onClick={cancel}>{say("app-duties.cancel")}</button></p>
    </RefusableForm>
  );
}

function EditActivity({ at: here, activity, known, label, put }: { at: string; activity: OwnActivity; known: DutyMapKnown; label: string; put: (activity: OwnActivity | null) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const free = known.projects.filter(({ code }) => !activity.projects.some((one) => one.code === code));
  return (
    <fieldset className="ledger-part">
      <legend>{label}</legend>
      <Field at={`${here}.title`} place={label} label={say("app-duties.activity")}>{(ids) => <input {...ids} className="input" value={activity.title.zh} onChange={({ target }) => put({ ...activity, title: retitled(activity.title, target.value) })} />}</Field>
      <label className="check"><input type="checkbox" checked={activity.core} onChange={({ target }) => put({ ...activity, core: target.checked })} /> {say("app-duties.is-core")}</label>
      <ul>
        {activity.projects.map((project, at) => (
          <li key={at}>{known.projects.find(({ code }) => code === project.code)?.name ?? project.name} <span className="quiet">{project.code ?? say("app-duties.not-linked")}</span>{" "}
            <button type="button" className="button-plain" onClick={() => put({ ...activity, projects: activity.projects.filter((_, index) => index !== at) })}>{say("app-duties.remove-project", { name: project.name || (project.code ?? "") })}</button>
          </li>
        ))}
      </ul>
      <Field at={`${here}.projects`} place={`${label} ${say("app-duties.link-project")}`} label={say("app-duties.link-project")}>
        {(ids) => (
          <select {...ids} className="input" value="" onChange={({ target }) => ((found) => found !== undefined && put({ ...activity, projects: [...activity.projects, { name: found.name, code: found.code }] }))(known.projects.find(({ code }) => code === target.value))}>
            <option value="">{say("app-duties.choose")}</option>
            {free.map(({ code, name }) => <option key={code} value={code}>{name} ({code})</option>)}
          </select>
        )}
      </Field>
      <Cards at={`${here}.indicators`} place={`${label} ${say("app-duties.cards")}`} activity={activity} put={put} />
      <button type="button" className="button-plain" onClick={() => put(null)}>{say("app-duties.remove-activity")}</button>
    </fieldset>
  );
}

/** Codes as they are typed: a list of them is made when the field is left. */
function Cards({ at, place, activity, put }: { at: string; place: string; activity: OwnActivity; put: (activity: OwnActivity) => void }): React.ReactNode {
  const { say } = useSignedIn();
  return <Field at={at} place={place} label={say("app-duties.cards")} hint={say("app-duties.cards.hint")}>{(ids) => <input {...ids} className="input" defaultValue={activity.indicators.join(", ")} onBlur={({ target }) => put({ ...activity, indicators: target.value.split(/[\s,，、;；]+/).filter((code) => code !== "") })} />}</Field>;
}

/** What a department writes is one text; the other language of a draft goes with the text that it belonged to. */
function retitled(before: { readonly zh: string; readonly en: string }, zh: string): { readonly zh: string; readonly en: string } {
  return before.zh === zh ? before : { zh, en: zh };
}
