import type { Form } from "../../../core/layout/form.ts";
import { recheck } from "../../../core/recheck/index.ts";
import type { RecheckResult } from "../../../core/recheck/result.ts";
import type { PublishedTable } from "../../../core/recheck/table.ts";
import { gradeNames, sayingEnglish, type OwnNames } from "../../../core/layout/own-names.ts";
import type { Profile } from "../../../core/score/profile.ts";
import { profileOfYear } from "../../../files/choose-profile.ts";
import { recheckText } from "../../../files/recheck-version.ts";
import { speak, type Language } from "../../../words/index.ts";
import { announce } from "../../ui/announce.ts";
import type { Context } from "../../ui/context.ts";
import { element, replace, type Child } from "../../ui/element.ts";
import { readAloudAs } from "../../ui/read-aloud-as.ts";
import { lasting, passing } from "../../ui/remembered.ts";
import { dropAnywhere } from "./drop-anywhere.ts";
import { firstView } from "./first-view.ts";
import { pageFooter, pageHeader } from "./frame.ts";
import type { Gathered } from "./gather-files.ts";
import { forgetSieve } from "./list-view.ts";
import { keepResult, keptBar, keptMessage, type OpenedKept } from "./kept-page.ts";
import { openKept } from "./kept-requests.ts";
import { resultsOfKept } from "./kept-results.ts";
import { meaningOf, showKeyMap } from "./key-map.ts";
import { chooseLanguage } from "./language.ts";
import type { Printed } from "./print-mark.ts";
import { readFiles } from "./read-files.ts";
import { makeReader } from "./reader.ts";
import { readingView } from "./reading-view.ts";
import { button, drawResult, type ResultPlace } from "./result-views.ts";
import type { Results } from "./results.ts";
import { addressOf, routeOf, type Route } from "./route.ts";
import { sampleFile } from "./sample.ts";
import { recallResults, rememberResults } from "./session.ts";
import type { TableView } from "./table-view.ts";

export interface RecheckPageParts {
  readonly root: HTMLElement;
  readonly offline: boolean;
  readonly profiles: readonly Profile[];
  readonly forms: readonly Form[];
  /** English names of the documents and places that the profiles cite. */
  readonly cited: OwnNames;
  /** Opens this very script in a thread of its own, where it reads files. */
  readonly openWorker: () => Worker;
}

/** A person sees no more than this many changes of the progress in a second anyway, in milliseconds between them. */
const REPORTS_APART = 60;
/** What is done within this time needs no progress: drawing it would only make the page blink. */
const WORTH_SHOWING = 150;

