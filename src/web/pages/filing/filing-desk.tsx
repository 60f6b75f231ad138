import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { message } from "../../../core/basics/message.ts";
import { inOneStep, wholly, type Steps } from "../../../core/basics/steps.ts";
import type { Difference } from "../../../core/form/differences.ts";
import { isScored } from "../../../core/form/stage.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingApi } from "../../app/api/addresses.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { useNamed } from "../../app/named.tsx";
import { Problems } from "../../app/parts.tsx";
import { useOwnAddress } from "../../app/shown-address.ts";
import { titleIn } from "../../app/wording.ts";
import { notesByLine, type LineNotes } from "../../form/cell-notes.ts";
import { pathOf } from "../../form/cells.ts";
import type { GridCommand } from "../../form/grid-keys.ts";
import type { GridWords } from "../../form/grid-line.tsx";
import { Grid } from "../../form/grid.tsx";
import { linesOf } from "../../form/grid-shape.ts";
import { lostText, withProblems } from "../../form/problems-taken.ts";
import { besideLastPeriod, besideLastYear, NO_LAST_YEAR, type LastYearTexts } from "../../form/last-year.ts";
import { selectedCells } from "../../form/selection.ts";
import { isTyping } from "../../app/keys.ts";
import { ActionBar } from "./action-bar.tsx";
import { adviceSteps, nextMarked, type Advice } from "./advice.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { FilingHeadBand } from "./filing-head.tsx";
import { FilingMargin } from "./filing-margin.tsx";
import { FormTools } from "./form-tools.tsx";
import { SigningTable } from "./hands/signing-table.tsx";
import { placeOf } from "./place-words.ts";
import { useDesk } from "./use-desk.ts";
import { useBenchmarks } from "./use-benchmarks.ts";
import { useLate } from "./use-late.ts";
import { useQuietDesk } from "./use-quiet-desk.ts";
import { announce } from "../../ui/announce.ts";

