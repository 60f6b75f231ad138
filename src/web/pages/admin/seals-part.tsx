import { useSignedIn } from "../../app/app-context.ts";
import { query } from "../../app/api/addresses.ts";
import type { Seal } from "../../app/api/office-shapes.ts";
import { Empty, Here } from "../../app/parts.tsx";
import { countOf } from "../../app/wording.ts";
import { secondOf } from "./log-words.ts";
import { MoreButton } from "./more-button.tsx";
import { usePages } from "./use-pages.ts";

/** 封存: each batch of events with the head that letters and exports carry. */
export function SealsPart(): React.ReactNode {
  const { say } = useSignedIn();
  const { loaded, reload, items: seals, next, more, busy } = usePages<Seal>("seals", (before) => `/api/seals${query({ before, limit: 100 })}`);
  return (
    <Here loaded={loaded} reload={reload}>
      {() => seals.length === 0 ? <Empty title={say("app-admin.seals.none")} /> : (
        <>
          <p className="quiet">{say("app-admin.seals.verify")} <code>hengji audit verify</code></p>
          <table className="list">
            <caption className="for-ears">{say("app-frame.task.seals")}</caption>
            <thead><tr><th scope="col" className="number">{say("app-admin.seals.number")}</th><th scope="col">{say("app-admin.at")}</th><th scope="col" className="number">{say("app-admin.seals.events")}</th><th scope="col">{say("app-admin.seals.head")}</th></tr></thead>
            <tbody>
              {seals.map(({ number, sealedAt, events, head }) => (
                <tr key={number}>
                  <th scope="row" className="number">{countOf(number)}</th>
                  <td data-label={say("app-admin.at")}>{secondOf(sealedAt)}</td>
                  <td className="number" data-label={say("app-admin.seals.events")}>{countOf(events)}</td>
                  <td data-label={say("app-admin.seals.head")}><code className="digest">{head}</code></td>
                </tr>
              ))}
            </tbody>
          </table>
          <MoreButton next={next} busy={busy} more={more} />
        </>
      )}
    </Here>
  );
}
