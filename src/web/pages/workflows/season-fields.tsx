import { useState } from "react";
import type { FilingBatch, Season, SeasonDay, Window } from "../../../core/workflow/workflow.ts";
import { SUBJECT_KINDS } from "../../../core/subject/subject-kind.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { BodiesKnown } from "../../app/api/workflow-shapes.ts";
import { Field } from "../../app/parts.tsx";

type Bodies = BodiesKnown["items"];

/** 填报期: the days on which units fill, and batches of departments with days of their own (分批申报). */
export function SeasonFields({ season, bodies, change }: { season: Season; bodies: Bodies; change: (season: Season) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const { batches = [], ...whole } = season;
  const set = (next: readonly FilingBatch[]): void => change(next.length === 0 ? whole : { ...whole, batches: next });
  const add = (): void => set([...batches, { title: { zh: say("app-workflow.batch.zh", { number: batches.length + 1 }), en: say("app-workflow.batch.en", { number: batches.length + 1 }) }, from: season.from, until: season.until, departments: [] }]);
  return (
    <details className="season-fields" open={batches.length > 0}>
      <summary>{say("app-workflow.season")}</summary>
      <WindowFields window={season} change={(window) => change({ ...season, ...window })} />
      <ReportBy season={season} change={change} />
      <CoveredKinds season={season} change={change} />
      {batches.map((batch, index) => (
        <fieldset key={index}>
          <legend>{batch.title.zh}</legend>
          <Field label={say("app-workflow.batch-name")}>{(ids) => <input {...ids} className="input" maxLength={100} value={batch.title.zh} onChange={({ target }) => set(batches.map((one, at) => (at === index ? { ...one, title: { ...one.title, zh: target.value } } : one)))} />}</Field>
          <WindowFields window={batch} change={(window) => set(batches.map((one, at) => (at === index ? { ...one, ...window } : one)))} />
          <BatchDepartments batch={batch} others={batches.filter((_, at) => at !== index)} bodies={bodies} change={(departments) => set(batches.map((one, at) => (at === index ? { ...one, departments } : one)))} />
          <button type="button" className="button-plain" onClick={() => set(batches.filter((_, at) => at !== index))}>{say("app-workflow.drop-batch")}<span className="for-ears"> {batch.title.zh}</span></button>
        </fieldset>
      ))}
      <p><button type="button" className="button-plain" onClick={add}>{say("app-workflow.add-batch")}</button> <span className="quiet">{say("app-workflow.batch-hint")}</span></p>
    </details>
  );
}

/** 报送期限: one day for everybody, or what holds without one. */
function ReportBy({ season: { reportBy, ...others }, change }: { season: Season; change: (season: Season) => void }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <p className="row">
      <label className="check"><input type="checkbox" checked={reportBy !== undefined} onChange={({ target }) => change(target.checked ? { ...others, reportBy: others.until } : others)} /> {say("app-workflow.report-by.own")}</label>
      {reportBy !== undefined && <DayFields label={say("app-workflow.report-by")} day={reportBy} change={(day) => change({ ...others, reportBy: day })} />}
    </p>
  );
}

/** 对象类别 that the season asks for; all where none is chosen. */
function CoveredKinds({ season: { kinds = [], ...others }, change }: { season: Season; change: (season: Season) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const set = (next: readonly string[]): void => change(next.length === 0 ? others : { ...others, kinds: SUBJECT_KINDS.filter((kind) => next.includes(kind)) });
  return (
    <fieldset>
      <legend>{say("app-workflow.season-kinds")}</legend>
      <p className="row">
        {SUBJECT_KINDS.map((kind) => <label key={kind} className="check"><input type="checkbox" checked={kinds.includes(kind)} onChange={({ target }) => set(target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind))} /> {say(`app-kind.${kind}`)}</label>)}
      </p>
    </fieldset>
  );
}

function WindowFields({ window, change }: { window: Window; change: (window: Window) => void }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <p className="row">
      <DayFields label={say("app-workflow.season-from")} day={window.from} change={(from) => change({ from, until: window.until })} />
      <DayFields label={say("app-workflow.season-until")} day={window.until} change={(until) => change({ from: window.from, until })} />
    </p>
  );
}

/** A day of every year: which year counted from the budget year, and month and day; half a day changes nothing. */
function DayFields({ label, day: { year, day }, change }: { label: string; day: SeasonDay; change: (day: SeasonDay) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const [text, setText] = useState(day);
  return (
    <label>
      {label}{" "}
      <select className="input" value={year} onChange={({ target }) => change({ year: Number(target.value), day })}>
        {[...new Set([-1, 0, 1, year])].sort((left, right) => left - right).map((one) => <option key={one} value={one}>{say(one === -1 ? "app-workflow.year-before" : one === 0 ? "app-workflow.year-itself" : one === 1 ? "app-workflow.year-after" : "app-workflow.year-offset", { offset: one })}</option>)}
      </select>{" "}
      <input className="input input-day" value={text} placeholder="06-30" aria-label={say("app-workflow.month-day", { label })} onChange={({ target }) => { setText(target.value); if (/^\d\d-\d\d$/.test(target.value)) change({ year, day: target.value }); }} onBlur={() => setText(day)} />
    </label>
  );
}

function BatchDepartments({ batch: { departments }, others, bodies, change }: { batch: FilingBatch; others: readonly FilingBatch[]; bodies: Bodies; change: (departments: readonly string[]) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const taken = new Set([...departments, ...others.flatMap((other) => other.departments)]);
  const nameOf = (code: string): string => bodies.find((body) => body.code === code)?.name ?? code;
  return (
    <div>
      {departments.map((code) => (
        <p key={code} className="row">{nameOf(code)} <button type="button" className="button-plain" onClick={() => change(departments.filter((one) => one !== code))}>{say("app-workflow.drop")}<span className="for-ears"> {nameOf(code)}</span></button></p>
      ))}
      <label>{say("app-workflow.add-department")}{" "}
        <select className="input" value="" onChange={({ target }) => change([...departments, target.value])}>
          <option value="">{say("app-filing.move.choose")}</option>
          {bodies.filter(({ kind, code }) => kind === "department" && !taken.has(code)).map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      </label>
    </div>
  );
}