/** The recheck page as a whole: what was handed over, what is shown of it, and the way between its views. */
export function startRecheckPage({ root, offline, profiles, forms, cited, openWorker }: RecheckPageParts): void {
  let context = contextOf(chooseLanguage(window.location.search, lasting.read("language")));
  let results: Results | null = recallResults(passing, recheckOne);
  let isRemembered = true;
  /** The sample stands beside the person's own result and never in its place. */
  let sample: Results | null = null;
  /** What was cleared last, until something else is handed over. */
  let cleared: Results | null = null;
  let opened: OpenedKept | null = null;
  let view: TableView | null = null;
  /** What bears its version code when it is printed. */
  let onPaper: Printed | null = null;
  let reading: AbortController | null = null;
  const reader = makeReader(openWorker, profileOf);

  function contextOf(language: Language): Context {
    return { language, say: sayingEnglish(speak(language), gradeNames(profiles)), cited: language === "en" ? cited : {}, offline };
  }

  function profileOf(table: Pick<PublishedTable, "year">): Profile {
    return profileOfYear(profiles, table);
  }

  function recheckOne(table: PublishedTable, file: string): RecheckResult {
    return recheck(table, profileOf(table), file);
  }

  function show(main: HTMLElement, takeFocus: boolean): void {
    const { say, language } = context;
    document.title = say("page.title");
    replace(root, pageHeader(context, { switchTo, showKeys: () => showKeyMap(context) }), main, pageFooter(context));
    window.scrollTo(0, 0);
    readAloudAs(language);
    if (takeFocus) main.focus({ preventScroll: true });
  }

  /** Draws what the address asks for. */
  function draw(takeFocus: boolean): void {
    view?.leave();
    view = null;
    onPaper = null;
    if (reading !== null) return;
    const route = routeOf(window.location.hash);
    if (route.kind === "kept" && !offline) return drawKept(route, takeFocus);
    if (route.kind === "sample") return drawSample(takeFocus);
    if (route.kind === "first" || results === null) {
      const actions = { hand, trySample: () => go({ kind: "sample" }), bar: firstBar() };
      return show(firstView(context, profileOf({ year: null }), actions), takeFocus);
    }
    place(ownPlace(results), route.kind === "results" ? route.table : null, takeFocus);
  }

  function place(where: ResultPlace, table: number | null, takeFocus: boolean): void {
    const drawn = drawResult(context, forms, profileOf, where, table);
    const { results: { tables } } = where;
    view = drawn.view;
    onPaper = { context, address: where.keptAt, text: () => recheckText(view === null ? tables : tables.slice(table ?? 0, (table ?? 0) + 1), profileOf) };
    void import("./print-mark.ts").then(({ markPrints }) => markPrints(root, () => onPaper));
    show(drawn.node, takeFocus);
    view?.settle();
  }

  function ownPlace(own: Results): ResultPlace {
    return {
      results: own,
      bar: isRemembered ? null : element("p", { class: "bar quiet" }, context.say("page.not-remembered")),
      more: [
        offline || own.tables.length === 0 ? null : button(context, "page.action.keep", () => void keepResult(context, own)),
        button(context, own.tables.length === 0 ? "page.action.again" : "page.action.over", startOver, own.tables.length === 0),
      ],
      listAddress: addressOf({ kind: "results", table: null }),
      tableAddress: (table) => addressOf({ kind: "results", table }),
      keptAt: null,
    };
  }

  function drawSample(takeFocus: boolean): void {
    if (sample === null) {
      const takeSample = (found: Results) => {
        sample = found;
        draw(true);
      };
      return void read({ files: [sampleFile(context.say("page.sample.name"))], skipped: 0 }, takeSample);
    }
    place(
      {
        results: sample,
        bar: null,
        more: button(context, "page.action.own", () => go({ kind: "first" })),
        listAddress: addressOf({ kind: "sample" }),
        tableAddress: () => addressOf({ kind: "sample" }),
        keptAt: null,
      },
      null,
      takeFocus,
    );
  }

  function drawKept(route: Extract<Route, { kind: "kept" }>, takeFocus: boolean): void {
    const { key } = route;
    if (opened?.key !== key) {
      opened = null;
      show(keptMessage(context, null), takeFocus);
      return void fetchKept(key);
    }
    const kept = opened;
    const changed = (now: OpenedKept) => {
      opened = now;
      draw(false);
    };
    place(
      {
        results: kept.results,
        bar: keptBar(context, kept, { changed }),
        more: null,
        listAddress: addressOf({ kind: "kept", key, table: null }),
        tableAddress: (table) => addressOf({ kind: "kept", key, table }),
        keptAt: `${window.location.origin}${window.location.pathname}${window.location.hash}`,
      },
      route.table,
      takeFocus,
    );
  }

  async function fetchKept(key: string): Promise<void> {
    const answered = await openKept(key, context.language);
    const now = routeOf(window.location.hash);
    if (now.kind !== "kept" || now.key !== key) return;
    if (!answered.ok) return show(keptMessage(context, answered), true);
    const { name, keptAt, byServer } = answered.value;
    opened = { ...resultsOfKept(answered.value, recheckOne), key, name, keptAt, byServer, restorableUntil: null };
    draw(true);
  }

  function firstBar(): Child {
    const { say } = context;
    if (cleared !== null) {
      const back = cleared;
      return bar(say("page.cleared", { count: back.tables.length }), say("page.cleared.undo"), () => take(back));
    }
    return results === null ? null : bar(say("page.still-there", { count: results.tables.length }), say("page.still-there.show"), () => go({ kind: "results", table: null }));
  }

  function bar(words: string, action: string, act: () => void): Child {
    return element("p", { class: "bar row", role: "status" }, element("span", {}, words), element("button", { type: "button", class: "button-plain", onclick: act }, action));
  }

  function hand(gathered: Gathered): void {
    if (gathered.files.length === 0) return announce(context.say("page.drop.nothing"));
    void read(gathered, take);
  }

  async function read(gathered: Gathered, whenRead: (found: Results) => void): Promise<void> {
    reading?.abort();
    const own = new AbortController();
    reading = own;
    const drawn = readingView(context, gathered.files.length, () => own.abort());
    const later = window.setTimeout(() => show(drawn.node, true), WORTH_SHOWING);
    let reported = 0;
    const found = await readFiles(
      gathered,
      reader,
      (progress) => {
        const now = performance.now();
        if (now - reported < REPORTS_APART) return;
        reported = now;
        drawn.report(progress);
      },
      own.signal,
    );
    window.clearTimeout(later);
    // Another drop has taken over meanwhile.
    if (reading !== own) return;
    reading = null;
    whenRead(found);
  }

  function take(found: Results): void {
    results = found;
    cleared = null;
    forgetSieve();
    isRemembered = rememberResults(passing, found) || offline;
    announce(context.say("page.done", { count: found.tables.length, unreadable: found.unreadable.length }));
    go({ kind: "results", table: null });
  }

  function startOver(): void {
    // What could not be read is no loss that anybody would want back.
    cleared = results !== null && results.tables.length > 0 ? results : null;
    results = null;
    rememberResults(passing, null);
    go({ kind: "first" });
  }

  function go(route: Route): void {
    const address = addressOf(route);
    if ((window.location.hash || "#/") === address) draw(true);
    else window.location.hash = address;
  }

  function switchTo(language: Language): void {
    lasting.write("language", language);
    context = contextOf(language);
    try {
      const address = new URL(window.location.href);
      address.searchParams.set("lang", language);
      window.history.replaceState(null, "", address.href);
    } catch {
      // From `file://` some browsers refuse to change the address; the page speaks the language all the same.
    }
    draw(false);
    root.querySelector<HTMLElement>(".language [aria-current]")?.focus();
  }

  function onKey(event: KeyboardEvent): void {
    const meaning = meaningOf(event);
    if (meaning === null || document.querySelector("dialog[open]") !== null) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("input, select, textarea, summary") != null) return;
    if (meaning === "map") {
      event.preventDefault();
      return showKeyMap(context);
    }
    // Enter on something that can be pressed presses it.
    if (meaning === "open" && target?.closest("button, a") != null) return;
    if (view?.key(meaning) === true) event.preventDefault();
  }

  window.addEventListener("hashchange", () => {
    // What is asked or shown above a page belongs to that page.
    for (const open of Array.from(document.querySelectorAll<HTMLDialogElement>("dialog[open]"))) open.close();
    draw(true);
  });
  document.addEventListener("keydown", onKey);
  dropAnywhere(() => context, hand);
  draw(false);
}
