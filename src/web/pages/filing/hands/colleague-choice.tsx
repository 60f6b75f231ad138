import { useState } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { filingApi, query } from "../../../app/api/addresses.ts";
import type { FilingDetail } from "../../../app/api/filing-shapes.ts";
import type { FilingColleagues } from "../../../app/api/hands-shapes.ts";
import { useLoaded } from "../../../app/loaded.ts";
import { Field, Here } from "../../../app/parts.tsx";
import { useSettled } from "../../admin/use-settled.ts";

/** What a post is chosen for: to have the filing alone, or to sign it. */
export type Purpose = "hand-on" | "reassign" | "sign";
export type Colleague = FilingColleagues["items"][number];

/** Fewer than these are looked through as they are. */
const FEW = 12;

/** Whom a filing may be given to: those that can be chosen, and nobody else. `nobody` is a choice of its own where one is given. */
export function ColleagueChoice({ detail, purpose, chosen, choose, nobody, wrong }: { detail: FilingDetail; purpose: Purpose; chosen: Colleague | null | "nobody"; choose: (colleague: Colleague | null | "nobody") => void; nobody?: string | undefined; wrong?: string | undefined }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [search, setSearch] = useState("");
  const settled = useSettled(search.trim());
  const [loaded, reload] = useLoaded(`colleagues ${detail.id} ${purpose} ${settled}`, (signal) => wire.get<FilingColleagues>(`${filingApi(detail)}/colleagues${query({ for: purpose, name: settled === "" ? null : settled })}`, signal), { of: `colleagues ${detail.id} ${purpose}` });
  const found = loaded.state === "here" ? loaded.value : null;
  const isLong = search !== "" || settled !== "" || (found !== null && (found.more || found.items.length > FEW));
  return (
    <>
      {isLong && (
        <Field label={say("app-hands.search")} hint={found?.more === true ? say("app-hands.search.more", { count: found.items.length }) : undefined}>
          {(ids) => <input {...ids} type="search" className="input" maxLength={40} value={search} onChange={({ target }) => setSearch(target.value)} />}
        </Field>
      )}
      <Here loaded={loaded} reload={reload}>
        {({ items }) => {
          // Chosen with the name: a search that goes on must not lose it.
          const listed = chosen === null || chosen === "nobody" || items.some(({ postId }) => postId === chosen.postId) ? items : [chosen, ...items];
          return (
            <Field label={say(`app-hands.whom.${purpose}`)} hint={listed.length === 0 && nobody === undefined ? say(`app-hands.none.${purpose}`) : undefined} wrong={wrong}>
              {(ids) => (
                <select {...ids} className="input" value={chosen === null ? "" : chosen === "nobody" ? chosen : chosen.postId} onChange={({ target: { value } }) => choose(value === "nobody" ? value : (listed.find(({ postId }) => postId === value) ?? null))}>
                  <option value="">{say("app-filing.move.choose")}</option>
                  {nobody !== undefined && <option value="nobody">{nobody}</option>}
                  {listed.map(({ postId, name, unit, role }) => <option key={postId} value={postId}>{say("app-hands.colleague", { name, unit, role: say(`app-frame.role.${role}`) })}</option>)}
                </select>
              )}
            </Field>
          );
        }}
      </Here>
    </>
  );
}
