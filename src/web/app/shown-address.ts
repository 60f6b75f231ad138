import { createContext, useContext, useDeferredValue } from "react";
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
  const [shownPath = "", shownSearch] = shown.split(/(?=\?)/);
  return shownPath === path ? { path, search } : { path: shownPath, search: shownSearch ?? "" };
}

export const SearchContext = createContext("");

/** What is asked for of the page in sight: a page that is being left keeps its own. */
export function useSearch(): string {
  return useContext(SearchContext);
}