/** The form in the middle, everything about it in the margin, what can be done at the foot. */
export function FilingDesk({ detail, reload }: { detail: FilingDetail; reload: () => void }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const named = useNamed();
  const [firstCell] = useState(cellInAddress);
  const desk = useDesk(detail, firstCell);
  const { state, live, send } = desk;
  const focus = state.selection.focus;
  const [summons, setSummons] = useState(() => (cellInAddress() === state.selection.focus && window.location.hash !== "" ? 1 : 0));
  const [tried, setTried] = useState(false);
  const [marginAsked, setMarginAsked] = useState(false);
  const margin = useRef<HTMLElement>(null);
  const action = useAction();

  const { profile } = detail.rules;
  const whose = desk.mayFill && !state.shape.fillable("rows[r].score") && isScored(detail.stage) ? "effective" : desk.mayFill ? "unit" : "effective";
  const benchmarked = useBenchmarks(detail.stage, live);
  const advise = useCallback((values: typeof live): Steps<Advice> => adviceSteps(detail.head, values, profile, tried || !desk.mayFill, whose, benchmarked, detail.rules, detail.step.fills), [detail.head, detail.rules, detail.step.fills, profile, tried, desk.mayFill, whose, benchmarked]);
  const advice = useLate(live, advise);

  const [changes] = useLoaded(detail.round > 1 ? `changes ${detail.id} ${detail.version} ${detail.step.id}` : "none", async (signal) => (detail.round > 1 ? wire.get<readonly Difference[]>(`${filingApi(detail)}/differences`, signal) : []));
  const before = useMemo(() => new Map((changes.state === "here" ? changes.value : []).filter((one) => one.before !== null && one.before !== one.after).map((one) => [one.path, one.before ?? ""])), [changes]);
  const { lastYear: past } = detail;
  const period = detail.period?.before ?? null;
  const layBeside = useCallback(
    (values: typeof live): Steps<LastYearTexts> => inOneStep(() => {
      // What was said in the period before stands beside it for whoever reviews it, too.
      if (period !== null) return besideLastPeriod(values, period);
      return desk.mayFill && detail.stage === "goal" && past?.goal != null ? besideLastYear(values, past.goal, past.selfEvaluation, past.remarks) : NO_LAST_YEAR;
    }),
    [past, period, desk.mayFill, detail.stage],
  );
  const lastYear = useLate(live, layBeside);
  const quiet = useQuietDesk(desk, advice);

  const known = useRef<ReadonlyMap<string, LineNotes>>(new Map());
  const notes = useMemo(() => {
    const count = (paths: readonly string[]): ReadonlyMap<string, number> => paths.reduce((counts, path) => counts.set(path, (counts.get(path) ?? 0) + 1), new Map<string, number>());
    known.current = notesByLine(
      {
        marks: advice.marks, lastYear: lastYear.texts, lastActual: lastYear.actuals, before,
        suggested: detail.step.end === null ? advice.suggested : new Map(),
        remarks: count(detail.remarks.filter(({ settledAt }) => settledAt === null).map(({ path }) => path)),
        lastRemarks: new Map([...lastYear.remarks].map(([path, said]) => [path, said.length])),
        evidence: count(detail.evidence.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ path }) => path)),
      },
      known.current,
    );
    return known.current;
  }, [advice, lastYear, before, detail.remarks, detail.evidence, detail.step.end]);

  const words = useMemo<GridWords>(
    () => ({
      say,
      nameOf: ({ label, words: code }) => (label !== null ? titleIn(language, label) : say(code ?? "")),
      beside: (text) => (period === null ? say("app-form.last-year.text", { text }) : say("app-form.last-period.text", { month: period.month, text })),
      named,
      chosen: (code) => titleOfMeasure(detail.rules.measures, code, language),
      told: ({ severity, message }) => say("app-form.mark", { severity: say(`app-form.severity.${severity}`), sentence: say(message.code, message.params) }),
    }),
    [say, language, period, named, detail.rules.measures],
  );
  const goTo = useCallback(
    (path: string) => {
      send({ wish: "select", path });
      setSummons((count) => count + 1);
      setMarginAsked(false);
    },
    [send],
  );

  const ownAddress = useOwnAddress();
  // The address names the cell, so that a link to it can be handed on. Browsers slow down who writes it too often.
  useEffect(() => {
    const timer = window.setTimeout(() => {
      if (summons > 0 || focus !== cellInAddress()) ownAddress(`#${encodeURI(focus)}`);
    }, 600);
    return () => window.clearTimeout(timer);
  }, [focus]);
  useEffect(() => {
    const follow = (): void => {
      const cell = cellInAddress();
      if (cell !== null) goTo(cell);
    };
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [goTo]);

  useEffect(() => {
    if (state.said.messages.length > 0) announce(state.said.messages.map(({ code, params }) => say(code, params)).join(" "));
  }, [state.said, say]);

  const { run } = action;
  const saving = desk.save;
  const save = useCallback(
    () =>
      run(async () => {
        const version = await saving();
        if (version !== null) reload();
        // The button is there for what is not saved and goes with it; whoever pressed it is back at the cell.
        window.setTimeout(() => {
          if (document.activeElement === document.body) setSummons((count) => count + 1);
        }, 0);
        return version;
      }),
    [run, saving, reload],
  );

  const keep = useCallback(async (): Promise<boolean> => {
    const here = latest.current.desk;
    if (!here.mayFill || !here.isChanged) return true;
    const version = await here.save();
    if (version !== null) reload();
    return version !== null;
  }, [reload]);

  const offers = useRef(new Map<string, ReadonlyMap<string, string>>());
  const offer = useCallback((path: string, texts: ReadonlyMap<string, string> | null): void => {
    if (texts === null) offers.current.delete(path);
    else offers.current.set(path, texts);
  }, []);
  const latest = useRef({ advice, state, lastYear, desk, save, advise });
  latest.current = { advice, state, lastYear, desk, save, advise };
  const command = useCallback(
    (wish: GridCommand) => {
      latest.current.desk.takeIn();
      const { advice: now, state: grid, lastYear: past, desk: here } = latest.current;
      const at = grid.selection.focus;
      const order = linesOf(grid.shape, grid.values).flatMap(({ key, columns }) => columns.map(({ field }) => pathOf(key, field)));
      switch (wish) {
        case "save": return void latest.current.save();
        case "all-last-year": {
          if (detail.lost === null) return here.takeLastYear();
          if (!grid.shape.rowsOpen) return;
          const { values: taken, taken: count } = withProblems(here.live, detail.lost.map((line) => lostText(say, line)));
          return here.send({ wish: "replace", values: taken, said: message("app-form.lost.taken", { count }) });
        }
        case "margin": return focusMargin(margin.current, setMarginAsked);
        case "suggest": {
          setMarginAsked(true);
          return void window.setTimeout(() => {
            const first = margin.current?.querySelector<HTMLElement>(".suggestion button");
            if (first === null || first === undefined) announce(say("app-library.suggest.none"));
            else first.focus();
          }, 0);
        }
        case "remark": {
          setMarginAsked(true);
          return void window.setTimeout(() => document.getElementById("new-remark")?.focus(), 0);
        }
        case "fix": {
          const fix = now.marks.find((mark) => mark.path === at && mark.fix !== null)?.fix;
          return fix == null ? announce(say("app-form.no-fix")) : here.send({ wish: "put", texts: new Map([[fix.path, fix.text]]) });
        }
        case "last-year": {
          const cells = selectedCells(linesOf(grid.shape, grid.values), grid.selection).flat();
          // A score may be taken in the moment its actual value was typed, before the form has been judged again.
          const suggested = detail.stage === "goal" ? now.suggested : wholly(latest.current.advise(here.live)).suggested;
          const texts = new Map(cells.flatMap((path) => {
            const offered = offers.current.get(path);
            if (offered !== undefined) return [...offered];
            const text = past.texts.get(path) ?? suggested.get(path);
            return text === undefined ? [] : [[path, text] as const];
          }));
          return texts.size === 0 ? announce(say("app-form.nothing-beside")) : here.send({ wish: "put", texts });
        }
        case "next-mark": case "previous-mark": {
          const path = nextMarked(now.marks, order, at, wish === "next-mark" ? 1 : -1);
          return path === null ? announce(say("app-form.no-marks")) : goTo(path);
        }
      }
    },
    [goTo, say, detail.stage, detail.lost],
  );

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // Any letter comes by here, and a page with thousands of cells is not searched for each.
      const isMeant = event.key === "F6" || event.key === "F8" || event.ctrlKey || event.metaKey;
      if (!isMeant || event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
      if (event.key === "F6") {
        event.preventDefault();
        if (margin.current?.contains(document.activeElement) === true) goTo(latest.current.state.selection.focus);
        else focusMargin(margin.current, setMarginAsked);
      } else if (event.key === "F8" && !isTyping(event.target)) {
        event.preventDefault();
        command(event.shiftKey ? "previous-mark" : "next-mark");
      } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
        event.preventDefault();
        command("save");
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [command, goTo]);

  // Which way the sheet lies is said of the whole page: the head of the application is printed on it as well.
  const { orientation } = detail.rules.form.paper;
  useEffect(() => {
    document.body.dataset["paper"] = orientation;
    return () => void delete document.body.dataset["paper"];
  }, [orientation]);

  const { values } = state;
  const place = useCallback((path: string): string => placeOf(path, values, say), [values, say]);
  const label = useCallback((title: Parameters<typeof titleIn>[1]): string => titleIn(language, title), [language]);
  const turnMargin = useCallback(() => setMarginAsked((shown) => !shown), []);
  const hideMargin = useCallback(() => setMarginAsked(false), []);
  return (
    <div className="filing">
      <div className="filing-main">
        <FilingHeadBand detail={detail} scores={advice.scores} mayFill={desk.mayFill} keep={keep} />
        <SigningTable detail={detail} reload={reload} />
        {action.refused !== null && <Problems problems={action.refused.problems} placeOf={place} />}
        <FormTools desk={quiet} detail={detail} command={command} />
        <Grid state={state} send={send} command={command} head={detail.head} notes={notes} words={words} label={label} computed={advice.computed} summons={summons} />
        <ActionBar detail={detail} desk={quiet} advice={advice} busy={action.busy} save={save} setTried={setTried} tried={tried} moved={reload} marginButton={turnMargin} profile={profile} goTo={goTo} />
      </div>
      <FilingMargin reference={margin} isShown={marginAsked} hide={hideMargin} detail={detail} desk={quiet} advice={advice} lastYear={lastYear} before={before} words={words} goTo={goTo} place={place} reload={reload} command={command} offer={offer} />
      {desk.conflict !== null && <ConflictDialog merged={desk.conflict} place={place} names={words} settle={desk.settle} />}
      {changes.state === "refused" && <Problems problems={changes.refused.problems} />}
    </div>
  );
}

function titleOfMeasure(measures: FilingDetail["rules"]["measures"], code: string, language: Parameters<typeof titleIn>[0]): string {
  const found = measures.find(({ id }) => id === code);
  return found === undefined ? code : titleIn(language, found.title);
}

function focusMargin(margin: HTMLElement | null, show: (shown: boolean) => void): void {
  show(true);
  window.setTimeout(() => margin?.focus(), 0);
}

/** The cell that the address names after `#`. */
function cellInAddress(): string | null {
  try {
    const named = decodeURIComponent(window.location.hash.slice(1));
    return named === "" ? null : named;
  } catch {
    return null;
  }
}
