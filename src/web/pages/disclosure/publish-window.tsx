import { useEffect, useState } from "react";
import { WITHHOLDING_REASONS } from "../../../core/disclosure/withholding.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { departmentApi } from "../../app/api/addresses.ts";
import type { DisclosureKit } from "../../app/api/office-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Problems } from "../../app/parts.tsx";
import { dayOf } from "../../app/wording.ts";

export interface PublishedNow {
  readonly version: number;
  readonly address: string;
}

interface Publishing {
  readonly year: number;
  readonly departmentId: string;
  readonly kit: DisclosureKit;
  readonly done: (published: PublishedNow) => void;
  /** Asks for the kit anew: something else would be published by now. */
  readonly lookAgain: () => void;
}

/** 公开: the button, with the window that says what the world will read from then on. */
export function PublishButton(publishing: Publishing): React.ReactNode {
  const { say } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  const { year, kit: { department, published }, done } = publishing;
  return (
    <>
      <button type="button" className="button button-next" onClick={() => setOpen(true)}>{say(published === null ? "app-disclosure.publish" : "app-disclosure.publish-again")}</button>
      {isOpen && (
        <Dialog title={say("app-disclosure.publish.title", { year: String(year), department })} close={() => setOpen(false)}>
          <Look {...publishing} done={(now) => { setOpen(false); done(now); }} />
        </Dialog>
      )}
    </>
  );
}

function Look({ year, departmentId, kit: { counts, withheld, digest, published }, done, lookAgain }: Publishing): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const version = (published?.version ?? 0) + 1;
  const reasons = WITHHOLDING_REASONS.map((reason) => ({ reason, count: withheld.filter((one) => one.reason === reason).length })).filter(({ count }) => count > 0);
  useEffect(() => {
    if (refused?.code === "publication.changed-meanwhile") lookAgain();
  }, [refused]);
  const publish = (): void => void run(async () => done(await wire.send<PublishedNow>("POST", `${departmentApi(year, departmentId)}/publish`, { expectedDigest: digest })));
  return (
    <>
      {refused !== null && <Problems problems={refused.problems} />}
      <p>{say("app-disclosure.publish.meaning", { version })}</p>
      <ul className="publish-look">
        <li><b>{say("app-disclosure.publish.disclosed", { count: counts.disclosed })}</b></li>
        {counts.withheld === 0 ? <li>{say("app-disclosure.publish.withheld-none")}</li> : (
          <li>
            {say("app-disclosure.publish.withheld", { count: counts.withheld })}
            <ul>{reasons.map(({ reason, count }) => <li key={reason}>{say("app-disclosure.publish.reason", { reason: say(`app-disclosure.reason.${reason}`), count })}</li>)}</ul>
          </li>
        )}
        {counts.notYet > 0 && <li>{say("app-disclosure.publish.not-yet", { count: counts.notYet })}</li>}
      </ul>
      {published !== null && <p>{say("app-disclosure.publish.before", { version: published.version, day: dayOf(published.publishedAt), next: version })}</p>}
      <p>{say("app-disclosure.correct.final")}</p>
      <button type="button" className="button button-next" disabled={busy} onClick={publish}>{say("app-disclosure.publish.confirm", { version })}</button>
    </>
  );
}

/** What can still be done about what is public: a further version, or a document beside it; the results themselves are taken back by nobody (see `aftermathRefusal`). */
export function HowToCorrect(): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="kit-correct">
      <h2>{say("app-disclosure.correct")}</h2>
      <p>{say("app-disclosure.correct.final")}</p>
      <ul>
        <li>{say("app-disclosure.correct.later")}</li>
        <li>{say("app-disclosure.correct.wrong")}</li>
        <li>{say("app-disclosure.correct.withdraw")}</li>
      </ul>
    </section>
  );
}
