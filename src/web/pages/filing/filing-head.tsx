import { memo, useRef, useState } from "react";
import { toText } from "../../../core/basics/decimal.ts";
import type { FilingScores } from "../../../core/form/score-filing.ts";
import { isScored, scorerOf } from "../../../core/form/stage.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingApi, query } from "../../app/api/addresses.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { useNamed } from "../../app/named.tsx";
import { PageLink, Problems, useTitle } from "../../app/parts.tsx";
import { DeadlineMark } from "../../app/deadline.tsx";
import { addressOf } from "../../app/routes.ts";
import { actionName, amountInWan, dayOf, scorerName, titleIn } from "../../app/wording.ts";
import { pageOf, readWalk } from "../../app/walk.ts";
import { listAddress } from "../filings/list-address.ts";
import { WorkflowPicture } from "./workflow-picture.tsx";

/** Whose form it is, where it is on its way, and the number that counts with whose it is. */
export const FilingHeadBand = memo(function FilingHeadBand({ detail, scores, mayFill, keep }: { detail: FilingDetail; scores: FilingScores | null; mayFill: boolean; keep: () => Promise<boolean> }): React.ReactNode {
  const { say, language, session } = useSignedIn();
  const { head, year, stage, step, workflow, round } = detail;
  const [isDrawn, draw] = useState(false);
  const drafts = detail.drafts.map((title) => titleIn(language, title)).join(say("app-frame.list-joint"));
  // Back to where one came from, if it is this one that was opened there.
  const walk = readWalk(session.post?.id ?? "");
  const list = walk.pages.includes(pageOf(detail)) ? walk.list : listAddress(year, stage, session.post?.id ?? "");
  const formTitle = titleIn(language, detail.rules.form.title);
  useTitle(say("app-filing.title", { name: head.name, year: String(year), form: formTitle }));
  return (
    <header className="filing-head">
      <nav className="trail" aria-label={say("app-filing.trail")}>
        <PageLink to={list}>{say(list.startsWith(addressOf({ page: "inbox" })) ? "app-inbox.back" : "app-filing.back-to-list")}</PageLink>
      </nav>
      <div className="filing-title">
        <div>
          <hgroup>
            <p className="quiet">{[say("app-filing.year", { year: String(year) }), detail.book === "" ? "" : say(`app-filing.book.${detail.book}`), formTitle].filter((one) => one !== "").join(say("app-filing.joint"))}{drafts !== "" && <span className="tag tag-draft" title={drafts}>{say("app-filing.draft-rules")}</span>}</p>
            <h1>{head.name}</h1>
          </hgroup>
          {detail.values.period !== undefined && (
            <p className="filing-period">
              <span className="tag">{say("app-filing.period", { month: detail.values.period.month })}</span>
              {detail.period != null && detail.period.before !== null && <> <PageLink to={addressOf({ page: "filing", year, stage, id: detail.period.before.id })}>{say("app-filing.period-before", { month: detail.period.before.month })}</PageLink></>}
            </p>
          )}
          <p className="quiet">
            <span>{say("app-filing.whose", { unit: head.unit, department: head.department })}</span> · <span className="whole">{say("app-filing.code", { code: detail.code })}</span>
            {detail.attribute !== null && <> · <span className="whole">{say(`app-filing.attribute.${detail.attribute}`)}</span></>}
            {detail.amountFen !== null && <> · <span className="whole">{say("app-filing.amount", { amount: amountInWan(detail.amountFen) ?? "" })}</span></>}
            {detail.grantedFen != null && <> · <b>{say("app-filing.granted", { amount: amountInWan(detail.grantedFen) ?? "" })}</b></>}
          </p>
        </div>
        <Tools detail={detail} keep={keep} />
      </div>
      <ol className="steps" aria-label={titleIn(language, workflow.title)}>
        {workflow.steps.map(({ id, title }) => (
          <li key={id} aria-current={id === step.id ? "step" : undefined} className={stepClass(workflow.steps, id, step.id)}><span>{titleIn(language, title)}</span></li>
        ))}
      </ol>
      {isDrawn && <WorkflowPicture detail={detail} close={() => draw(false)} />}
      <p className="filing-where">
        {step.end === null ? say("app-filing.where", { step: titleIn(language, step.title), holder: step.holder === null ? titleIn(language, step.title) : say(`app-frame.role.${step.holder}`) }) : actionName(say, "end", stage, step.end)}
        {detail.hands.filledBy.length > 0 && <span className="tag">{say("app-hands.filled-by", { names: detail.hands.filledBy.join(say("app-frame.list-joint")) })}</span>}
        {detail.hands.inStead && <b className="handed">{say("app-hands.you-fill")}</b>}
        {detail.hands.handler !== null && <b className="handed">{detail.hands.handler.isMine ? say("app-hands.with-you") : say("app-hands.with", { name: detail.hands.handler.name })}</b>}
        {detail.task !== null && <> · <span className="quiet whole">{say("app-filing.task", { issue: say(detail.task.number === 1 ? "app-list.task" : "app-list.task.again", { number: detail.task.number, day: dayOf(detail.task.issuedAt) }) })}</span></>}
        {step.end === null && <> · <span className="quiet whole">{say("app-filing.since", { day: dayOf(step.since) })}</span></>}
        {step.due !== null && <> · <DeadlineMark deadline={step} /></>}
        {step.extendedUntil !== null && <span className="tag">{say("app-filing.extended", { day: step.extendedUntil })}</span>}
        {round > 1 && <span className="tag">{say("app-list.round", { round })}</span>}
        {mayFill && step.end === null && <b className="yours">{say("app-filing.yours")}</b>}{" "}
        <button type="button" className="button-plain picture-button" onClick={() => draw(true)}>{say("app-filing.picture")}</button>
      </p>
      {detail.frozen !== null && (
        <p className="frozen">
          {detail.frozen.documentNo !== null && say("app-filing.frozen", { documentNo: detail.frozen.documentNo, day: detail.frozen.issuedOn ?? "" })} <span className="quiet">{say("app-filing.digest")} <code title={detail.frozen.digest}>{detail.frozen.digest.slice(0, 16)}…</code></span>
        </p>
      )}
      {isScored(stage) && <ScoreBand detail={detail} scores={scores} />}
    </header>
  );
});

