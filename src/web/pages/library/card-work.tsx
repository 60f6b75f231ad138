import { useState } from "react";
import type { Say } from "../../../core/basics/message.ts";
import { CRITERIA, type Criterion, type Judgement } from "../../../core/library/card-review.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { cardApi } from "../../app/api/addresses.ts";
import type { CardKnown, CardVersionKnown } from "../../app/api/library-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { fieldTitle } from "./card-facts.tsx";

/** What can be done with a version that is being written: submitted by its author, judged and published by others. */
export function CardWork({ known, open, changed }: { known: CardKnown; open: CardVersionKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [sameReason, setSameReason] = useState("");
  const send = (part: string, body: object, sentence: string): void =>
    void run(async () => {
      await wire.send("POST", `${cardApi(known.code)}/${part}`, body);
      changed(say(sentence, { version: open.version }));
    });
  return (
    <section className="band" aria-label={say("app-library.work")}>
      <p>{say(open.state === "draft" ? "app-library.is-draft" : "app-library.is-proposed", { unit: open.unit, reason: open.reason })}</p>
      {refused !== null && <Problems problems={refused.problems} placeOf={(where) => placeOf(where, say)} />}
      {known.same.length > 0 && <SameCards same={known.same} kept={open.state === "draft" ? "" : open.sameReason} />}
      {open.state === "draft" && known.mayDraft && (
        <>
          {known.same.length > 0 && <Field label={say("app-card.same-reason")}>{(ids) => <input {...ids} className="input" maxLength={500} value={sameReason} onChange={({ target }) => setSameReason(target.value)} />}</Field>}
          <p><button type="button" className="button button-next" disabled={busy} onClick={() => send("proposals", { expectedSaved: open.saved, sameReason }, "app-library.proposed")}>{say("app-library.propose")}</button></p>
        </>
      )}
      {known.mayReview && <ReviewForm busy={busy} isNext={known.refusedBecause !== null} send={(judgements, opinion, returns) => send("reviews", { judgements, opinion, returns, expectedSaved: open.saved }, returns ? "app-library.returned" : "app-library.reviewed")} />}
      {open.state === "proposed" && known.refusedBecause === null && <p><button type="button" className="button button-next" disabled={busy} onClick={() => send("publications", { expectedSaved: open.saved }, "app-library.published")}>{say("app-library.publish")}</button></p>}
      {open.state === "proposed" && known.refusedBecause !== null && known.refusedBecause !== "duty.missing" && <p className="quiet">{say(`app-library.because.${known.refusedBecause}`)}</p>}
    </section>
  );
}

/** Cards in force that say the same, each with why; for whoever writes, and for whoever judges. */
function SameCards({ same, kept }: { same: CardKnown["same"]; kept: string }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <div className="same-cards">
      <h2>{say("app-card.same")}</h2>
      <ul className="plain-list">
        {same.map(({ code, because }) => <li key={code}><PageLink to={addressOf({ page: "library-card", code })}>{code}</PageLink> {because.map((reason) => say(reason.code, reason.params)).join(" ")}</li>)}
      </ul>
      <p className="quiet">{kept === "" ? say("app-card.same-advice") : say("app-card.same-kept", { reason: kept })}</p>
    </div>
  );
}

/** 质量审查: the four criteria, each passed or not, with why. `isNext` where it is the next thing to do, and publishing is not. */
function ReviewForm({ busy, isNext, send }: { busy: boolean; isNext: boolean; send: (judgements: readonly Judgement[], opinion: string, returns: boolean) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const [judged, judge] = useState<Readonly<Record<Criterion, { readonly passed: boolean | null; readonly note: string }>>>(() => Object.fromEntries(CRITERIA.map((criterion) => [criterion, { passed: null, note: "" }])) as Record<Criterion, { passed: null; note: string }>);
  const [opinion, setOpinion] = useState("");
  const change = (criterion: Criterion, next: { passed?: boolean; note?: string }): void => judge((before) => ({ ...before, [criterion]: { ...before[criterion], ...next } }));
  const judgements = CRITERIA.flatMap((criterion): readonly Judgement[] => {
    const { passed, note } = judged[criterion];
    return passed === null ? [] : [{ criterion, passed, note }];
  });
  return (
    <form className="review-form" onSubmit={(event) => { event.preventDefault(); send(judgements, opinion, false); }}>
      <h2>{say("app-library.review.title")}</h2>
      {CRITERIA.map((criterion) => (
        <fieldset key={criterion} className="criterion">
          <legend>{say(`app-library.criterion.${criterion}`)}</legend>
          <p className="quiet">{say(`app-library.criterion.${criterion}.meaning`)}</p>
          {([true, false] as const).map((passed) => (
            <label key={String(passed)} className="check"><input type="radio" name={criterion} checked={judged[criterion].passed === passed} onChange={() => change(criterion, { passed })} /> {say(passed ? "app-library.review.pass" : "app-library.review.fail")}</label>
          ))}
          <input className="input" maxLength={500} aria-label={say("app-library.review.note", { criterion: say(`app-library.criterion.${criterion}`) })} placeholder={say("app-library.review.why")} value={judged[criterion].note} onChange={({ target }) => change(criterion, { note: target.value })} />
        </fieldset>
      ))}
      <Field label={say("app-library.review.opinion")}>{(ids) => <input {...ids} className="input" maxLength={500} value={opinion} onChange={({ target }) => setOpinion(target.value)} />}</Field>
      {judgements.length < CRITERIA.length && <p className="quiet">{say("app-library.review.choose-all")}</p>}
      <p className="row">
        <button type="submit" className={isNext ? "button button-next" : "button"} disabled={busy || judgements.length < CRITERIA.length}>{say("app-library.review.keep")}</button>
        <button type="button" className="button-plain" disabled={busy || judgements.length < CRITERIA.length} onClick={() => send(judgements, opinion, true)}>{say("app-library.review.return")}</button>
      </p>
    </form>
  );
}

/** Where something is missing on a card, as people call it. */
export function placeOf(where: string, say: Say): string {
  const field = /^[a-zA-Z0-9]+/.exec(where)?.[0] ?? "";
  const said = fieldTitle(say, field);
  return said.endsWith(`.field.${field}`) ? "" : said;
}
