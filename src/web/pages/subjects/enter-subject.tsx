import { useState } from "react";
import { BOOKS, PARENT_OF, SUBJECT_ATTRIBUTES, SUBJECT_KINDS, type SubjectKind } from "../../../core/subject/subject-kind.ts";
import type { SubjectLibraryKnown } from "../../app/api/subject-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm, RefusedPlacesList } from "../../app/refused-form.tsx";
import { TagsField } from "./tags-field.tsx";
import { yearsOf, YearsFields } from "./years-fields.tsx";

/** 录入: what a subject is; of a classified one nothing but its code can be typed. */
export function EnterSubject({ year, units, platforms, done }: { year: number; units: SubjectLibraryKnown["units"]; platforms: SubjectLibraryKnown["platforms"]; done: (code: string, firstYear: number | null) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [typed, setTyped] = useState({ unitId: units[0]?.id ?? "", code: "", name: "", kind: "project" as SubjectKind, book: "", attribute: "", parentCode: "", tags: [] as readonly string[], firstYear: String(year), lastYear: "", classified: false });
  const { busy, refused, run } = useAction();
  const change = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  const { classified, kind } = typed;
  const send = (): void =>
    void run(async () => {
      const { unitId, code, book } = typed;
      // What was typed before somebody marked it as classified is not sent.
      const told = classified ? {} : { name: typed.name, attribute: typed.attribute === "" ? null : typed.attribute, parentCode: PARENT_OF[kind] === undefined ? "" : typed.parentCode.trim(), tags: typed.tags, ...yearsOf(typed) };
      await wire.send("POST", "/api/subjects", { unitId, code, book, kind, classified, ...told });
      done(code, classified ? null : yearsOf(typed).firstYear);
    });
  return (
    <RefusableForm refused={refused} submit={send}>
      <label className="check"><input type="checkbox" checked={classified} onChange={({ target }) => change({ classified: target.checked })} /> {say("app-subject.is-classified")}</label>
      {classified && <p className="band">{say("app-subject.classified.hint")}</p>}
      <Field at="book" label={say("app-subject.book")}>{(ids) => <Select ids={ids} value={typed.book} choose={(book) => change({ book })} options={[["", say("app-unit.choose")], ...BOOKS.map((book) => [book, say(`app-ledger.book.${book}`)] as const)]} />}</Field>
      <Field at="code" label={say("app-subject.code")}>{(ids) => <input {...ids} className="input" value={typed.code} onChange={({ target }) => change({ code: target.value })} />}</Field>
      <Field at="unitId" label={say("app-subject.unit")}>{(ids) => <Select ids={ids} value={typed.unitId} choose={(unitId) => change({ unitId })} options={units.map(({ id, name }) => [id, name])} />}</Field>
      {!classified && (
        <>
          <Field at="name" label={say("app-subject.name")}>{(ids) => <input {...ids} className="input" value={typed.name} onChange={({ target }) => change({ name: target.value })} />}</Field>
          <Field at="kind" label={say("app-subject.kind")}>{(ids) => <Select ids={ids} value={kind} choose={(one) => change({ kind: one as SubjectKind })} options={SUBJECT_KINDS.map((one) => [one, say(`app-kind.${one}`)])} />}</Field>
          {PARENT_OF[kind] !== undefined && <Field at="parentCode" label={say("app-subject.parent")} hint={say(`app-subject.parent.${kind}`)}>{(ids) => <input {...ids} className="input" value={typed.parentCode} onChange={({ target }) => change({ parentCode: target.value })} />}</Field>}
          <Field at="attribute" label={say("app-subject.attribute")}>{(ids) => <Select ids={ids} value={typed.attribute} choose={(attribute) => change({ attribute })} options={[["", say("app-subject.attribute.none")], ...SUBJECT_ATTRIBUTES.map((one) => [one, say(`app-subject.attribute.${one}`)] as const)]} />}</Field>
          <YearsFields typed={typed} change={change} />
          <TagsField platforms={platforms} tags={typed.tags} change={(tags) => change({ tags })} />
        </>
      )}
      <RefusedPlacesList />
      <button type="submit" className="button button-next" disabled={busy}>{say("app-subject.enter")}</button>
    </RefusableForm>
  );
}

function Select({ ids, value, options, choose }: { ids: object; value: string; options: readonly (readonly [value: string, title: string])[]; choose: (value: string) => void }): React.ReactNode {
  return <select {...ids} className="input" value={value} onChange={({ target }) => choose(target.value)}>{options.map(([one, title]) => <option key={one} value={one}>{title}</option>)}</select>;
}
