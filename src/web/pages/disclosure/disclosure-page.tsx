import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { departmentApi, departmentsApi, query } from "../../app/api/addresses.ts";
import type { DisclosingDepartment, DisclosureKit } from "../../app/api/office-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { useNamed } from "../../app/named.tsx";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { amountInWan, dayOf, sizeOf, titleIn } from "../../app/wording.ts";
import { copyText } from "../../ui/copy-text.ts";
import { HowToCorrect, PublishButton, type PublishedNow } from "./publish-window.tsx";
import { StillPublic, WithheldProjects, WithholdButton } from "./withheld-projects.tsx";

/** 公开: departments with what they have ready, or one department's kit. */
export function DisclosurePage({ year, departmentId }: { year: number; departmentId: string | null }): React.ReactNode {
  return departmentId === null ? <Departments year={year} /> : <Kit year={year} departmentId={departmentId} />;
}

function Departments({ year }: { year: number }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`departments ${year}`, (signal) => wire.get<{ readonly items: readonly DisclosingDepartment[] }>(departmentsApi(year), signal), { opens: true });
  return (
    <>
      <PageHead title={say("app-disclosure.title", { year: String(year) })} lead={say("app-disclosure.lead")} />
      <Here loaded={loaded} reload={reload}>
        {({ items: departments }) =>
          departments.length === 0 ? (
            <Empty title={say("app-disclosure.none")}><p>{say("app-disclosure.none.meaning")}</p></Empty>
          ) : (
            <table className="list">
              <caption className="for-ears">{say("app-disclosure.departments")}</caption>
              <thead><tr><th scope="col">{say("app-list.department")}</th><th scope="col">{say("app-disclosure.progress")}</th><th scope="col">{say("app-disclosure.published")}</th></tr></thead>
              <tbody>
                {departments.map(({ id, name, confirmed, filings, published, stillPublic }) => (
                  <tr key={id}>
                    <th scope="row" className="col-name"><PageLink to={addressOf({ page: "disclosure", year, departmentId: id })}>{name}</PageLink></th>
                    <td data-label={say("app-disclosure.progress")}>{say("app-disclosure.confirmed", { done: confirmed, count: filings })}</td>
                    <td data-label={say("app-disclosure.published")}>{published === null ? <span className="quiet">{say("app-disclosure.not-published")}</span> : <a href={published.address}>{say("app-disclosure.version", { version: published.version, day: dayOf(published.publishedAt) })}</a>}{stillPublic > 0 && published !== null && <p className="wrong">{say("app-disclosure.still-public", { version: published.version, count: stillPublic })}</p>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Here>
    </>
  );
}

function Kit({ year, departmentId }: { year: number; departmentId: string }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const named = useNamed();
  const [loaded, reload] = useLoaded(`kit ${year} ${departmentId} ${language}`, (signal) => wire.get<DisclosureKit>(`${departmentApi(year, departmentId)}/kit`, signal), { opens: true });
  const [published, setPublished] = useState<PublishedNow | null>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const changed = (sentence: string): void => {
    setSaid(sentence);
    reload();
  };
  const publishedNow = (now: PublishedNow): void => {
    setPublished(now);
    setSaid(null);
    reload();
  };
  return (
    <>
      <nav className="trail"><PageLink to={addressOf({ page: "disclosure", year, departmentId: null })}>{say("app-disclosure.back")}</PageLink></nav>
      <PageHead title={say("app-disclosure.kit", { year: String(year) })} lead={say("app-disclosure.kit.lead")}>
        <PageLink className="button" to={addressOf({ page: "summary", year, departmentId })}>{say("app-summary.open")}</PageLink>
      </PageHead>
      {published !== null && <p className="said" role="status">{say("app-disclosure.done", { version: published.version })} <a href={published.address}>{say("app-disclosure.open")}</a></p>}
      {said !== null && <p className="quiet kit-said" role="status">{said}</p>}
      <Here loaded={loaded} reload={reload}>
        {(kit) => {
          const { tables, paragraph, manifest, missing, withheld, counts, drafts, published: before, refusedBecause } = kit;
          return (
            <>
              <StillPublic withheld={withheld} published={before} />
              <p className="kit-counts">{say("app-disclosure.counts", counts)}</p>
              {missing.length > 0 && (
                <section className="kit-missing">
                  <h2>{say("app-disclosure.missing", { count: missing.length })}</h2>
                  <ul>{missing.map(({ id, subjectId, name, mayWithhold, why }) => (
                    <li key={subjectId}>
                      {id === null ? name : <PageLink to={addressOf({ page: "filing", year, stage: "self-evaluation", id })}>{name}</PageLink>} <span className="quiet">{why}</span>{" "}
                      {mayWithhold && <WithholdButton year={year} departmentId={departmentId} project={{ subjectId, name }} done={changed} />}
                    </li>
                  ))}</ul>
                </section>
              )}
              <WithheldProjects year={year} departmentId={departmentId} withheld={withheld} done={changed} />
              {drafts.length > 0 && <p className="quiet">{say("app-disclosure.drafts", { titles: drafts.map((title) => titleIn(language, title)).join(say("app-why.joint")) })}</p>}
              <section>
                <h2>{say("app-disclosure.tables")}</h2>
                {tables.length === 0 ? <p className="quiet">{say("app-disclosure.tables.none")}</p> : (
                  <table className="list">
                    <caption className="for-ears">{say("app-disclosure.tables")}</caption>
                    <thead><tr><th scope="col">{say("app-list.name")}</th><th scope="col">{say("app-list.unit")}</th><th scope="col" className="number">{say("app-disclosure.budget")}</th><th scope="col" className="number">{say("app-disclosure.paid")}</th><th scope="col" className="number">{say("app-list.score")}</th><th scope="col">{say("app-list.grade")}</th><th scope="col"><span className="for-ears">{say("app-disclosure.withhold")}</span></th></tr></thead>
                    <tbody>
                      {tables.map((table) => (
                        <tr key={table.id}>
                          <th scope="row" className="col-name"><PageLink to={addressOf({ page: "filing", year, stage: "self-evaluation", id: table.id })}>{table.name}</PageLink></th>
                          <td data-label={say("app-list.unit")}>{table.unit}</td>
                          <td className="number" data-label={say("app-disclosure.budget")}>{amountInWan(table.budgetFen) ?? <span className="quiet">{say("app-list.not-given")}</span>}</td>
                          <td className="number" data-label={say("app-disclosure.paid")}>{amountInWan(table.paidFen) ?? <span className="quiet">{say("app-list.not-given")}</span>}</td>
                          <td className="number" data-label={say("app-list.score")}>{table.score ?? <span className="quiet">{say("app-list.no-score")}</span>}</td>
                          <td data-label={say("app-list.grade")}>{table.grade === null ? <span className="quiet">{say("app-list.no-score")}</span> : named(table.grade)}</td>
                          <td>{table.mayWithhold && <WithholdButton year={year} departmentId={departmentId} project={table} done={changed} />}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
              </section>
              <section>
                <h2>{say("app-disclosure.paragraph")}</h2>
                <p className="kit-paragraph">{paragraph}</p>
                <button type="button" className="button" onClick={() => void copyText(paragraph).then(setCopied)}>{say("app-disclosure.copy")}</button>
                {copied !== null && <span className="quiet" role="status"> {say(copied ? "app-disclosure.copied" : "app-disclosure.not-copied")}</span>}
              </section>
              <section>
                <h2>{say("app-disclosure.manifest")}</h2>
                <ul className="plain-list">{manifest.map(({ name, bytes, digest, inside }) => <li key={name}>{name} {inside && <span className="tag">{say("app-disclosure.inside")}</span>} <span className="quiet">{sizeOf(bytes)} · <code title={digest}>{digest.slice(0, 16)}…</code></span></li>)}</ul>
              </section>
              <div className="row kit-actions">
                {refusedBecause === null && <PublishButton year={year} departmentId={departmentId} kit={kit} done={publishedNow} lookAgain={reload} />}
                <a className="button" href={`${departmentApi(year, departmentId)}/kit.zip${query({ language })}`} download>{say("app-disclosure.zip")}</a>
                {before !== null && <a href={before.address}>{say("app-disclosure.public-page", { version: before.version, day: dayOf(before.publishedAt) })}</a>}
              </div>
              {(refusedBecause === null || before !== null) && <HowToCorrect />}
            </>
          );
        }}
      </Here>
    </>
  );
}
