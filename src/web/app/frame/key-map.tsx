import { useApp } from "../app-context.ts";
import { KEY_MAP } from "../keys.ts";
import { Dialog } from "../parts.tsx";
import type { Route } from "../routes.ts";

export function KeyMap({ route, close }: { route: Route; close: () => void }): React.ReactNode {
  const { say } = useApp();
  const groups: (keyof typeof KEY_MAP)[] = ["everywhere", ...(route.page === "filings" ? (["filings"] as const) : []), ...(route.page === "filing" ? (["review", "grid"] as const) : [])];
  return (
    <Dialog title={say("app-frame.keys")} close={close}>
      {groups.map((group) => (
        <section key={group}>
          <h3>{say(`app-frame.keys.group.${group}`)}</h3>
          <dl className="key-map">
            {KEY_MAP[group].map(([what, keys]) => (
              <div key={what}>
                <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
                <dd>{say(what)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
