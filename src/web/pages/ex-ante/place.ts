import { useEffect } from "react";

/** Brings a place of the page into sight and the cursor into it: its first field, or the place itself. A place within another falls back to it. */
export function goToPlace(place: string): boolean {
  for (let at = place; at !== ""; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") {
    const found = document.getElementById(at);
    if (found === null) continue;
    const isWithin = at !== place;
    const field = (isWithin ? found.querySelector<HTMLElement>("input.input, textarea") : null) ?? found.querySelector<HTMLElement>("textarea, select, input, button, a[href]");
    found.scrollIntoView({ block: "center" });
    if (field === null) found.tabIndex = -1;
    (field ?? found).focus({ preventScroll: true });
    return true;
  }
  return false;
}

/** Opens the page at the place that its address names, once what it shows is there. */
export function usePlaceOfAddress(): void {
  useEffect(() => {
    if (window.location.hash !== "") goToPlace(decodeURIComponent(window.location.hash.slice(1)));
  }, []);
}
