import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { momentOf } from "../../app/wording.ts";

type Entry = { readonly at: string; readonly by: string; readonly role: string; readonly said: string; readonly did: string };

/** 办理记录: steps, urgings and extensions in the order in which they happened. */
export function History({ known }: { known: ExAnteKnown }): React.ReactNode {
  const { say } = useSignedIn();
  const turn = (step: string): string => say(`app-ex-ante.turn.${step}`);
  const entries: readonly Entry[] = [
    ...known.steps.map(({ act, opinion, ...one }): Entry => ({ ...one, said: opinion, did: say(`app-ex-ante.did.${act}`) })),
    ...known.urgings.map(({ step, said, ...one }): Entry => ({ ...one, said, did: `${say("app-filing.urge.did")} ${turn(step)}` })),
    ...known.extensions.map(({ step, until, due, reason, ...one }): Entry => ({
      ...one, said: reason, did: `${say("app-filing.extend.did")} ${due === null ? say("app-filing.extend.from-to", { step: turn(step), until }) : say("app-filing.extend.from-day-to", { step: turn(step), due, until })}`,
    })),
  ].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  if (entries.length === 0) return null;
  return (
    <section className="ledger-part">
      <h2>{say("app-ex-ante.steps")}</h2>
      <ol className="ex-ante-steps">
        {entries.map(({ did, by, role, at, said }, index) => (
          <li key={index}>
            <b>{did}</b> <span className="quiet">{say("app-ex-ante.did-by", { by, role: say(`app-frame.role.${role}`), at: momentOf(at) })}</span>
            {said !== "" && <p className="ex-ante-text">{said}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
