import { createContext, useCallback, useContext, useDeferredValue, useMemo } from "react";
import { useSearch as useBrowserSearch } from "wouter/use-browser-location";

/** The address of the page in sight, which for a moment is not yet the one asked for. */
export interface ShownAddress {
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly search: string;
}

/** Follows the browser; a page on another path comes into sight when it is drawn with its first answers, a filter on the same path at once. */
export function useShownAddress(path: string): ShownAddress {
  const search = useBrowserSearch();
  const shown = useDeferredValue(`${path}${search}`);
  const [shownPath = "", before = ""] = shown.split(/(?=\?)/);
  const shownSearch = shownPath === path ? search : before;
  return useMemo(() => ({ path: shownPath, search: shownSearch }), [shownPath, shownSearch]);
}

export const ShownAddressContext = createContext<ShownAddress>({ path: "", search: "" });

/** What is asked for of the page in sight: a page that is being left keeps its own. */
export function useSearch(): string {
  return useContext(ShownAddressContext).search;
}

/**
 * Writes behind the path of the page in sight what it is asked for (`?…`, or nothing) or a place on it (`#…`). A page that is being left, whose
 * reader paused in a filter or went to a cell a moment ago, writes nothing into the address of the next one.
 */
export function useOwnAddress(): (behind: string) => void {
  const { path } = useContext(ShownAddressContext);
  return useCallback((behind) => {
    const { pathname, search } = window.location;
    if (pathname === path) window.history.replaceState(window.history.state, "", `${path}${behind.startsWith("#") ? search : ""}${behind}`);
  }, [path]);
}
