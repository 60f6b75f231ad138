import { useEffect, useState, type RefObject } from "react";
import { isTyping } from "./keys.ts";

interface Rows {
  /** Its rows are marked `data-row`, and each has a link `row-link`. */
  readonly table: RefObject<HTMLTableElement | null>;
  readonly count: number;
  /** Asked for when the last rows are near. */
  readonly more: () => void;
  /** Id of the field that `/` leads to. */
  readonly filterField: string;
  readonly choose?: (index: number) => void;
}

/** J and K from row to row, X chooses, / leads to the filter. */
export function useRowKeys({ table, count, more, filterField, choose }: Rows): { readonly cursor: number; readonly setCursor: (index: number) => void } {
  const [cursor, setCursor] = useState(-1);
  useEffect(() => {
    const goTo = (index: number): void => {
      const bounded = Math.max(0, Math.min(count - 1, index));
      setCursor(bounded);
      const link = table.current?.querySelectorAll<HTMLElement>("[data-row] a.row-link")[bounded];
      link?.focus();
      link?.scrollIntoView({ block: "nearest" });
      if (bounded >= count - 2) more();
    };
    const listen = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || count === 0) return;
      const isOnList = table.current?.contains(document.activeElement) === true;
      const key = event.key.toLowerCase();
      if (key === "j" || (event.key === "ArrowDown" && isOnList)) goTo(isOnList ? cursor + 1 : Math.max(0, cursor));
      else if (key === "k" || (event.key === "ArrowUp" && isOnList)) goTo(isOnList ? cursor - 1 : Math.max(0, cursor));
      else if (key === "x" && choose !== undefined && cursor >= 0 && cursor < count) choose(cursor);
      else if (key === "/") document.getElementById(filterField)?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
  return { cursor, setCursor };
}
