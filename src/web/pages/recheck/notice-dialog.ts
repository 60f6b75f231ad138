import { copyText } from "../../ui/copy-text.ts";
import { dialog } from "../../ui/dialog.ts";
import { element, replace } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { clock } from "./times.ts";

/** Copies a return notice at once and shows what was copied, to be changed and copied again; where copying is not allowed, the text stands ready selected. */
export async function offerNotice({ say }: Context, text: string): Promise<void> {
  const state = element("p", { class: "notice-state", role: "status" });
  const box = element("textarea", { class: "notice-text", rows: 16, "aria-label": say("page.notice.text"), spellcheck: false });
  box.value = text;
  const copy = async () => {
    const copied = await copyText(box.value);
    replace(state, copied ? say("page.notice.copied", { time: clock(new Date()) }) : say("page.notice.by-hand"));
    state.classList.toggle("notice-by-hand", !copied);
    if (copied) return;
    box.focus();
    box.select();
  };
  dialog(
    say("page.notice.heading"),
    say("page.close"),
    state,
    box,
    element("p", { class: "row" }, element("button", { type: "button", class: "button button-next", onclick: () => void copy() }, say("page.notice.copy"))),
  );
  await copy();
}
