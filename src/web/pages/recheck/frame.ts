import type { Language } from "../../../words/index.ts";
import { element } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { floor } from "../../floor.ts";

export interface FrameActions {
  readonly switchTo: (language: Language) => void;
  readonly showKeys: () => void;
}

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ["zh-CN", "page.language.zh"],
  ["en", "page.language.en"],
];

export function pageHeader({ say, language }: Context, actions: FrameActions): HTMLElement {
  return element(
    "header",
    { class: "page-header" },
    element("a", { class: "skip", href: "#main", onclick: skip }, say("page.skip")),
    element("a", { class: "brand", href: "#/" }, element("b", {}, say("page.brand")), element("span", { class: "task" }, say("page.task"))),
    element(
      "nav",
      { class: "row header-tools", "aria-label": say("page.tools") },
      element("button", { type: "button", class: "button-plain keys-button", onclick: actions.showKeys }, say("page.keys"), " ", element("kbd", { "aria-hidden": "true" }, "?")),
      element(
        "div",
        { class: "language", role: "group", "aria-label": say("page.language") },
        LANGUAGES.map(([code, words]) =>
          element("button", { type: "button", class: "button-plain", lang: code, "aria-current": code === language ? "true" : null, onclick: () => actions.switchTo(code) }, say(words)),
        ),
      ),
    ),
  );
}

/** The address after `#` is ours, so a plain link to `#main` would leave the view. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

export function pageFooter({ say, offline }: Context): HTMLElement {
  return element(
    "footer",
    { class: "page-footer" },
    element("p", {}, say(offline ? "page.footer.offline" : "page.footer.served")),
    element("p", {}, say("page.footer.floor", { floor: floor.chromium })),
    offline ? null : element("p", {}, element("a", { href: "recheck.html?download" }, say("page.footer.one-file"))),
  );
}
