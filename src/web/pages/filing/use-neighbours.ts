import { useCallback, useState } from "react";
import { navigate } from "wouter/use-browser-location";
import { useSignedIn } from "../../app/app-context.ts";
import { filingsApi, query } from "../../app/api/addresses.ts";
import type { FilingDetail, FilingList } from "../../app/api/filing-shapes.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { addressOf } from "../../app/routes.ts";
import { neighbourOf, readWalk, rememberWalk } from "../../app/walk.ts";
import { announce } from "../../ui/announce.ts";

/** So many that wait are walked through at once where no list was left behind. */
const WAITING = 100;

/** J and K from filing to filing, in the order of the list that was left, or of what waits. */
export function useNeighbours({ id, year, stage }: FilingDetail): { readonly go: (way: 1 | -1) => void; readonly place: { readonly at: number; readonly of: number } | null } {
  const { say, wire, session } = useSignedIn();
  const post = session.post?.id ?? "";
  const [walk, setWalk] = useState(() => readWalk(post, year, stage));
  const at = walk.indexOf(id);
  /** The others that wait for the post, the oldest first. */
  const waiting = useCallback(async () => {
    const { items } = await wire.get<FilingList>(`${filingsApi(year, stage)}${query({ state: "waiting", sort: "since", order: "asc", limit: WAITING })}`);
    return items.map((item) => item.id).filter((one) => one !== id);
  }, [wire, year, stage, id]);
  const go = useCallback(
    (way: 1 | -1) => {
      const open = (next: string | null): void => {
        if (next === null) announce(say(way === 1 ? "app-filing.walk.last" : "app-filing.walk.first"));
        else navigate(addressOf({ page: "filing", year, stage, id: next }));
      };
      const next = walk.includes(id) ? neighbourOf(walk, id, way) : null;
      if (next !== null || (way === -1 && walk.includes(id))) return open(next);
      // At the end of what was listed, and where no list was left behind, what waits by now is listed anew.
      void (async () => {
        try {
          const ids = await waiting();
          if (ids.length > 0) {
            rememberWalk(post, year, stage, ids);
            setWalk(ids);
          }
          open(ids[0] ?? null);
        } catch (error) {
          if (!(error instanceof RequestRefused)) throw error;
          announce(error.problems.map(({ message }) => message).join(" "));
        }
      })();
    },
    [walk, id, year, stage, post, say, waiting],
  );
  return { go, place: at < 0 || walk.length < 2 ? null : { at: at + 1, of: walk.length } };
}
