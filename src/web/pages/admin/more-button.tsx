import { useApp } from "../../app/app-context.ts";

/** The rest of a list that is cut in pages; nothing at its end. */
export function MoreButton({ next, busy, more }: { next: string | null; busy: boolean; more: () => void }): React.ReactNode {
  const { say } = useApp();
  return next === null ? null : <p className="list-more"><button type="button" className="button" disabled={busy} onClick={more}>{say("app-list.more")}</button></p>;
}
