import { useEffect, useState } from "react";

/** A typed text a moment after typing paused, so that a search does not follow every key. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), 300);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
