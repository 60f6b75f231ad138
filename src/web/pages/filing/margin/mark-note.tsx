import { useSignedIn } from "../../../app/app-context.ts";
import type { Mark } from "../../../form/marks.ts";

/** One remark of the machine: mark and word, the sentence, what to do, and the key that mends it. */
export function MarkNote({ mark, place, goTo, fix }: { mark: Mark; place?: string; goTo?: (path: string) => void; fix?: ((mark: Mark) => void) | undefined }): React.ReactNode {
  const { say } = useSignedIn();
  const advice = mark.advice === null ? "" : say(mark.advice.code, mark.advice.params);
  return (
    <li className={`note note-${mark.severity}`}>
      <p>
        <span className={`mark mark-${mark.severity}`} aria-hidden="true" />
        <b className="note-severity">{say(`app-form.severity.${mark.severity}`)}</b>{" "}
        {place !== undefined && (mark.path === "" || goTo === undefined ? <span className="quiet">{place}</span> : <button type="button" className="button-plain note-place" onClick={() => goTo(mark.path)}>{place}</button>)}
      </p>
      <p>{say(mark.message.code, mark.message.params)}</p>
      {mark.advice !== null && advice !== mark.advice.code && <p className="quiet">{advice}</p>}
      {mark.fix !== null && fix !== undefined && (
        <button type="button" className="button fix" onClick={() => fix(mark)}>{say(mark.fix.label.code, mark.fix.label.params)} <kbd aria-hidden="true">Ctrl .</kbd></button>
      )}
    </li>
  );
}
