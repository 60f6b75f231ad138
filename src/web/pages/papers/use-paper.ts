import { useEffect, useMemo, useRef, useState } from "react";
import { NO_ANSWER, type PaperAnswer, type PaperAnswers } from "../../../core/paper/paper-definition.ts";
import { useApp } from "../../app/app-context.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { SIGNED_IN } from "../../app/loaded.ts";
import { DraftKeeper, type DraftState } from "../../form/draft-keeper.ts";

/** A paper as it lies on somebody's desk: what was typed, and where that is. */
export interface PaperDesk {
  readonly answers: PaperAnswers;
  readonly draft: DraftState;
  readonly isChanged: boolean;
  readonly change: (item: string, part: Partial<PaperAnswer>) => void;
  /** Saves it, in this step and round; the server drops the draft with it. */
  readonly save: () => Promise<void>;
}

/** What is typed is kept with the server about a second after typing paused; saving is another thing and is recorded. */
export function usePaper(address: string, opened: PaperAnswers, count: number, wasDraft: boolean): PaperDesk {
  const { wire } = useApp();
  const [answers, setAnswers] = useState<PaperAnswers>(opened);
  const [draft, setDraft] = useState<DraftState>({ state: "clean" });
  const [isChanged, setChanged] = useState(wasDraft);
  const newest = useRef(answers);

  const keeper = useMemo(
    () =>
      new DraftKeeper<PaperAnswers>({
        send: async (text) => (await wire.send<{ readonly savedAt: string }>("PUT", `${address}/draft`, { answers: text })).savedAt,
        mayRetry: (error) => error instanceof RequestRefused && (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500),
        tell: setDraft,
        later: (work, milliseconds) => {
          const timer = window.setTimeout(work, milliseconds);
          return () => window.clearTimeout(timer);
        },
      }),
    [address, wire],
  );

  useEffect(() => {
    const hurry = (): void => void keeper.now();
    const ask = (event: BeforeUnloadEvent): void => {
      hurry();
      if (keeper.hasUnkept) event.preventDefault();
    };
    window.addEventListener("online", hurry);
    window.addEventListener("pagehide", hurry);
    window.addEventListener(SIGNED_IN, hurry);
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("online", hurry);
      window.removeEventListener("pagehide", hurry);
      window.removeEventListener(SIGNED_IN, hurry);
      window.removeEventListener("beforeunload", ask);
      // On to another page of the application: what was typed leaves before the desk is cleared.
      hurry();
    };
  }, [keeper]);

  const change = (item: string, part: Partial<PaperAnswer>): void => {
    newest.current = { ...newest.current, [item]: { ...NO_ANSWER, ...newest.current[item], ...part } };
    setAnswers(newest.current);
    setChanged(true);
    keeper.put(newest.current);
  };
  const save = async (): Promise<void> => {
    const sent = newest.current;
    await wire.send("PUT", address, { answers: sent, expectedSaved: count });
    // Typed while it was on its way: that is still a draft.
    if (newest.current === sent) keeper.drop();
  };
  return { answers, draft, isChanged, change, save };
}
