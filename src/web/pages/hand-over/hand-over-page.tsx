import type { HandOver } from "../../app/api/filing-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { DeadlineMark } from "../../app/deadline.tsx";
import { useLoaded } from "../../app/loaded.ts";
import { Here, PageHead, PageLink } from "../../app/parts.tsx";
import { PrintMark } from "../../app/print-mark.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf, dayOf, stageName, titleIn } from "../../app/wording.ts";

/** 移交清单: what the next holder of the post has to know, to read or to print; it changes nothing. */
export function HandOverPage(): React.ReactNode {
  const { say, session, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`hand-over ${session.post?.id ?? ""}`, (signal) => wire.get<HandOver>("/api/hand-over", signal), { opens: true });
  return (
    <Here loaded={loaded} reload={reload} back={null}>
      {(known) => (
        <>
          <PageHead title={say("app-account.hand-over")} lead={say("app-account.hand-over.lead", { unit: known.post.unit, role: say(`app-frame.role.${known.post.role}`), name: session.person.name, day: known.day })}>
            <button type="button" className="button" onClick={() => window.print()}>{say("app-filing.print")}</button>
          </PageHead>
          <Held known={known} />
          <Remarks known={known} />
          <Drafts known={known} />
          <Delegated known={known} />
          <PrintMark digest={known.digest} />
        </>
      )}
    </Here>
  );
}

function Part({ name, count, children }: { name: string; count: number; children: React.ReactNode }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="hand-over-part">
      <h2>{say(`app-account.hand-over.${name}`)}</h2>
      {count === 0 ? <p className="quiet">{say("app-account.hand-over.none")}</p> : children}
    </section>
  );
}

function Held({ known: { count, filings } }: { known: HandOver }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <Part name="held" count={filings.length}>
      <p className="quiet">{count > filings.length ? say("app-account.hand-over.held.more", { count: countOf(count), listed: filings.length }) : say("app-account.hand-over.held.count", { count, shown: countOf(count) })}</p>
      <div className="table-scroll" role="region" aria-label={say("app-account.hand-over.held")} tabIndex={0}>
        <table className="list">
          <thead><tr>{["project", "unit", "season", "step", "since"].map((column) => <th key={column} scope="col">{say(`app-account.hand-over.column.${column}`)}</th>)}</tr></thead>
          <tbody>
            {filings.map((one) => (
              <tr key={one.id}>
                <th scope="row" className="col-name"><PageLink to={addressOf({ page: "filing", ...one })}>{one.name}</PageLink></th>
                <td data-label={say("app-account.hand-over.column.unit")}>{one.unit}</td>
                <td data-label={say("app-account.hand-over.column.season")}>{say("app-frame.season-of", { year: String(one.year), stage: stageName(say, one.stage) })}</td>
                <td data-label={say("app-account.hand-over.column.step")}>{titleIn(language, one.title)}{one.cameBack && <b> {say("app-account.hand-over.came-back")}</b>}</td>
                <td data-label={say("app-account.hand-over.column.since")}>{dayOf(one.since)} <DeadlineMark deadline={one} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}

function Remarks({ known: { remarks } }: { known: HandOver }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <Part name="remarks" count={remarks.length}>
      <ul className="plain-list">
        {remarks.map((one, index) => (
          <li key={index}><PageLink to={`${addressOf({ page: "filing", ...one })}#${one.path}`}>{one.name}</PageLink> {one.said} <span className="quiet">{say("app-account.hand-over.by", { by: one.by, day: dayOf(one.at) })}</span></li>
        ))}
      </ul>
    </Part>
  );
}

function Drafts({ known: { drafts } }: { known: HandOver }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <Part name="drafts" count={drafts.length}>
      <p className="quiet">{say("app-account.hand-over.drafts.meaning")}</p>
      <ul className="plain-list">
        {drafts.map((one) => (
          <li key={one.id}><PageLink to={addressOf({ page: "filing", ...one })}>{one.name}</PageLink> <span className="quiet">{say("app-account.hand-over.typed", { season: say("app-frame.season-of", { year: String(one.year), stage: stageName(say, one.stage) }), day: dayOf(one.savedAt) })}</span></li>
        ))}
      </ul>
    </Part>
  );
}

function Delegated({ known: { delegations } }: { known: HandOver }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <Part name="delegations" count={delegations.length}>
      <ul className="plain-list">
        {delegations.map((one) => <li key={one.from}>{say("app-account.hand-over.delegated", { name: one.to, from: one.from, until: one.until, reason: one.reason })}</li>)}
      </ul>
    </Part>
  );
}
