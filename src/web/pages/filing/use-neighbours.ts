import { useCallback, useState } from "react";
import { navigate } from "wouter/use-browser-location";
import { useSignedIn } from "../../app/app-context.ts";
import { filingsApi, query } from "../../app/api/addresses.ts";
import type { FilingDetail, FilingList } from "../../app/api/filing-shapes.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { neighbourOf, pageOf, readWalk, rememberWalk } from "../../app/walk.ts";
import { announce } from "../../ui/announce.ts";
import { listAddress } from "../filings/list-address.ts";

/** So many that wait are walked through at once where no list was left behind. */
const WAITING = 100;

/** J and K from filing to filing, in the order of the list that was left, or of what waits. */
export function useNeighbours({ id, year, stage }: FilingDetail): { readonly go: (way: 1 | -1) => void; readonly place: { readonly at: number; readonly of: number } | null } {
  const { say, wire, session } = useSignedIn();
  const post = session.post?.id ?? "";
  const [{ pages }, setWalk] = useState(() => readWalk(post));
  const here = pageOf({ year, stage, id });
  const at = pages.indexOf(here);
  /** The others of the season that wait for the post, the oldest first. */
  const waiting = useCallback(async () => {
    const { items } = await wire.get<FilingList>(`${filingsApi(year, stage)}${query({ state: "waiting", sort: "since", order: "asc", limit: WAITING })}`);
    return items.filter((item) => item.id !== id).map((item) => ({ year, stage, id: item.id }));
  }, [wire, year, stage, id]);
  const go = useCallback(
    (way: 1 | -1) => {
      const open = (next: string | null): void => {
        if (next === null) announce(say(way === 1 ? "app-filing.walk.last" : "app-filing.walk.first"));
        else navigate(next);
      };
      const next = pages.includes(here) ? neighbourOf(pages, here, way) : null;
      if (next !== null || (way === -1 && pages.includes(here))) return open(next);
      // At the end of what was listed, and where no list was left behind, what waits by now is listed anew.
      void (async () => {
        try {
          const others = await waiting();
          if (others.length > 0) {
            rememberWalk(post, listAddress(year, stage, post), others);
            setWalk(readWalk(post));
          }
          open(others[0] === undefined ? null : pageOf(others[0]));
        } catch (error) {
          if (!(error instanceof RequestRefused)) throw error;
          announce(error.problems.map(({ message }) => message).join(" "));
        }
      })();
    },
    [pages, here, year, stage, post, say, waiting],
  );
  return { go, place: at < 0 || pages.length < 2 ? null : { at: at + 1, of: pages.length } };
}
