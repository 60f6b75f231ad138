import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { delegationsApi, query } from "../../app/api/addresses.ts";
import type { DelegationShown } from "../../app/api/office-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Here, Problems } from "../../app/parts.tsx";
import { momentOf } from "../../app/wording.ts";
import { MoreButton } from "../admin/more-button.tsx";
import { usePages } from "../admin/use-pages.ts";

/**
 * Delegations with what became of them, and the button that takes one back where the asker may: those that `of` gave and those that they were
 * given, or everybody's where it is null. `tell` is given the sentence that says what was done.
 */
export function DelegationTable({ of, tell }: { of: string | null; tell: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { loaded, reload, items, next, more, busy: growing } = usePages<DelegationShown>("delegations", (before) => `${delegationsApi}${query({ before, limit: 50 })}`);
  const { busy, refused, run } = useAction();
  const [ending, setEnding] = useState<string | null>(null);
  const end = ({ id, to }: DelegationShown): void =>
    void run(async () => {
      await wire.send("POST", `${delegationsApi}/${id}/end`, {});
      setEnding(null);
      tell(say("app-account.delegation.taken-back", { name: to.name }));
      reload();
    });
  const groups = of === null
    ? [["all", items] as const]
    : [["given-by-me", items.filter(({ by }) => by.id === of)] as const, ["received", items.filter(({ to }) => to.id === of)] as const];
  return (
    <Here loaded={loaded} reload={reload}>
      {() => (
        <>
          {refused !== null && <Problems problems={refused.problems} />}
          {groups.map(([group, listed]) => (
            <div key={group} className="delegation-group">
              {of !== null && listed.length > 0 && <h3>{say(`app-account.delegation.${group}`)}</h3>}
              {listed.length === 0 && of === null && <p className="quiet">{say("app-account.delegation.none")}</p>}
              {listed.length > 0 && (
                <div className="table-scroll" role="region" aria-label={say(`app-account.delegation.${group}`)} tabIndex={0}>
                  <table className="list delegations">
                    <thead><tr>{["post", ...(group === "given-by-me" ? [] : ["by"]), ...(group === "received" ? [] : ["to"]), "days", "reason", "state"].map((column) => <th key={column} scope="col">{say(`app-account.delegation.column.${column}`)}</th>)}<th scope="col"><span className="for-ears">{say("app-account.delegation.take-back")}</span></th></tr></thead>
                    <tbody>
                      {listed.map((one) => (
                        <tr key={one.id} className={one.standing === "coming" || one.standing === "in-force" ? "" : "ended"}>
                          <th scope="row" className="col-name">{say("app-frame.post-of", { unit: one.unit, role: say(`app-frame.role.${one.role}`) })}</th>
                          {group !== "given-by-me" && <td data-label={say("app-account.delegation.column.by")}>{one.by.name}</td>}
                          {group !== "received" && <td data-label={say("app-account.delegation.column.to")}>{one.to.name}</td>}
                          <td className="col-days" data-label={say("app-account.delegation.column.days")}>{say("app-account.delegation.days", { from: one.from, until: one.until })}</td>
                          <td data-label={say("app-account.delegation.column.reason")}>{one.reason}</td>
                          <td data-label={say("app-account.delegation.column.state")}>{one.endedAt === null ? say(`app-account.delegation.standing.${one.standing}`) : say("app-account.delegation.standing.taken-back", { name: one.endedBy ?? "", at: momentOf(one.endedAt) })}</td>
                          <td>
                            {one.mayEnd && (ending === one.id ? (
                              <span className="row"><span>{say("app-account.delegation.sure", { name: one.to.name })}</span><button type="button" className="button" autoFocus disabled={busy} onClick={() => end(one)}>{say("app-account.delegation.take-back.confirm")}</button><button type="button" className="button-plain" onClick={() => setEnding(null)}>{say("app-frame.cancel")}</button></span>
                            ) : <button type="button" className="button-plain" aria-label={say("app-account.delegation.take-back-of", { name: one.to.name, from: one.from })} onClick={() => setEnding(one.id)}>{say("app-account.delegation.take-back")}</button>)}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </div>
          ))}
          <MoreButton next={next} busy={growing} more={more} />
        </>
      )}
    </Here>
  );
}
