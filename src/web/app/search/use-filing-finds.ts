import { useEffect, useState } from "react";
import type { FilingList } from "../api/filing-shapes.ts";
import type { Season } from "../api/session-shapes.ts";
import { useSignedIn } from "../app-context.ts";
import { useLoaded, type Loaded } from "../loaded.ts";
import { findsAddress, namesSomething, type SeasonFinds } from "./finds.ts";

/** How long somebody may pause within a word before it is asked for, in milliseconds. */
const PAUSE = 250;
const NOTHING: Loaded<readonly SeasonFinds[]> = { state: "here", value: [], again: false };
const UNDER_WAY: Loaded<readonly SeasonFinds[]> = { state: "loading" };

/** The filings whose name fits what is typed, after a pause; an answer to an earlier text is never shown for a later one. */
export function useFilingFinds(seasons: readonly Season[], text: string): readonly [Loaded<readonly SeasonFinds[]>, reload: () => void] {
  const { wire } = useSignedIn();
  const [asked, ask] = useState("");
  useEffect(() => {
    const timer = window.setTimeout(() => ask(text), PAUSE);
    return () => window.clearTimeout(timer);
  }, [text]);
  const [loaded, reload] = useLoaded<readonly SeasonFinds[]>(asked, async (signal) => {
    if (!namesSomething(asked)) return [];
    return Promise.all(seasons.map(async (season) => ({ season, list: await wire.get<FilingList>(findsAddress(season, asked), signal) })));
  });
  if (seasons.length === 0 || !namesSomething(text)) return [NOTHING, reload];
  return [asked === text ? loaded : UNDER_WAY, reload];
}
