import type { Profile } from "../../../core/score/profile.ts";
import { element, type Child } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { dropArea } from "./drop-area.ts";
import type { Gathered } from "./gather-files.ts";
import { profileCard } from "./profile-card.ts";

export interface FirstViewActions {
  readonly hand: (gathered: Gathered) => void;
  readonly trySample: () => void;
  /** A bar above everything, for a result that can be returned to; null when there is none. */
  readonly bar: Child;
}

/** What a person sees who opens the address for the first time. */
export function firstView(context: Context, profile: Profile, actions: FirstViewActions): HTMLElement {
  const { say, offline } = context;
  return element(
    "main",
    { class: "first-view", id: "main", tabindex: -1 },
    actions.bar,
    element("h1", {}, say("page.heading")),
    element("p", { class: "lead" }, say("page.lead")),
    dropArea(context, actions.hand),
    element(
      "p",
      { class: "after-drop row" },
      element("button", { type: "button", class: "button", onclick: actions.trySample }, say("page.sample")),
      element("span", { class: "promise" }, say(offline ? "page.promise.offline" : "page.promise.served")),
    ),
    element(
      "div",
      { class: "first-columns" },
      element(
        "section",
        {},
        element("h2", {}, say("page.reads.heading")),
        list(say, ["page.reads.xlsx", "page.reads.many", "page.reads.json"]),
        element("h2", {}, say("page.reads-not.heading")),
        list(say, ["page.reads-not.formats", "page.reads-not.guess"]),
      ),
      element("section", {}, element("h2", {}, say("page.checks.heading")), list(say, ["page.checks.rows", "page.checks.habit", "page.checks.money", "page.checks.gaps"])),
      profileCard(context, profile, false),
    ),
  );
}

function list(say: Context["say"], codes: readonly string[]): HTMLElement {
  return element("ul", { class: "plain-list" }, codes.map((code) => element("li", {}, say(code))));
}
