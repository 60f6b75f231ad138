import { useSignedIn } from "../app-context.ts";
import { PageLink } from "../parts.tsx";
import type { Route } from "../routes.ts";
import { tasksOf } from "./tasks.ts";

export function TaskList({ route }: { route: Route }): React.ReactNode {
  const { say, session } = useSignedIn();
  return tasksOf(session, route).map(({ year, tasks }, index) => (
    <div key={index} className="task-group">
      {year !== null && <p className="task-year">{say("app-frame.year", { year: String(year) })}</p>}
      <ul>
        {tasks.map(({ to, words, current }) => (
          <li key={to}><PageLink to={to} className="task-link" current={current}>{say(words)}</PageLink></li>
        ))}
      </ul>
    </div>
  ));
}
