import { element, type Child } from "./element.ts";

/** Opens a window over the page and gives focus back to where it was when it closes: by its button, by Esc, or by a click beside it. */
export function dialog(title: string, closing: string, ...content: Child[]): HTMLDialogElement {
  const before = document.activeElement;
  const box = element(
    "dialog",
    { class: "dialog", "aria-labelledby": "dialog-title" },
    element(
      "div",
      { class: "dialog-inside" },
      element(
        "div",
        { class: "dialog-head" },
        element("h2", { id: "dialog-title" }, title),
        element("button", { type: "button", class: "button-plain", "aria-label": closing, onclick: () => box.close() }, "×"),
      ),
      content,
    ),
  );
  box.addEventListener("click", (event) => {
    if (event.target === box) box.close();
  });
  box.addEventListener("close", () => {
    box.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });
  document.body.append(box);
  box.showModal();
  return box;
}
