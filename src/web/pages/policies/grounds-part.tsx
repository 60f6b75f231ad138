import { useState } from "react";
import type { Ground } from "../../../core/policy/grounds.ts";
import type { PoliciesKnown } from "../../app/api/policy-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useCited, usePlaceNamed } from "../../app/named.tsx";
import { Empty, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { ruleName } from "./rule-name.ts";

/** 规则与依据: each rule with its document, level and clause; those that rest on nothing first, since somebody has to find out on what. */
export function GroundsPart({ grounds }: { grounds: PoliciesKnown["grounds"] }): React.ReactNode {
  const { say } = useSignedIn();
  const [all, showAll] = useState(false);
  const orphans = grounds.filter(({ gap }) => gap !== null);
  const shown = all ? grounds : orphans;
  return (
    <details className="ledger-part">
      <summary>{say("app-policy.grounds", { count: grounds.length, orphans: orphans.length })}</summary>
      <p className="quiet">{say("app-policy.grounds.meaning")}</p>
      <label className="check"><input type="checkbox" checked={all} onChange={({ target }) => showAll(target.checked)} /> {say("app-policy.grounds.all")}</label>
      {shown.length === 0 ? <Empty title={say("app-policy.grounds.none")} /> : (
        <table className="list list-ledger">
          <caption className="for-ears">{say("app-policy.grounds.caption")}</caption>
          <thead><tr><th scope="col">{say("app-policy.rule")}</th><th scope="col">{say("app-policy.document")}</th><th scope="col">{say("app-policy.level")}</th><th scope="col">{say("app-policy.clause")}</th><th scope="col">{say("app-policy.ground")}</th></tr></thead>
          <tbody>{shown.map((ground, index) => <Line key={index} ground={ground} />)}</tbody>
        </table>
      )}
    </details>
  );
}

function Line({ ground }: { ground: Ground }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { document, documentId, level, clause, gap, unverified } = ground;
  const rule = ruleName(ground, { say, language });
  const place = usePlaceNamed();
  const cited = useCited();
  return (
    <tr>
      <th scope="row" className="col-name">{rule.name}<span className="second">{rule.place}</span></th>
      <td data-label={say("app-policy.document")}>{document === null ? <span className="quiet">—</span> : documentId === null ? cited(document) : <PageLink to={addressOf({ page: "policy", id: documentId })}>{cited(document)}</PageLink>}</td>
      <td data-label={say("app-policy.level")}>{level === null ? <span className="quiet">—</span> : say(`app-policy.level.${level}`)}</td>
      <td data-label={say("app-policy.clause")}>{clause === null ? <span className="quiet">—</span> : place(clause)}</td>
      <td data-label={say("app-policy.ground")}>{gap === null ? say("app-policy.ground.found") : say(`app-policy.ground.${gap}`)} {unverified && <span className="tag tag-draft">{say("app-policy.unverified")}</span>}</td>
    </tr>
  );
}
