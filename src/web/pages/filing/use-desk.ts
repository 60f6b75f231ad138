import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { message } from "../../../core/basics/message.ts";
import { lastYearAsDraft } from "../../../core/form/carry-over.ts";
import { outsideFills } from "../../../core/form/outside-fills.ts";
import type { FilingValues } from "../../../core/form/filing-values.ts";
import { isScored, scorerOf } from "../../../core/form/stage.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { drawnAtOnce } from "../../app/drawn-at-once.ts";
import { filingApi } from "../../app/api/addresses.ts";
import type { FilingDetail, FilingTold } from "../../app/api/filing-shapes.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { DraftKeeper, type DraftState } from "../../form/draft-keeper.ts";
import { momentOf } from "../../app/wording.ts";
import { isSentWhenLeft, later, mayRetry, useHurry } from "../../form/draft-keeping.ts";
import { sameValues, withText } from "../../form/cells.ts";
import { shapeOf, type GridShape } from "../../form/grid-shape.ts";
import { liveValues, openGrid, step, type GridState, type GridWish } from "../../form/grid-state.ts";
import { HeldTyping } from "../../form/held-typing.ts";
import { typedHere } from "../../form/typed-here.ts";
import { mergeVersions, type Merged } from "../../form/versions.ts";
import { findTyped, openDraft, reconcile, type Found, type Opened } from "./open-draft.ts";
import type { Difference } from "../../../core/form/differences.ts";

/** A filing as it lies on somebody's desk: the grid, its draft, and the versions it is built on. */
export interface Desk {
  readonly state: GridState;
  /** The values with what is being typed in them, up to the last pause of typing. */
  readonly live: FilingValues;
  /** Has `state` and `live` follow what was typed to the last letter, for who looks at them on a key. */
  readonly takeIn: () => void;
  readonly send: (wish: GridWish) => void;
  readonly mayFill: boolean;
  readonly draft: DraftState;
  /** True while there is text that is no version yet. */
  readonly isChanged: boolean;
  /** When this desk last saved a version. */
  readonly savedAt: string | null;
  /** `with` says what the text on the desk is brought together with: a newer version, or a draft of one's own from elsewhere. */
  readonly conflict: (Merged & { readonly with: "version" | "draft" }) | null;
  readonly settle: (values: FilingValues) => void;
  /** Saves what is on the desk as a version; gives its number, or null when a conflict has to be settled first. */
  readonly save: () => Promise<number | null>;
  /** Gives up the draft and goes back to the version that counts. */
  readonly discard: () => Promise<void>;
  readonly takeLastYear: () => void;
  /** Goes on from a version that was made otherwise (a snapshot that filled the money in), with nothing unsaved on the desk. */
  readonly follow: (detail: FilingDetail) => void;
}

export function mayFill({ allowed, step: { fills } }: FilingDetail): boolean {
  return fills.length > 0 && allowed.some(({ action, refusedBecause }) => action === "save" && refusedBecause === null);
}

export function shapeFor(detail: FilingDetail): GridShape {
  const isOpen = mayFill(detail);
  const fills = detail.step.fills;
  const known = new Map<string, boolean>();
  // Which cells are open depends on the field alone, not on the row it stands in.
  const fillable = (path: string): boolean => {
    if (!isOpen) return false;
    const kind = path.replace(/^(rows|measures)\[[^\]]+\]/, "$1[r]");
    const before = known.get(kind);
    if (before !== undefined) return before;
    const found = outsideFills([{ path: kind, before: "", after: "x" }], fills).length === 0;
    known.set(kind, found);
    return found;
  };
  const has = (hand: "department" | "finance"): boolean =>
    detail.values.rows.some((row) => row[`${hand}Score`] !== "" || row[`${hand}Reason`] !== "") || (isOpen && fillable(`rows[r].${hand}Score`));
  return shapeOf({
    form: detail.rules.form,
    stage: detail.stage,
    fillable,
    month: detail.values.period?.month ?? null,
    rowsOpen: isOpen && (fills.includes("rows") || fills.includes("measures")),
    choices: detail.rules.measures,
    beside: !isScored(detail.stage) || scorerOf(detail.stage) === "finance" ? [] : (["department", "finance"] as const).filter(has),
  });
}

