import { useLayoutEffect, useRef, type RefObject } from "react";
import type { Route } from "../routes.ts";

/** The list of tasks is longer than a window: the task one is at is brought into sight in it, and the page itself stays where it is. */
export function useCurrentTask(route: Route): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const tasks = list.current;
    const current = tasks?.querySelector("[aria-current]");
    if (tasks == null || current == null) return;
    const [around, at] = [tasks.getBoundingClientRect(), current.getBoundingClientRect()];
    const bottom = Math.min(around.bottom, window.innerHeight);
    if (at.top < around.top) tasks.scrollTop -= around.top - at.top + at.height;
    else if (at.bottom > bottom) tasks.scrollTop += at.bottom - bottom + at.height;
  }, [route]);
  return list;
}
