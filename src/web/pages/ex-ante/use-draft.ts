import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { RequestRefused } from "../../app/api/wire.ts";
import { DraftKeeper, type DraftState } from "../../form/draft-keeper.ts";
import { isSentWhenLeft, later, mayRetry, useHurry } from "../../form/draft-keeping.ts";
import { isNewerHere, typedHere } from "../../form/typed-here.ts";

/** What counts, and on which version it stands: of an application its version, of a sheet how often it was saved. */
export interface Counted<Text> {
  readonly text: Text;
  readonly base: number;
}

/** What was typed and not saved, with the version it was typed on; `savedAt` is empty while the server has none of it. */
export interface DraftLeft<Text> extends Counted<Text> {
  readonly savedAt: string;
}

export interface DraftParts<Text> {
  /** Of whom and what it is, in this browser. */
  readonly key: string;
  readonly counted: Counted<Text>;
  readonly left: DraftLeft<Text> | null;
  readonly isSame: (left: Text, right: Text) => boolean;
  /** Keeps it with the server and gives the time; nobody else sees it and nothing is told of it. */
  readonly keep: (typed: Counted<Text>, keepalive: boolean) => Promise<string>;
  readonly discard: () => Promise<void>;
  /** Saves it for everybody and gives the version that it became. */
  readonly save: (typed: Counted<Text>) => Promise<number>;
  /** What counts now, where somebody saved meanwhile. */
  readonly newest: () => Promise<Counted<Text>>;
}

export interface Draft<Text> {
  readonly text: Text;
  readonly write: (text: Text) => void;
  readonly isChanged: boolean;
  readonly state: DraftState;
  /** When the draft was left that the page was opened with; null where it was opened with what counts. */
  readonly leftAt: string | null;
  /** What was typed on a version that is no longer the newest: the page shows what counts, and it is chosen between both. */
  readonly behind: Text | null;
  readonly takeMine: () => void;
  /** Gives up what was typed. */
  readonly takeTheirs: () => Promise<void>;
  /** Takes what stands in the store after somebody else's hand, as a workbook's: nothing of it was typed. */
  readonly takeCounted: (counted: Counted<Text>) => void;
  /** Saves what was typed, where something was; the version that counts then, null where it was not saved. A refusal that is no matter of versions is thrown. */
  readonly save: () => Promise<number | null>;
}

/**
 * 草稿: what is typed is kept with the server a second after typing paused, when the page is left and when the network is back. Saving is another
 * thing, asked for, and makes a version.
 */
export function useDraft<Text>(parts: DraftParts<Text>): Draft<Text> {
  const asked = useRef(parts);
  asked.current = parts;
  const [opened] = useState(() => openDraft(parts));
  const [counted, setCounted] = useState(parts.counted);
  const [text, setText] = useState(opened.text);
  const [behind, setBehind] = useState<Text | null>(opened.behind);
  const [leftAt, setLeft] = useState(opened.leftAt);
  const [state, setState] = useState<DraftState>({ state: "clean" });
  const now = useRef({ counted, text });
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  /** When the server had its newest draft. */
  const over = useRef(parts.left?.savedAt ?? "");
  const keeper = useMemo(() => new DraftKeeper<Counted<Text>>({
    send: (typed) => {
      const sent = asked.current.keep(typed, isSentWhenLeft(typed));
      const kept = (savedAt: string): void => {
        over.current = savedAt;
        typedHere.kept(asked.current.key, typed.text, savedAt);
      };
      underWay.current = sent.then(kept, () => undefined);
      return sent;
    },
    mayRetry,
    tell: setState,
    later,
  }), []);
  useHurry(keeper, useCallback(() => void keeper.now(), [keeper]));
  // A tab that was killed left it here alone.
  useEffect(() => {
    if (opened.isUnsent) keeper.put({ text: opened.text, base: parts.counted.base });
  }, []);

  const show = (next: Text, on: Counted<Text>): void => {
    now.current = { counted: on, text: next };
    setText(next);
    setCounted(on);
  };
  const keep = (next: Text): void => {
    const typed = { text: next, base: now.current.counted.base };
    typedHere.put(asked.current.key, { ...typed, over: over.current });
    keeper.put(typed);
  };
  const forget = (): void => {
    keeper.drop();
    typedHere.drop(asked.current.key);
    setLeft(null);
    setBehind(null);
  };
  return {
    text, state, leftAt, behind, isChanged: !parts.isSame(text, counted.text),
    write(next) {
      show(next, now.current.counted);
      keep(next);
    },
    takeMine() {
      if (behind === null) return;
      setBehind(null);
      show(behind, now.current.counted);
      keep(behind);
    },
    async takeTheirs() {
      forget();
      await underWay.current;
      await asked.current.discard();
      show(now.current.counted.text, now.current.counted);
    },
    takeCounted(next) {
      forget();
      show(next.text, next);
    },
    async save() {
      const { text: sent, counted: on } = now.current;
      if (asked.current.isSame(sent, on.text)) return on.base;
      // A draft that is on its way would come after what is saved.
      keeper.drop();
      await underWay.current;
      try {
        const next = { text: sent, base: await asked.current.save({ text: sent, base: on.base }) };
        const isTypedOn = now.current.text !== sent;
        forget();
        show(now.current.text, next);
        if (isTypedOn) keep(now.current.text);
        return next.base;
      } catch (error) {
        keep(now.current.text);
        if (!(error instanceof RequestRefused) || error.code !== "ex-ante.stale") throw error;
        const newest = await asked.current.newest();
        setBehind(now.current.text);
        show(newest.text, newest);
        return null;
      }
    },
  };
}

/** What the page begins with: what counts, or the draft that was left over it; a draft on an older version is chosen apart. */
export function openDraft<Text>({ key, counted, left, isSame }: Pick<DraftParts<Text>, "key" | "counted" | "left" | "isSame">): { readonly text: Text; readonly leftAt: string | null; readonly behind: Text | null; readonly isUnsent: boolean } {
  const here = typedHere.find<Text>(key);
  const draft = here === null || !isNewerHere(here, left) ? left : here;
  if (draft === null || isSame(draft.text, counted.text)) return { text: counted.text, leftAt: null, behind: null, isUnsent: false };
  if (draft.base < counted.base) return { text: counted.text, leftAt: draft.savedAt, behind: draft.text, isUnsent: false };
  return { text: draft.text, leftAt: draft.savedAt, behind: null, isUnsent: draft.savedAt === "" };
}
