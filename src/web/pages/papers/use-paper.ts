import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { NO_ANSWER, type PaperAnswer, type PaperAnswers } from "../../../core/paper/paper-definition.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { DraftKeeper, type DraftState } from "../../form/draft-keeper.ts";
import { isSentWhenLeft, later, mayRetry, useHurry } from "../../form/draft-keeping.ts";
import { isNewerHere, typedHere } from "../../form/typed-here.ts";

/** A paper as it lies on somebody's desk: what was typed, and where that is. */
export interface PaperDesk {
  readonly answers: PaperAnswers;
  readonly draft: DraftState;
  /** When it was typed at this computer, where the server never had it. */
  readonly foundAt: string | null;
  readonly isChanged: boolean;
  readonly change: (item: string, part: Partial<PaperAnswer>) => void;
  /** Saves it, in this step and round; the server drops the draft with it. */
  readonly save: () => Promise<void>;
}

/** What is typed is kept with the server about a second after typing paused; saving is another thing and is recorded. */
export function usePaper(address: string, opened: PaperAnswers, count: number, left: { readonly savedAt: string } | null, isOpen: boolean): PaperDesk {
  const { wire, session } = useSignedIn();
  const key = `${session.person.id} ${address}`;
  const [found] = useState(() => {
    const here = typedHere.find<PaperAnswers>(key);
    // What was saved since counts before what never reached the server.
    return isOpen && here !== null && here.savedAt === "" && here.base === count && isNewerHere(here, left) ? here : null;
  });
  const [answers, setAnswers] = useState<PaperAnswers>(found?.text ?? opened);
  const [draft, setDraft] = useState<DraftState>({ state: "clean" });
  const [isChanged, setChanged] = useState(left !== null || found !== null);
  const newest = useRef(answers);
  const over = useRef(left?.savedAt ?? "");

  const keeper = useMemo(
    () =>
      new DraftKeeper<PaperAnswers>({
        async send(text) {
          const { savedAt } = await wire.send<{ readonly savedAt: string }>("PUT", `${address}/draft`, { answers: text }, { keepalive: isSentWhenLeft(text) });
          over.current = savedAt;
          typedHere.kept(key, text, savedAt);
          return savedAt;
        },
        mayRetry,
        tell: setDraft,
        later,
      }),
    [address, wire],
  );
  const keep = (): void => {
    typedHere.put(key, { text: newest.current, base: count, over: over.current });
    keeper.put(newest.current);
  };

  useHurry(keeper, useCallback(() => void keeper.now(), [keeper]));
  useEffect(() => {
    if (found !== null) keep();
  }, []);

  const change = (item: string, part: Partial<PaperAnswer>): void => {
    newest.current = { ...newest.current, [item]: { ...NO_ANSWER, ...newest.current[item], ...part } };
    setAnswers(newest.current);
    setChanged(true);
    keep();
  };
  const save = async (): Promise<void> => {
    const sent = newest.current;
    await wire.send("PUT", address, { answers: sent, expectedSaved: count });
    // Typed while it was on its way: that is still a draft.
    if (newest.current !== sent) return;
    keeper.drop();
    typedHere.drop(key);
  };
  return { answers, draft, foundAt: found?.at ?? null, isChanged, change, save };
}
