import { copyText } from "../../ui/copy-text.ts";
import type { Context } from "../../ui/context.ts";
import { dialog } from "../../ui/dialog.ts";
import { element, replace, type Child } from "../../ui/element.ts";
import type { KeptDifference } from "./kept-differences.ts";
import { discardKept, keep, requestKey, restoreKept, type KeptKey } from "./kept-requests.ts";
import type { KeptResults } from "./kept-results.ts";
import type { Results } from "./results.ts";
import { clock, dayAndTime } from "./times.ts";

/** A kept recheck that the page has opened. */
export interface OpenedKept extends KeptResults {
  readonly key: string;
  readonly name: string;
  readonly keptAt: string;
  /** Whether the server drew the conclusions, or they came from the page that kept them. */
  readonly byServer: boolean;
  /** Until when a discarded one can be brought back; null while it is there. */
  readonly restorableUntil: string | null;
}

/** Keeps a result on the server and hands the person the only way back to it. */
export async function keepResult(context: Context, results: Results): Promise<void> {
  const { say, language } = context;
  const name = results.tables.length === 1 ? (results.tables[0]!.table.project.name ?? results.tables[0]!.result.file) : say("page.keep.name", { count: results.tables.length });
  const answered = await keep(name, results, language, requestKey());
  if (!answered.ok) return void dialog(say("page.keep.failed"), say("page.close"), element("p", {}, answered.message), element("p", {}, answered.advice));
  offerAddress(context, answered.value, countFindings(results));
}

type Counts = KeptKey["findings"];

function countFindings({ tables }: Results): Counts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { result } of tables) for (const { severity } of result.findings) counts[severity] += 1;
  return counts;
}

function offerAddress({ say }: Context, { address, keptAt, key, findings }: KeptKey, shown: Counts): void {
  const differs = findings.error !== shown.error || findings.warning !== shown.warning || findings.note !== shown.note;
  // The page's own address is right wherever the person reached it by; the server only knows the one it was started with.
  const own = new URL(`#/kept/${key}`, window.location.href);
  own.search = "";
  const link = own.protocol.startsWith("http") ? own.href : address;
  const box = element("input", { class: "input kept-address", readonly: true, "aria-label": say("page.keep.address") });
  box.value = link;
  const state = element("p", { class: "notice-state", role: "status" });
  const copy = async () => {
    const copied = await copyText(link);
    replace(state, copied ? say("page.keep.copied", { time: clock(new Date()) }) : say("page.notice.by-hand"));
    box.focus();
    box.select();
  };
  dialog(
    say("page.keep.done", { time: dayAndTime(keptAt) }),
    say("page.close"),
    element("p", {}, say("page.keep.explained")),
    differs ? element("p", { class: "kept-differs" }, say("page.keep.differs", { ...findings })) : null,
    box,
    state,
    element(
      "p",
      { class: "row" },
      element("button", { type: "button", class: "button button-next", onclick: () => void copy() }, say("page.keep.copy")),
      element("a", { href: `#/kept/${key}`, onclick: (event: Event) => (event.currentTarget as Element).closest("dialog")?.close() }, say("page.keep.open")),
    ),
  );
}

export interface KeptBarActions {
  /** Draws the page again with what changed. */
  readonly changed: (opened: OpenedKept) => void;
}

/** Says that this is a snapshot, from when, and lets it be discarded, and brought back. */
export function keptBar(context: Context, opened: OpenedKept, { changed }: KeptBarActions): Child {
  const { say, language } = context;
  const failed = element("span", { role: "status" });
  const discard = async () => {
    const answered = await discardKept(opened.key, language, requestKey());
    if (answered.ok) changed({ ...opened, restorableUntil: answered.value.restorableUntil });
    else replace(failed, answered.message, " ", answered.advice);
  };
  const restore = async () => {
    const answered = await restoreKept(opened.key, language, requestKey());
    if (answered.ok) changed({ ...opened, restorableUntil: null });
    else replace(failed, answered.message, " ", answered.advice);
  };
  const isThere = opened.restorableUntil === null;
  const bar = element(
    "div",
    { class: "bar row kept-bar" },
    element("span", {}, isThere ? say("page.kept.from", { name: opened.name, time: dayAndTime(opened.keptAt) }) : say("page.kept.discarded", { time: dayAndTime(opened.restorableUntil) })),
    element("button", { type: "button", class: "button-plain", onclick: () => void (isThere ? discard() : restore()) }, say(isThere ? "page.kept.discard" : "page.kept.restore")),
    failed,
  );
  return [
    bar,
    opened.byServer ? null : element("p", { class: "bar quiet" }, say("page.kept.by-page")),
    opened.differences.length === 0 ? null : keptDifferences(context, opened.keptAt, opened.differences),
  ];
}

/** Says what a recheck of today comes to beside what was kept, and not why: that is more than a page can know. */
function keptDifferences({ say }: Context, keptAt: string, differences: readonly KeptDifference[]): HTMLElement {
  const findings = (code: string, sentences: readonly string[]) =>
    sentences.length === 0 ? null : [element("p", {}, say(code)), element("ul", {}, sentences.map((sentence) => element("li", {}, sentence)))];
  return element(
    "details",
    { class: "bar kept-differs" },
    element("summary", {}, say("page.kept.differs", { count: differences.length, time: dayAndTime(keptAt) })),
    differences.map(({ name, onlyKept, onlyNow, rows, ofWhole }) =>
      element(
        "section",
        {},
        element("h3", {}, name),
        findings("page.kept.differs.only-kept", onlyKept),
        findings("page.kept.differs.only-now", onlyNow),
        rows === 0 ? null : element("p", {}, say("page.kept.differs.rows", { count: rows })),
        ofWhole ? element("p", {}, say("page.kept.differs.of-whole")) : null,
      ),
    ),
  );
}

/** While a kept recheck is fetched, and when it could not be. */
export function keptMessage({ say }: Context, said: { readonly message: string; readonly advice: string } | null): HTMLElement {
  return element(
    "main",
    { class: "reading-view", id: "main", tabindex: -1 },
    element("h1", {}, said === null ? say("page.kept.opening") : say("page.kept.failed")),
    said === null ? null : [element("p", {}, said.message), element("p", {}, said.advice), element("p", {}, element("a", { href: "#/" }, say("page.kept.home")))],
  );
}
