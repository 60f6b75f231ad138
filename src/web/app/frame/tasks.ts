import type { Session } from "../api/session-shapes.ts";
import { addressOf, type AdminPart, type KnownRoute, type Route } from "../routes.ts";

/** One thing a post does here, and where. */
export interface Task {
  readonly to: string;
  /** A key of the catalogue; `params` for its gaps. */
  readonly words: string;
  readonly current: boolean;
}

export interface TaskGroup {
  /** The year the tasks belong to; null for those of no year. */
  readonly year: number | null;
  readonly tasks: readonly Task[];
}

/** The tasks of the post acted in, by year; what it has no duty for isn't listed. */
export function tasksOf(session: Session, route: Route): readonly TaskGroup[] {
  const may = new Set(session.duties);
  const task = (wish: KnownRoute, words: string): Task => ({ to: addressOf(wish), words, current: isAt(route, wish) });
  const groups: TaskGroup[] = [{ year: null, tasks: [task({ page: "today" }, "app-frame.task.today"), ...(may.has("filing.read") ? [task({ page: "inbox" }, "app-frame.task.inbox")] : [])] }];

  const years = [...new Set(session.seasons.map(({ year }) => year))].sort((left, right) => right - left);
  for (const year of years) {
    const stages = session.seasons.filter((season) => season.year === year).map(({ stage }) => stage);
    const tasks: Task[] = [];
    if (may.has("filing.read") && stages.includes("goal")) tasks.push(task({ page: "filings", year, stage: "goal" }, "app-frame.task.goal"));
    if (may.has("approval.read") && stages.includes("goal")) tasks.push(task({ page: "approvals", year }, "app-frame.task.approvals"));
    if (may.has("filing.read") && stages.includes("monitoring")) tasks.push(task({ page: "filings", year, stage: "monitoring" }, "app-frame.task.monitoring"));
    if (may.has("filing.read") && stages.includes("self-evaluation")) tasks.push(task({ page: "filings", year, stage: "self-evaluation" }, "app-frame.task.self-evaluation"));
    if ((may.has("publication.prepare") || may.has("publication.publish")) && stages.includes("self-evaluation")) tasks.push(task({ page: "disclosure", year, departmentId: null }, "app-frame.task.disclosure"));
    if (may.has("payment.read")) tasks.push(task({ page: "subjects", year }, "app-frame.task.subjects"));
    if (may.has("payment.read")) tasks.push(task({ page: "ledger", year }, "app-frame.task.ledger"));
    if (tasks.length > 0) groups.push({ year, tasks });
  }

  if (may.has("filing.read")) groups.push({ year: null, tasks: [task({ page: "library" }, "app-frame.task.library")] });
  const parts = adminParts(session).map((part) => task({ page: "admin", part }, `app-frame.task.${part}`));
  if (may.has("flow.draft") || may.has("flow.publish")) parts.push(task({ page: "workflows" }, "app-frame.task.workflows"));
  if (may.has("packs.draft") || may.has("packs.publish")) parts.push(task({ page: "packs" }, "app-frame.task.packs"));
  if (parts.length > 0) groups.push({ year: null, tasks: parts });
  return groups;
}

/** What the three administrators have; adoption (采用) belongs to those of the business who propose and confirm it. */
export function adminParts(session: Session): AdminPart[] {
  const may = new Set(session.duties);
  const parts: AdminPart[] = [];
  if (may.has("person.manage")) parts.push("people");
  if (may.has("unit.manage")) parts.push("units");
  if (may.has("post.give")) parts.push("posts");
  if (may.has("log.read")) parts.push("events", "refusals", "seals");
  if (may.has("adoption.propose") || may.has("adoption.confirm")) parts.push("adoptions");
  return parts;
}

function isAt(route: Route, wish: KnownRoute): boolean {
  switch (wish.page) {
    case "filings": return (route.page === "filings" || route.page === "filing" || route.page === "why" || route.page === "reporting") && route.year === wish.year && route.stage === wish.stage;
    case "approvals": return (route.page === "approvals" || route.page === "approval") && route.year === wish.year;
    case "disclosure": return route.page === "disclosure" && route.year === wish.year;
    case "subjects": return route.page === "subjects" && route.year === wish.year;
    case "ledger": return (route.page === "ledger" || route.page === "ledger-import" || route.page === "ledger-subject") && route.year === wish.year;
    case "packs": return route.page === "packs" || route.page === "definition";
    case "workflows": return route.page === "workflows" || route.page === "workflow";
    case "library": return route.page === "library" || route.page === "library-card" || route.page === "library-draft";
    case "admin": return route.page === "admin" && route.part === wish.part;
    default: return route.page === wish.page;
  }
}