export function useDesk(detail: FilingDetail, firstCell: string | null): Desk {
  const { wire, session } = useSignedIn();
  const address = filingApi(detail);
  const isOpen = mayFill(detail);
  const key = `${session.person.id} ${address}`;
  const { opened, found, left } = useMemo(() => openedWith(detail, isOpen, key), []);
  const [state, dispatch] = useReducer(step, null, (): GridState => {
    const grid = openGrid(shapeFor(detail), left, firstCell, detail.remarks.map(({ path }) => path));
    return found === null || opened.isBehind || found.rival !== null ? step(grid, { wish: "replace", values: opened.values }) : step(grid, { wish: "replace", values: opened.values, said: message("app-filing.draft.found", { time: momentOf(found.typedAt) }) });
  });
  const base = useRef({ version: detail.version, values: detail.values });
  const [draft, setDraft] = useState<DraftState>(found !== null ? { state: "waiting" } : opened.hasDraft && detail.draft !== null ? { state: "kept", at: detail.draft.savedAt } : { state: "clean" });
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Desk["conflict"]>(() => (found?.rival == null ? null : { ...mergeVersions(detail.values, found.draft.values, found.rival), with: "draft" }));
  const live = useMemo(() => liveValues(state), [state]);
  const newest = useRef({ state, live });
  newest.current = { state, live };
  const typing = useMemo(() => new HeldTyping({ take: dispatch, isTyping: () => newest.current.state.editing !== null, note: (text) => note.current(text), later }), []);
  const { send } = typing;
  const takeIn = useCallback(() => {
    if (typing.text !== null) drawnAtOnce(() => typing.release());
  }, [typing]);
  /** The values to the last letter, drawn or not. */
  const typedValues = useCallback((): FilingValues => (typing.text === null ? newest.current.live : liveValues(step(newest.current.state, { wish: "type", text: typing.text }))), [typing]);

  /** When the server had its newest draft of this text; empty where it has none. */
  const over = useRef(detail.draft?.savedAt ?? "");
  const keeper = useMemo(
    () =>
      new DraftKeeper<FilingValues>({
        async send(values) {
          const body = { values, baseVersion: base.current.version };
          const { savedAt: at } = await wire.send<{ readonly savedAt: string }>("PUT", `${address}/draft`, body, { keepalive: isSentWhenLeft(body) });
          over.current = at;
          typedHere.kept(key, values, at);
          // What is typed on comes after this draft now.
          if (typing.text !== null) note.current(typing.text);
          return at;
        },
        mayRetry,
        tell: setDraft,
        later,
      }),
    [],
  );
  const forget = (): void => {
    over.current = "";
    keeper.drop();
    typedHere.drop(key);
    typedHere.drop(cellOf(key));
  };
  /** The cell being typed in, at each key: the whole of a long form is written down when typing pauses. */
  const note = useRef((text: string): void => typedHere.put(cellOf(key), { text: { path: newest.current.state.selection.focus, text } satisfies CellTyped, base: base.current.version, over: over.current }));

  const kept = useRef(opened.isBehind ? opened.values : left);
  const keep = (values: FilingValues): void => {
    if (!isOpen || values === kept.current || conflict !== null) return;
    kept.current = values;
    // A draft that the server has is not what stands here any more, even where this is the version again.
    if (sameValues(values, base.current.values) && !keeper.hasUnkept && over.current === "") return;
    typedHere.put(key, { text: values, base: base.current.version, over: over.current });
    keeper.put(values);
  };
  const keepNow = useRef(keep);
  keepNow.current = keep;
  useEffect(() => {
    keep(live);
    if (typing.text === null) typedHere.drop(cellOf(key));
  }, [live, isOpen, conflict, keeper]);

  useHurry(keeper, useCallback(() => {
    if (typing.text !== null) {
      keepNow.current(typedValues());
      typedHere.drop(cellOf(key));
    }
    void keeper.now();
  }, [keeper, typing, typedValues]));

  /** Fetches the newest version and lays both texts side by side where they cannot be joined. */
  const joinNewest = useCallback(
    async (mine: FilingValues, from: { readonly version: number; readonly values: FilingValues | null }): Promise<void> => {
      const fresh = await wire.get<FilingTold>(address);
      const since = from.values === null ? await wire.get<readonly Difference[]>(`${address}/differences?from=${from.version}`).catch(() => null) : null;
      base.current = { version: fresh.version, values: fresh.values };
      setConflict({ ...(from.values === null ? reconcile(mine, fresh.values, since) : mergeVersions(from.values, mine, fresh.values)), with: "version" });
    },
    [wire, address],
  );

  useEffect(() => {
    const behind = found?.draft ?? detail.draft;
    if (opened.isBehind && behind !== null) void joinNewest(behind.values, { version: behind.baseVersion, values: null });
  }, []);

  // Who only reads has nothing to lose, and sees what others saved meanwhile.
  useEffect(() => {
    if (isOpen || detail.values === base.current.values) return;
    base.current = { version: detail.version, values: detail.values };
    kept.current = detail.values;
    send({ wish: "reset", values: detail.values, shape: shapeFor(detail) });
  }, [detail, isOpen]);

  const save = useCallback(async (): Promise<number | null> => {
    const values = typedValues();
    send({ wish: "commit" });
    if (sameValues(values, base.current.values)) return base.current.version;
    try {
      const { version } = await wire.send<{ readonly version: number }>("PUT", address, { values, expectedVersion: base.current.version });
      base.current = { version, values };
      // The draft became the version, unless somebody typed on meanwhile.
      over.current = "";
      if (sameValues(typedValues(), values)) forget();
      setSavedAt(new Date().toISOString());
      return version;
    } catch (error) {
      if (!(error instanceof RequestRefused) || error.code !== "filing.stale") throw error;
      await keeper.now();
      await joinNewest(values, base.current);
      return null;
    }
  }, [wire, address, keeper, joinNewest, send, typedValues]);

  return {
    state, live, takeIn, send, draft, conflict, save,
    mayFill: isOpen,
    isChanged: !sameValues(live, base.current.values),
    savedAt,
    settle: (values) => {
      setConflict(null);
      send({ wish: "replace", values, said: message("app-filing.conflict.settled") });
    },
    discard: async () => {
      await wire.send("DELETE", `${address}/draft`);
      forget();
      kept.current = base.current.values;
      send({ wish: "replace", values: base.current.values, said: message("app-filing.draft.discarded") });
    },
    follow: (fresh) => {
      base.current = { version: fresh.version, values: fresh.values };
      kept.current = fresh.values;
      forget();
      send({ wish: "replace", values: fresh.values });
    },
    takeLastYear: () => {
      if (detail.lastYear?.goal == null || !state.shape.rowsOpen) return;
      const copied = lastYearAsDraft(detail.lastYear.goal, detail.lastYear.selfEvaluation);
      // Amounts of this year that are typed already are of this year.
      const isTyped = live.funds.some(({ initialBudget, adjustedBudget, executed }) => `${initialBudget}${adjustedBudget}${executed}`.trim() !== "");
      send({ wish: "replace", values: isTyped ? { ...copied, funds: live.funds } : copied, said: message("app-form.last-year.taken", { year: detail.lastYear.year }) });
    },
  };
}

