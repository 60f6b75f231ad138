import { useState } from "react";
import type { TrancheCondition } from "../../../core/agreement/agreement.ts";
import type { AgreementKnown, GradesKnown, PhaseResultKnown, TrancheKnown } from "../../app/api/policy-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Here, PageHead, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { amountInWan, dayOf } from "../../app/wording.ts";
import { EditAgreement } from "./edit-agreement.tsx";

type Say = ReturnType<typeof useSignedIn>["say"];

/** 协议: each phase with its goals beside the clauses that ask for them, and each tranche with what stands between it and its payment. */
export function AgreementPage({ id }: { id: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`agreement ${id}`, (signal) => wire.get<AgreementKnown>(`/api/agreements/${encodeURIComponent(id)}`, signal), { opens: true });
  const [editing, setEditing] = useState(false);
  const [told, tell] = useState("");
  const { busy, refused, run } = useAction();
  const back = <PageLink to={addressOf({ page: "agreements" })}>{say("app-agreement.back")}</PageLink>;
  const propose = ({ id: tranche, title }: TrancheKnown): void =>
    void run(async () => {
      await wire.send("POST", `/api/agreements/${encodeURIComponent(id)}/tranches/${encodeURIComponent(tranche)}/proposals`, {});
      tell(say("app-agreement.proposed", { title }));
      reload();
    });
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {(known) => (
        <>
          <nav className="trail">{back}</nav>
          <PageHead title={known.title} lead={[known.number, known.subjectName, known.unit, say("app-agreement.span", { from: known.from, until: known.until })].filter((part) => part !== "").join(" · ")}>
            {known.mayChange && !editing && <button type="button" className="button" onClick={() => setEditing(true)}>{say("app-agreement.change")}</button>}
          </PageHead>
          <p className="quiet" role="status">{told}</p>
          {refused !== null && <Problems problems={refused.problems} />}
          {editing ? <EditAgreement before={known} grades={known.grades} rows={known.rows} cancel={() => setEditing(false)} done={() => { setEditing(false); tell(say("app-agreement.changed")); reload(); }} /> : (
            <>
              <p>{known.parties.map(({ name, role }) => say("app-agreement.party", { role, name })).join(say("app-agreement.comma"))} · {say("app-agreement.signed", { day: known.signedOn })}</p>
              {known.phases.map((phase) => (
                <section key={phase.id} className="ledger-part">
                  <h2>{phase.title} <span className="quiet">{say("app-agreement.span", { from: phase.from, until: phase.until })}</span></h2>
                  {phase.baseline !== null && <p className="quiet">{say("app-agreement.baseline")} {said(say, phase.baseline)}</p>}
                  <p>{phase.evaluatedYear === null ? say("app-agreement.no-evaluation") : <>{say("app-agreement.evaluation", { year: String(phase.evaluatedYear) })} {phase.result === null ? say("app-agreement.not-evaluated") : <PageLink to={addressOf({ page: "filing", year: phase.result.year, stage: "self-evaluation", id: phase.result.filingId })}>{said(say, phase.result)}</PageLink>}</>}</p>
                  {phase.goals.length > 0 && (
                    <table className="list list-ledger">
                      <caption className="for-ears">{phase.title}</caption>
                      <thead><tr><th scope="col">{say("app-agreement.goal")}</th><th scope="col">{say("app-agreement.target")}</th><th scope="col">{say("app-agreement.actual")}</th><th scope="col">{say("app-agreement.clause")}</th></tr></thead>
                      <tbody>{phase.goals.map((goal) => <tr key={goal.id}><th scope="row" className="col-name">{goal.name}</th><td data-label={say("app-agreement.target")}>{goal.target}</td><td data-label={say("app-agreement.actual")}>{goal.actual ?? <span className="quiet">{say("app-agreement.nothing")}</span>}</td><td data-label={say("app-agreement.clause")}><b>{goal.clauseAt}</b> {goal.clauseGist}</td></tr>)}</tbody>
                    </table>
                  )}
                </section>
              ))}
              <section className="ledger-part">
                <h2>{say("app-agreement.tranches")}</h2>
                {known.tranches.length === 0 && <p className="quiet">{say("app-agreement.no-tranches")}</p>}
                {known.tranches.map((tranche) => (
                  <section key={tranche.id} className="card-part">
                    <h3>{tranche.title} <span className="quiet">{say("app-agreement.amount", { amount: amountInWan(tranche.amountFen) ?? "" })}</span></h3>
                    <p className="quiet">{tranche.phase === null ? say("app-agreement.at-beginning") : say("app-agreement.follows", { phase: known.phases.find(({ id: one }) => one === tranche.phase)?.title ?? "" })}</p>
                    <ul>{tranche.checks.map(({ condition, met, found }) => <li key={condition.kind}>{conditionWords(say, known.grades, condition)} <span className="quiet">{found === null ? say("app-agreement.not-yet-known") : say(met ? "app-agreement.met" : "app-agreement.unmet", { found: condition.kind === "scored-by" ? say(`app-agreement.by.${found}`) : found })}</span></li>)}</ul>
                    {tranche.proposal !== null && <p><span className="tag">{say("app-agreement.proposed-by", { by: tranche.proposal.by, day: dayOf(tranche.proposal.at) })}</span></p>}
                    {tranche.proposal === null && tranche.refusedBecause.map(({ message, advice }, at) => <p key={at} className="band">{message} {advice}</p>)}
                    {tranche.proposal === null && known.mayPropose && <button type="button" className="button" disabled={busy || tranche.refusedBecause.length > 0} onClick={() => propose(tranche)}>{say("app-agreement.propose", { title: tranche.title })}</button>}
                  </section>
                ))}
              </section>
            </>
          )}
        </>
      )}
    </Here>
  );
}

function said(say: Say, { score, grade, by, ended }: PhaseResultKnown): string {
  if (score === null || by === null) return say("app-agreement.no-score");
  return say(ended ? "app-agreement.result" : "app-agreement.result-open", { score, grade: grade ?? "", by: say(`app-agreement.by.${by}`) });
}

function conditionWords(say: Say, grades: GradesKnown, condition: TrancheCondition): string {
  switch (condition.kind) {
    case "grade-at-least": return say("app-agreement.condition.grade-at-least", { grade: grades.find(({ code }) => code === condition.grade)?.name ?? condition.grade });
    case "score-at-least": return say("app-agreement.condition.score-at-least", { score: condition.score });
    case "scored-by": return say("app-agreement.condition.scored-by", { by: say(`app-agreement.by.${condition.by}`) });
    case "not-before": return say("app-agreement.condition.not-before", { day: condition.day });
  }
}
