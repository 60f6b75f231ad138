import { useSignedIn } from "../../app/app-context.ts";
import type { FilingDetail, FilingList } from "../../app/api/filing-shapes.ts";
import { filingCountApi, filingsApi } from "../../app/api/addresses.ts";
import { useLoaded } from "../../app/loaded.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";

/** Whoever has just handed a filing on goes to the next one that waits; the count tells how many are left. */
export function MovedBand({ detail: { id, year, stage, allowed, step, transitions, version } }: { detail: FilingDetail }): React.ReactNode {
  const { say, wire, session } = useSignedIn();
  const last = transitions.at(-1);
  const isMine = allowed.some(({ action, refusedBecause }) => action !== "withdraw" && refusedBecause === null);
  const wasMine = last !== undefined && last.by === session.person.name && !isMine;
  const [next] = useLoaded(wasMine ? `next ${year} ${stage} ${id} ${version} ${step.id}` : "nothing", async (signal) => {
    if (!wasMine) return null;
    const [{ items }, { count }] = await Promise.all([
      wire.get<FilingList>(`${filingsApi(year, stage)}?state=waiting&sort=since&order=asc&limit=2`, signal),
      wire.get<{ readonly count: number }>(`${filingCountApi(year, stage)}?state=waiting`, signal),
    ]);
    return { items, count };
  });
  if (!wasMine || next.state !== "here" || next.value === null) return null;
  const { count, items } = next.value;
  const other = items.find((item) => item.id !== id);
  return (
    <p className="moved-band" role="status">
      {say("app-filing.moved")} {other === undefined ? say("app-filing.moved.none-left") : <PageLink to={addressOf({ page: "filing", year, stage, id: other.id })}>{say("app-filing.moved.next", { name: other.name, count })}</PageLink>}
    </p>
  );
}
