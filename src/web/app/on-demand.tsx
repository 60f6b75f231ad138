import { lazy, type ComponentType } from "react";
import { useApp } from "./app-context.ts";
import { PageHead } from "./parts.tsx";
import { loadLaterWords } from "./words.ts";

/** A page whose code and words come when it is opened. Where it cannot come, with no network or after the server was renewed, the page says so and offers to load anew. */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return lazy(() => Promise.all([load(), loadLaterWords()]).then(([page]) => ({ default: page }), () => ({ default: NotArrived as ComponentType<Props> }))) as unknown as ComponentType<Props>;
}

function NotArrived(): React.ReactNode {
  const { say } = useApp();
  return (
    <div className="page-refused">
      <PageHead title={say("app-frame.not-opened")} />
      <p role="alert">{say("app-frame.no-answer")} {say("app-frame.no-answer.advice")}</p>
      <button type="button" className="button" onClick={() => window.location.reload()}>{say("app-frame.retry")}</button>
    </div>
  );
}
