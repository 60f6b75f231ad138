import { useSignedIn } from "../../app/app-context.ts";
import { approvalApi, approvalPrint, query } from "../../app/api/addresses.ts";
import type { ApprovalLetter } from "../../app/api/office-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { amountInWan, dayOf, titleIn } from "../../app/wording.ts";

/** One letter that was issued, with what it froze. */
export function ApprovalPage({ year, id }: { year: number; id: string }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`approval ${year} ${id}`, (signal) => wire.get<ApprovalLetter>(approvalApi(year, id), signal), { opens: true });
  return (
    <>
      <nav className="trail"><PageLink to={addressOf({ page: "approvals", year })}>{say("app-approval.back")}</PageLink></nav>
      <Here loaded={loaded} reload={reload} back={null}>
        {({ department, documentNo, issuedOn, digest, sealHead, count, filings }) => (
          <>
            <PageHead title={documentNo} lead={say("app-approval.of", { department, day: issuedOn, count })}>
              <a className="button" href={`${approvalApi(year, id)}/workbook${query({ language })}`} download>{say("app-approval.workbook")}</a>
              <a className="button button-next" href={`${approvalPrint(year, id)}${query({ language })}`} target="_blank" rel="noreferrer">{say("app-approval.print")}</a>
            </PageHead>
            <table className="list">
              <caption className="for-ears">{say("app-approval.frozen")}</caption>
              <thead><tr><th scope="col">{say("app-list.name")}</th><th scope="col">{say("app-list.unit")}</th><th scope="col" className="number">{say("app-list.amount-wan")}</th><th scope="col">{say("app-filing.digest")}</th></tr></thead>
              <tbody>
                {filings.map((filing) => (
                  <tr key={filing.id}>
                    <th scope="row" className="col-name"><PageLink to={addressOf({ page: "filing", year, stage: "goal", id: filing.id })}>{filing.name}</PageLink>{filing.reversedAt !== null && <span className="tag">{say("app-approval.reversed-on", { day: dayOf(filing.reversedAt) })}</span>}{filing.book !== null && <span className="second">{[say(`app-filing.book.${filing.book}`), ...(filing.form === null ? [] : [titleIn(language, filing.form)])].join(say("app-filing.joint"))}</span>}</th>
                    <td data-label={say("app-list.unit")}>{filing.unit}</td>
                    <td className="number" data-label={say("app-list.amount-wan")}>{amountInWan(filing.amountFen) ?? <span className="quiet">{say("app-list.not-given")}</span>}</td>
                    <td data-label={say("app-filing.digest")}><code title={filing.digest}>{filing.digest.slice(0, 16)}…</code></td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="quiet">{say("app-approval.digest")} <code className="digest">{digest}</code></p>
            {sealHead !== null && <p className="quiet">{say("app-approval.seal-head")} <code className="digest">{sealHead}</code></p>}
          </>
        )}
      </Here>
    </>
  );
}