/** 得分 that counts and whose it is, as large as it is important; the others beside it. */
function ScoreBand({ detail, scores }: { detail: FilingDetail; scores: FilingScores | null }): React.ReactNode {
  const { say } = useSignedIn();
  const named = useNamed();
  const effective = scores?.effective ?? null;
  const shown = effective === null ? (detail.scores?.effective ?? null) : { total: toText(effective.total), by: effective.by, grade: effective.grade };
  // Of an evaluation there is one score only.
  const others = (scorerOf(detail.stage) === "finance" ? [] : (["unit", "department", "finance"] as const)).map((hand) => {
    const live = scores?.totals[hand] ?? null;
    return [hand, live === null ? (detail.scores?.[hand] ?? null) : toText(live)] as const;
  });
  return (
    <div className="score-band">
      {shown === null ? (
        <p className="quiet">{say("app-filing.no-score-yet")}</p>
      ) : (
        <p className="score-main">
          <PageLink to={addressOf({ page: "why", year: detail.year, stage: detail.stage, id: detail.id })} title={say("app-filing.why")}>
            <b className="score-total">{shown.total}</b>{shown.grade !== null && <b className="score-grade">{named(shown.grade)}</b>}
          </PageLink>
          <span>{say("app-filing.counts", { by: scorerName(say, detail.stage, shown.by) })}</span>
        </p>
      )}
      {others.length > 0 && <dl className="score-others">
        {others.map(([hand, total]) => (
          <div key={hand}><dt>{say(`app-filing.score-by.${hand}`)}</dt><dd>{total ?? <span className="quiet">{say("app-filing.score-none")}</span>}</dd></div>
        ))}
      </dl>}
    </div>
  );
}

/** What is printed or saved as a workbook is what its person sees: `keep` makes a version of what was typed first, and says whether there is one. */
function Tools({ detail, keep }: { detail: FilingDetail; keep: () => Promise<boolean> }): React.ReactNode {
  const { say, language, wire, session } = useSignedIn();
  const { busy, refused, run } = useAction();
  const print = (): void => {
    // Opened at the press, since browsers close windows that open later.
    const opened = window.open("about:blank", "_blank");
    void run(async () => {
      try {
        if (!(await keep())) return void opened?.close();
        const { html } = await wire.send<{ readonly html: string }>("POST", `${filingApi(detail)}/prints`);
        const address = `${html}${query({ language })}`;
        if (opened === null) window.location.assign(address);
        else opened.location.replace(address);
      } catch (error) {
        opened?.close();
        throw error;
      }
    });
  };
  const isKept = useRef(false);
  const saveWorkbook = (event: React.MouseEvent<HTMLAnchorElement>): void => {
    if (isKept.current) return void (isKept.current = false);
    event.preventDefault();
    const link = event.currentTarget;
    void run(async () => {
      if (!(await keep())) return;
      isKept.current = true;
      link.click();
    });
  };
  return (
    <div className="filing-tools">
      <div className="row">
        {isScored(detail.stage) && <PageLink className="button" to={addressOf({ page: "why", year: detail.year, stage: detail.stage, id: detail.id })}>{say("app-filing.why")}</PageLink>}
        {detail.papers.map((title) => <PageLink key={title.zh} className="button" to={addressOf({ page: "papers", year: detail.year, stage: detail.stage, id: detail.id })}>{titleIn(language, title)}</PageLink>)}
        <a className="button" href={`${filingApi(detail)}/workbook${query({ language })}`} download onClick={saveWorkbook}>{say("app-filing.workbook")}</a>
        {session.duties.includes("print") && <button type="button" className="button" disabled={busy} onClick={print}>{say("app-filing.print")}</button>}
      </div>
      {refused !== null && <Problems problems={refused.problems} />}
    </div>
  );
}

function stepClass(steps: readonly { readonly id: string }[], id: string, current: string): string {
  const at = steps.findIndex((step) => step.id === id);
  const now = steps.findIndex((step) => step.id === current);
  return at < now ? "step step-past" : at === now ? "step step-now" : "step";
}
