import type { Stage } from "../../../core/form/filing-values.ts";
import { filingPapersApi, filingPaperPrint, query } from "../../app/api/addresses.ts";
import type { PaperKnown, PapersKnown } from "../../app/api/paper-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { momentOf, titleIn } from "../../app/wording.ts";
import { PaperForm } from "./paper-form.tsx";

interface Address {
  readonly year: number;
  readonly stage: Stage;
  readonly id: string;
}

/** 随表文书: the review sheet of a goal, the report of a self-evaluation. */
export function PapersPage({ year, stage, id }: Address): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const key = { year, stage, id };
  const [loaded, reload] = useLoaded(`papers ${year} ${stage} ${id} ${language}`, (signal) => wire.get<PapersKnown>(`${filingPapersApi(key)}${query({ language })}`, signal), { opens: true });
  const back = <PageLink to={addressOf({ page: "filing", ...key })}>{say("app-paper.back")}</PageLink>;
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {({ name, step, round, drafts, papers }) => (
        <>
          <nav className="trail">{back}</nav>
          <PageHead title={name} lead={say("app-paper.lead")} />
          <p>{say("app-paper.step", { step: titleIn(language, step), round })}</p>
          {drafts.length > 0 && <p className="quiet">{say("app-paper.drafts", { titles: drafts.map((title) => titleIn(language, title)).join(say("app-why.joint")) })}</p>}
          {papers.length === 0 && <Empty title={say("app-paper.none")}><p>{say("app-paper.none.meaning")}</p></Empty>}
          {papers.map((paper) => <Paper key={`${paper.id} ${paper.saved} ${step.zh} ${round}`} paper={paper} address={key} reload={reload} />)}
        </>
      )}
    </Here>
  );
}

function Paper({ paper, address, reload }: { paper: PaperKnown; address: Address; reload: () => void }): React.ReactNode {
  const { say, language, session } = useSignedIn();
  const [newest = null] = paper.sheets;
  return (
    <section className="paper-part" id={paper.id} aria-label={titleIn(language, paper.title)}>
      <header className="paper-head">
        <h2>{titleIn(language, paper.title)} <span className="tag">{say(paper.needed ? "app-paper.needed" : paper.asked ? "app-paper.asked" : "app-paper.may")}</span></h2>
        <div className="row">
          <a className="button" href={`${filingPapersApi(address)}/${paper.id}/workbook${query({ language })}`} download>{say("app-paper.workbook")}</a>
          {session.duties.includes("print") && <a className="button" href={`${filingPaperPrint(address, paper.id)}${query({ language })}`} target="_blank" rel="noreferrer">{say("app-paper.print")}</a>}
        </div>
      </header>
      {paper.refusedBecause === null ? (
        <PaperForm paper={paper} address={address} saved={reload} answers={paper.draft?.answers ?? paper.answers} isOpen />
      ) : (
        <>
          <p className="quiet">{say("app-paper.not-now")} · {paper.refusedBecause}</p>
          {newest !== null && <PaperForm paper={paper} address={address} saved={reload} answers={newest.answers} isOpen={false} />}
        </>
      )}
      <h3>{say("app-paper.sheets")}</h3>
      {paper.sheets.length === 0 && <p className="quiet">{say("app-paper.sheets.none")}</p>}
      <ul className="paper-sheets">
        {paper.sheets.map((sheet) => (
          <li key={sheet.id}>
            {say("app-paper.sheet", { step: titleIn(language, sheet.stepTitle), round: sheet.round, by: sheet.by, time: momentOf(sheet.at) })}
            {sheet.stale && <> <span className="tag">{say("app-paper.sheet.stale")}</span></>}
            {sheet.open.length > 0 && <> <span className="tag">{say("app-paper.sheet.open", { count: sheet.open.length })}</span></>}
            {session.duties.includes("print") && <> <a href={`${filingPaperPrint(address, paper.id)}${query({ language, sheet: sheet.id })}`} target="_blank" rel="noreferrer">{say("app-paper.print")}</a></>}
          </li>
        ))}
      </ul>
    </section>
  );
}
