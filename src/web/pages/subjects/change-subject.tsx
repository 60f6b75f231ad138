import { useState } from "react";
import { SUBJECT_ATTRIBUTES } from "../../../core/subject/subject-kind.ts";
import { subjectApi } from "../../app/api/addresses.ts";
import type { LibraryItem, PlatformsKnown } from "../../app/api/subject-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm, RefusedPlacesList } from "../../app/refused-form.tsx";
import { TagsField } from "./tags-field.tsx";
import { yearsOf, YearsFields, type TypedYears } from "./years-fields.tsx";

/** What of a subject changes with the years. */
export function ChangeSubject({ item, platforms, done }: { item: LibraryItem; platforms: PlatformsKnown | null; done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [attribute, setAttribute] = useState<string>(item.attribute ?? "");
  const [tags, setTags] = useState(item.tags);
  const [years, setYears] = useState<TypedYears>({ firstYear: String(item.firstYear ?? ""), lastYear: String(item.lastYear ?? "") });
  const { busy, refused, run } = useAction();
  const send = (): void =>
    void run(async () => {
      await wire.send("PUT", subjectApi(item.id), { attribute: attribute === "" ? null : attribute, tags, ...yearsOf(years) });
      done();
    });
  return (
    <RefusableForm refused={refused} submit={send}>
      <Field at="attribute" label={say("app-subject.attribute")}>
        {(ids) => (
          <select {...ids} className="input" value={attribute} onChange={({ target }) => setAttribute(target.value)}>
            <option value="">{say("app-subject.attribute.none")}</option>
            {SUBJECT_ATTRIBUTES.map((one) => <option key={one} value={one}>{say(`app-subject.attribute.${one}`)}</option>)}
          </select>
        )}
      </Field>
      <YearsFields typed={years} change={(part) => setYears({ ...years, ...part })} />
      <TagsField platforms={platforms} tags={tags} change={setTags} />
      <RefusedPlacesList />
      <button type="submit" className="button button-next" disabled={busy}>{say("app-subject.save")}</button>
    </RefusableForm>
  );
}
