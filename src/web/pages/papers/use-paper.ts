import { useCallback, useMemo, useRef, useState } from "react";
import { NO_ANSWER, type PaperAnswer, type PaperAnswers } from "../../../core/paper/paper-definition.ts";
import { useApp } from "../../app/app-context.ts";
import { DraftKeeper, type DraftState } from "../../form/draft-keeper.ts";
import { later, mayRetry, useHurry } from "../../form/draft-keeping.ts";

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
        mayRetry,
        tell: setDraft,
        later,
      }),
    [address, wire],
  );

  useHurry(keeper, useCallback(() => void keeper.now(), [keeper]));

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
