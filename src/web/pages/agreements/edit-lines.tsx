import { useSignedIn } from "../../app/app-context.ts";
import { Field } from "../../app/parts.tsx";
import { useRefusedAt } from "../../app/refused-form.tsx";

interface LineField<Line> {
  readonly name: keyof Line & string;
  readonly label: string;
  readonly type?: "text" | "date" | "number";
  /** Where it stands in what is sent of the line, if not under its name. */
  readonly at?: (line: Line) => string;
  /** A choice instead of a text. */
  readonly options?: readonly (readonly [value: string, title: string])[];
}

/** A list of like entries, each a few short texts; one is added behind and any is taken out. */
export function EditLines<Line extends object>({ at: list, title, add, lines, blank, put, fields }: { at: string; title: string; add: string; lines: readonly Line[]; blank: () => Line; put: (lines: readonly Line[]) => void; fields: readonly LineField<Line>[] }): React.ReactNode {
  const { say } = useSignedIn();
  const wrong = useRefusedAt(list, title);
  const set = (at: number, line: Line): void => put(lines.map((one, index) => (index === at ? line : one)));
  return (
    <fieldset className="ledger-part">
      <legend>{title}</legend>
      {wrong !== undefined && <p className="wrong">{wrong}</p>}
      {lines.map((line, at) => (
        <div key={at} className="filters" role="group" aria-label={say("app-agreement.line", { title, number: at + 1 })}>
          <WrongLine at={`${list}[${at}]`} place={say("app-agreement.line", { title, number: at + 1 })} />
          {fields.map(({ name, label, type = "text", options, at: placeIn }) => (
            <Field key={name} label={label} at={`${list}[${at}].${placeIn?.(line) ?? name}`} place={`${say("app-agreement.line", { title, number: at + 1 })} ${label}`}>
              {(ids) => options === undefined ? <input {...ids} className="input" type={type} value={String(line[name])} onChange={({ target }) => set(at, { ...line, [name]: target.value })} /> : (
                <select {...ids} className="input" value={String(line[name])} onChange={({ target }) => set(at, { ...line, [name]: target.value })}>{options.map(([value, shown]) => <option key={value} value={value}>{shown}</option>)}</select>
              )}
            </Field>
          ))}
          <button type="button" className="button-plain" aria-label={say("app-agreement.remove", { title, number: at + 1 })} onClick={() => put(lines.filter((_, index) => index !== at))}>×</button>
        </div>
      ))}
      <button type="button" className="button" onClick={() => put([...lines, blank()])}>{add}</button>
    </fieldset>
  );
}

/** What is wrong with a line as a whole, before its fields. */
function WrongLine({ at, place }: { at: string; place: string }): React.ReactNode {
  const wrong = useRefusedAt(at, place);
  return wrong === undefined ? null : <p className="wrong">{wrong}</p>;
}
