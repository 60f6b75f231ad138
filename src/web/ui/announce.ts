import { element } from "./element.ts";

let region: HTMLElement | null = null;

/** Says a sentence to people who listen to the page. What is seen must stand on the page as well. */
export function announce(sentence: string): void {
  if (region === null) {
    region = element("div", { class: "for-ears", "aria-live": "polite", "aria-atomic": "true", role: "status" });
    document.body.append(region);
  }
  const target = region;
  // The same sentence twice is only spoken twice when the region was empty between.
  target.textContent = "";
  window.setTimeout(() => {
    target.textContent = sentence;
  }, 50);
}
