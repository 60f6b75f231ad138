import { copyText } from "../../ui/copy-text.ts";
import type { Context } from "../../ui/context.ts";
import { dialog } from "../../ui/dialog.ts";
import { element, replace, type Child } from "../../ui/element.ts";
import { discardKept, keep, requestKey, restoreKept, type KeptKey } from "./kept-requests.ts";
import type { KeptResults } from "./kept-results.ts";
import type { Results } from "./results.ts";
import { clock, dayAndTime } from "./times.ts";

/** A kept recheck that the page has opened. */
export interface OpenedKept extends KeptResults {
  readonly key: string;
  readonly name: string;
  readonly keptAt: string;
  /** Until when a discarded one can be brought back; null while it is there. */
  readonly restorableUntil: string | null;
}

/** Keeps a result on the server and hands the person the only way back to it. */
export async function keepResult(context: Context, results: Results): Promise<void> {
  const { say, language } = context;
  const name = results.tables.length === 1 ? (results.tables[0]!.table.project.name ?? results.tables[0]!.result.file) : say("page.keep.name", { count: results.tables.length });
  const answered = await keep(name, results, language, requestKey());
  if (!answered.ok) return void dialog(say("page.keep.failed"), say("page.close"), element("p", {}, answered.message), element("p", {}, answered.advice));
  offerAddress(context, answered.value);
}

function offerAddress({ say }: Context, { address, keptAt, key }: KeptKey): void {
  // The page's own address is right wherever the person reached it by; the server only knows the one it was started with.
  const own = new URL(`#/kept/${key}`, window.location.href);
  own.search = "";
  const shown = own.protocol.startsWith("http") ? own.href : address;
  const box = element("input", { class: "input kept-address", readonly: true, "aria-label": say("page.keep.address") });
  box.value = shown;
  const state = element("p", { class: "notice-state", role: "status" });
  const copy = async () => {
    const copied = await copyText(shown);
    replace(state, copied ? say("page.keep.copied", { time: clock(new Date()) }) : say("page.notice.by-hand"));
    box.focus();
    box.select();
  };
  dialog(
    say("page.keep.done", { time: dayAndTime(keptAt) }),
    say("page.close"),
    element("p", {}, say("page.keep.explained")),
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
  return element(
    "div",
    { class: "bar row kept-bar" },
    element("span", {}, isThere ? say("page.kept.from", { name: opened.name, time: dayAndTime(opened.keptAt) }) : say("page.kept.discarded", { time: dayAndTime(opened.restorableUntil) })),
    opened.agrees ? null : element("span", { class: "quiet" }, say("page.kept.differs")),
    element("button", { type: "button", class: "button-plain", onclick: () => void (isThere ? discard() : restore()) }, say(isThere ? "page.kept.discard" : "page.kept.restore")),
    failed,
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
