import { useRef } from "react";
import { CONCLUSION, NO_ANSWER, type PaperAnswer, type PaperAnswers } from "../../../core/paper/paper-definition.ts";
import { openItems } from "../../../core/paper/answer-problems.ts";
import { filingPapersApi, type FilingAddress } from "../../app/api/addresses.ts";
import type { ItemKnown, PaperKnown, ProposalKnown } from "../../app/api/paper-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { isTyping, withControl } from "../../app/keys.ts";
import { useAction } from "../../app/loaded.ts";
import { PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { momentOf, timeOf, titleIn } from "../../app/wording.ts";
import type { DraftState } from "../../form/draft-keeper.ts";
import { announce } from "../../ui/announce.ts";
import { usePaper } from "./use-paper.ts";

interface FormProps {
  readonly paper: PaperKnown;
  readonly address: FilingAddress;
  readonly answers: PaperAnswers;
  readonly isOpen: boolean;
  readonly saved: () => void;
}

/** The paper as it is filled: a number rates an item and goes on to the next, J and K walk, C writes an opinion. */
export function PaperForm({ paper, address, answers: opened, isOpen, saved }: FormProps): React.ReactNode {
  const { say, language } = useSignedIn();
  const desk = usePaper(`${filingPapersApi(address)}/${paper.id}`, opened, paper.saved, paper.draft, isOpen);
  const { busy, refused, run } = useAction();
  const box = useRef<HTMLDivElement>(null);
  const items = paper.parts.flatMap((part) => part.items);
  const order = [...items.map(({ id }) => id), ...(paper.conclusion === null ? [] : [CONCLUSION])];
  const nameOf = (id: string): string => (id === CONCLUSION ? (paper.conclusion === null ? "" : titleIn(language, paper.conclusion)) : titleIn(language, items.find((one) => one.id === id)?.title ?? ""));
  const open = openItems(paper, desk.answers);
  const save = (): void =>
    void run(async () => {
      await desk.save();
      announce(say("app-paper.saved", { count: paper.saved + 1 }));
      saved();
    });
  const focus = (index: number, what: string): void => {
    const row = box.current?.querySelectorAll<HTMLElement>("[data-item]")[Math.max(0, Math.min(order.length - 1, index))];
    const field = (what === "input[type=radio]" ? row?.querySelector<HTMLElement>("input[type=radio]:checked") : null) ?? row?.querySelector<HTMLElement>(what) ?? row?.querySelector<HTMLElement>("textarea");
    field?.focus();
    row?.scrollIntoView({ block: "nearest" });
  };
  const onKey = (event: React.KeyboardEvent): void => {
    if (!isOpen) return;
    if (withControl(event) && event.key.toLowerCase() === "s") { event.preventDefault(); save(); return; }
    if (paper.form !== "review" || isTyping(event.target as EventTarget) || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = order.indexOf((event.target as HTMLElement).closest<HTMLElement>("[data-item]")?.dataset["item"] ?? "");
    if (here < 0) return;
    const rating = /^[1-9]$/.test(event.key) ? paper.ratings[Number(event.key) - 1] : undefined;
    const key = event.key.toLowerCase();
    if (rating !== undefined) { desk.change(order[here]!, { rating: rating.id }); focus(here + 1, "input[type=radio]"); }
    else if (key === "j") focus(here + 1, "input[type=radio]");
    else if (key === "k") focus(here - 1, "input[type=radio]");
    else if (key === "c") focus(here, "textarea");
    else return;
    event.preventDefault();
  };
  const line = (id: string, item: ItemKnown | null) => (
    <Line
      key={id} id={id} name={nameOf(id)} item={item} paper={paper} address={address} isOpen={isOpen} answer={desk.answers[id] ?? NO_ANSWER}
      proposal={paper.proposals.find((one) => one.item === id) ?? null} change={(part) => desk.change(id, part)}
    />
  );
  return (
    <div ref={box} onKeyDown={onKey} className="paper-form">
      {desk.foundAt !== null && <p className="band">{say("app-paper.draft.found-here", { time: momentOf(desk.foundAt) })}</p>}
      {isOpen && desk.foundAt === null && paper.draft !== null && <p className="band">{say("app-paper.draft.found", { time: timeOf(paper.draft.savedAt) })}</p>}
      {isOpen && paper.form === "review" && <p className="quiet paper-keys">{say("app-paper.keys", { most: paper.ratings.length })}</p>}
      {paper.parts.map((part) => (
        <section key={part.id}>
          <h3>{titleIn(language, part.title)}</h3>
          {part.items.map((item) => line(item.id, item))}
        </section>
      ))}
      {paper.conclusion !== null && <section><h3>{titleIn(language, paper.conclusion)}</h3>{line(CONCLUSION, null)}</section>}
      {isOpen && (
        <div className="paper-foot">
          {refused !== null && <Problems problems={refused.problems} />}
          <p role="status">{open.length === 0 ? say("app-paper.complete") : say("app-paper.open", { names: open.map(nameOf).join(say("app-why.joint")) })}</p>
          <p className="row">
            <button type="button" className="button button-next" disabled={busy || (!desk.isChanged && paper.saved > 0)} onClick={save}>{say("app-paper.save")}</button>
            <span className="quiet">{desk.isChanged ? say("app-paper.not-saved") : paper.saved > 0 ? say("app-paper.saved", { count: paper.saved }) : ""} <Kept draft={desk.draft} /></span>
          </p>
        </div>
      )}
    </div>
  );
}

/** Where what is typed is now. */
function Kept({ draft }: { draft: DraftState }): React.ReactNode {
  const { say } = useSignedIn();
  switch (draft.state) {
    case "kept": return say("app-paper.draft.kept", { time: timeOf(draft.at) });
    case "keeping": case "waiting": return say("app-paper.draft.keeping");
    case "retrying": return say("app-paper.draft.retrying");
    case "refused": return <b>{say("app-paper.draft.refused")}</b>;
    case "clean": return null;
  }
}

interface LineProps {
  readonly id: string;
  readonly name: string;
  /** Null for the overall opinion. */
  readonly item: ItemKnown | null;
  readonly paper: PaperKnown;
  readonly address: FilingAddress;
  readonly isOpen: boolean;
  readonly answer: PaperAnswer;
  readonly proposal: ProposalKnown | null;
  readonly change: (part: Partial<PaperAnswer>) => void;
}

function Line({ id, name, item, paper, address, isOpen, answer, proposal, change }: LineProps): React.ReactNode {
  const { say, language } = useSignedIn();
  const isReview = paper.form === "review";
  return (
    <fieldset className="paper-item" data-item={id} disabled={!isOpen}>
      <legend>{item === null ? say("app-paper.whole") : name}{item !== null && !item.required && <span className="quiet"> {say("app-paper.optional")}</span>}</legend>
      {item !== null && item.points.length > 0 && <ul className="paper-points">{item.points.map((point) => <li key={point.zh}>{titleIn(language, point)}</li>)}</ul>}
      {item !== null && item.figures.length > 0 && (
        <div className="paper-figures">
          <p className="quiet" title={say("app-paper.figures.meaning")}>{say("app-paper.figures")}</p>
          <ul>{item.figures.map(({ code, text }, index) => <li key={`${code} ${index}`}>{text}</li>)}</ul>
        </div>
      )}
      {isReview && (
        <span className="paper-ratings" role="radiogroup" aria-label={say("app-paper.rating-of", { name })}>
          {paper.ratings.map((rating, index) => (
            <label key={rating.id} className="check"><input type="radio" name={`${paper.id} ${id}`} checked={answer.rating === rating.id} onChange={() => change({ rating: rating.id })} /> {index + 1} {titleIn(language, rating.title)}</label>
          ))}
        </span>
      )}
      {isOpen && proposal !== null && <Proposed proposal={proposal} paper={paper} address={address} answer={answer} change={change} />}
      {isOpen || answer.text !== "" ? (
        <textarea className="input" maxLength={20_000} rows={isReview ? 2 : 4} readOnly={!isOpen} aria-label={say(isReview ? "app-paper.opinion-on" : "app-paper.text-of", { name })} placeholder={isReview ? say("app-paper.opinion") : undefined} value={answer.text} onChange={({ target }) => change({ text: target.value })} />
      ) : null}
    </fieldset>
  );
}

/** What the checks and remarks say about an item, with each reason; taken over only where somebody presses the button. */
function Proposed({ proposal, paper, address, answer, change }: { proposal: ProposalKnown; paper: PaperKnown; address: FilingAddress; answer: PaperAnswer; change: (part: Partial<PaperAnswer>) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const rating = paper.ratings.find(({ id }) => id === proposal.rating) ?? null;
  const told = [...new Set(proposal.reasons.map(({ text }) => text))].join("\n");
  const isTaken = answer.text.includes(told);
  return (
    <div className="paper-proposal">
      <p><b>{say("app-paper.proposal")}</b> {rating === null ? say("app-paper.proposal.no-rating") : say("app-paper.proposal.rating", { rating: titleIn(language, rating.title) })}</p>
      <ul>{proposal.reasons.map(({ from, severity, path, text }, index) => <li key={`${path} ${index}`}><span className="tag">{say(from === "remark" ? "app-paper.proposal.remark" : `app-form.severity.${severity ?? "note"}`)}</span> {text}{path !== "" && <> <PageLink to={`${addressOf({ page: "filing", ...address })}#${encodeURI(path)}`}>{say("app-paper.proposal.cell")}</PageLink></>}</li>)}</ul>
      {isTaken ? <p className="quiet">{say("app-paper.proposal.taken")}</p> : (
        <button type="button" className="button-plain" onClick={() => change({ rating: answer.rating ?? proposal.rating, text: [answer.text.trim(), told].filter((text) => text !== "").join("\n") })}>{say("app-paper.proposal.take")}</button>
      )}
    </div>
  );
}
