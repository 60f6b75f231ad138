import { useState } from "react";
import type { TransferPaymentKnown } from "../../app/api/regional-shapes.ts";
import { transferPaymentApi } from "../../app/api/addresses.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { amountInWan, momentOf } from "../../app/wording.ts";
import { PartGoals } from "./part-goals.tsx";
import { Returns } from "./returns.tsx";
import { SplitGrid } from "./split-grid.tsx";

/** 分解与汇总: what is passed down to whom, how their goals stand to it, and what came back. */
export function TransferPaymentPage({ year, id }: { year: number; id: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`transfer payment ${year} ${id}`, (signal) => wire.get<TransferPaymentKnown>(transferPaymentApi(year, id), signal), { opens: true });
  const [told, tell] = useState("");
  const back = <PageLink to={addressOf({ page: "transfer-payments", year })}>{say("app-regional.back")}</PageLink>;
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {(known) => (
        <>
          <nav className="trail">{back}</nav>
          <PageHead title={known.name} lead={[known.code, known.unit, known.whole === null ? "" : say("app-regional.amount-of", { amount: amountInWan(known.whole.amountFen) ?? "—" })].filter((part) => part !== "").join(" · ")} />
          {known.stale && <p className="band" role="status">{say(known.whole === null ? "app-regional.no-longer-approved" : "app-regional.stale.meaning")}</p>}
          {known.whole === null ? (
            <Empty title={say("app-regional.not-approved")}><p>{say("app-regional.not-approved.meaning")}</p></Empty>
          ) : (
            <section>
              <h2>{say("app-regional.split-table")}</h2>
              {told !== "" && <p className="said" role="status">{told}</p>}
              {known.split !== null && <p className="quiet">{say("app-regional.split-by", { version: known.split.version, by: known.split.by, at: momentOf(known.split.at) })}{known.split.reason !== "" && ` ${known.split.reason}`}</p>}
              <SplitGrid key={`${known.split?.version ?? 0}`} known={known} whole={known.whole} done={(count, version) => { tell(version === 1 ? say("app-regional.sent", { count }) : say("app-regional.sent-anew", { count, version })); reload(); }} />
            </section>
          )}
          {known.parts.length > 0 && <PartGoals year={year} parts={known.parts} />}
          {known.returns !== null && <Returns returns={known.returns} />}
        </>
      )}
    </Here>
  );
}