/** What the desk begins with: what was found at this computer, else the server's draft, else the version; `left` is what it would be without the find. */
function openedWith(detail: FilingDetail, isOpen: boolean, key: string): { readonly opened: Opened; readonly found: Found | null; readonly left: FilingValues } {
  if (isOpen) takeLastKeys(key, detail);
  const without = openDraft(detail, isOpen);
  const found = isOpen ? findTyped(typedHere.find<FilingValues>(key), detail) : null;
  if (found !== null && found.rival !== null) return { opened: without, found, left: without.values };
  const opened = found === null ? null : openDraft({ ...detail, draft: found.draft }, isOpen);
  if (found !== null && opened?.hasDraft === true) return { opened, found, left: without.values };
  // The server has it, or something later: it is not to come up once more.
  if (isOpen) typedHere.drop(key);
  return { opened: without, found: null, left: without.values };
}

/** Where the cell being typed in is written down, beside the whole text. */
const cellOf = (key: string): string => `${key} cell`;

interface CellTyped {
  readonly path: string;
  readonly text: string;
}

/** Puts the last keys before a tab was killed into the text that they belong to; where that is of another version by now, nobody can tell what they meant. */
function takeLastKeys(key: string, { draft, version, values }: FilingDetail): void {
  const last = typedHere.find<CellTyped>(cellOf(key));
  if (last === null) return;
  const whole = typedHere.find<FilingValues>(key);
  const isOf = (begun: number | undefined): boolean => begun === last.base;
  const under = whole !== null && whole.savedAt === "" && isOf(whole.base) ? whole.text : draft !== null && isOf(draft.baseVersion) ? draft.values : isOf(version) ? values : null;
  if (under !== null) typedHere.put(key, { text: withText(under, last.text.path, last.text.text), base: last.base, over: last.over });
  typedHere.drop(cellOf(key));
}
