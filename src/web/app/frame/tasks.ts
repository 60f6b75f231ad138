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
    if (may.has("ex-ante.read") && stages.includes("goal")) tasks.push(task({ page: "ex-ante", year }, "app-frame.task.ex-ante"));
    if (may.has("filing.read") && stages.includes("goal")) tasks.push(task({ page: "filings", year, stage: "goal" }, "app-frame.task.goal"));
    if (may.has("approval.read") && stages.includes("goal")) tasks.push(task({ page: "approvals", year }, "app-frame.task.approvals"));
    if (may.has("filing.read") && stages.includes("monitoring")) tasks.push(task({ page: "filings", year, stage: "monitoring" }, "app-frame.task.monitoring"));
    if (may.has("filing.read") && stages.includes("self-evaluation")) tasks.push(task({ page: "filings", year, stage: "self-evaluation" }, "app-frame.task.self-evaluation"));
    for (const stage of ["evaluation", "application"] as const) if (may.has("filing.read") && stages.includes(stage)) tasks.push(task({ page: "filings", year, stage }, `app-frame.task.${stage}`));
    if ((may.has("publication.prepare") || may.has("publication.publish")) && stages.includes("self-evaluation")) tasks.push(task({ page: "disclosure", year, departmentId: null }, "app-frame.task.disclosure"));
    if (may.has("reporting.read")) tasks.push(task({ page: "coverage", year }, "app-frame.task.coverage"));
    if (may.has("payment.read")) tasks.push(task({ page: "subjects", year }, "app-frame.task.subjects"));
    if (may.has("transfer.split")) tasks.push(task({ page: "transfer-payments", year }, "app-frame.task.transfer-payments"));
    if (may.has("payment.read")) tasks.push(task({ page: "ledger", year }, "app-frame.task.ledger"));
    if (may.has("subject.enter") || may.has("duties.keep") || may.has("agreement.keep")) tasks.push(task({ page: "duties", year }, "app-frame.task.duties"));
    if (tasks.length > 0) groups.push({ year, tasks });
  }

  groups.push({
    year: null,
    tasks: [
      ...(may.has("filing.read") ? [task({ page: "library" }, "app-frame.task.library")] : []),
      ...(may.has("payment.read") ? [task({ page: "agreements" }, "app-frame.task.agreements")] : []),
      // Which rules hold is for everybody who is signed in.
      task({ page: "policies" }, "app-frame.task.policies"),
    ],
  });
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

/** Pages that stand below another one of the menu. */
const BELOW: Partial<Record<Route["page"], Route["page"]>> = {
  filing: "filings", why: "filings", papers: "filings", reporting: "filings", approval: "approvals", "ex-ante-one": "ex-ante", "transfer-payment": "transfer-payments", "ledger-import": "ledger", "ledger-subject": "ledger",
  definition: "packs", workflow: "workflows", "library-coverage": "library", "library-card": "library", "library-draft": "library",
  policy: "policies", agreement: "agreements", "duty-map": "duties",
};

/** Whether a page is the one of the menu or below it, in the same year, stage and part where the menu names them. */
function isAt(route: Route, wish: KnownRoute): boolean {
  if ((BELOW[route.page] ?? route.page) !== wish.page) return false;
  const [here, there] = [route, wish] as unknown as readonly Readonly<Record<string, unknown>>[];
  return ["year", "stage", "part"].every((key) => !(key in there!) || here![key] === there![key]);
}
