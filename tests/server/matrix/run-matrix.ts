import { SAYS } from "../canary/watch.ts";
import type { Asked, Cell, Outcome, Rule } from "./cell.ts";
import { cellName, STATUS_OF } from "./cell.ts";
import { expectedOf, type Policy } from "./expected.ts";
import type { MatrixWorld } from "./matrix-world.ts";
import type { Written } from "./savepoint-pool.ts";

/** What a cell gave where it should have given something else. */
export interface Miss {
  readonly cell: string;
  readonly why: string;
}

export type Conforms = (method: string, path: string, status: number, answer: unknown) => void;

/** Asks every cell and takes back whatever it wrote. */
export async function runMatrix(world: MatrixWorld, policy: Policy, cells: readonly Cell[], conforms: Conforms): Promise<Miss[]> {
  const misses: Miss[] = [];
  for (const cell of cells) {
    const why = await askCell(world, policy, cell, conforms);
    if (why !== null) misses.push({ cell: cellName(cell), why });
  }
  return misses;
}

/** Asks as the asker of a cell, and takes back whatever was written. */
export async function askAs(world: MatrixWorld, { rule, asker }: Pick<Cell, "rule" | "asker">, asked: Asked): Promise<Answered> {
  const { path, json, bytes, headers = {}, says } = asked;
  let answered: Omit<Answered, "written"> | null = null;
  const written = await world.pool.undone(async () => {
    const response = await world.app.request(path, {
      method: rule.route.split(" ")[0]!,
      headers: {
        ...(asker.login === null ? {} : { cookie: `hengji-session=${world.token(asker.login)}` }),
        ...(json === undefined ? {} : { "content-type": "application/json" }), ...(bytes === undefined ? {} : { "content-type": "application/octet-stream" }), ...(says === undefined ? {} : { [SAYS]: says }), ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }), ...(bytes === undefined ? {} : { body: bytes }),
    });
    answered = { status: response.status, text: await response.text(), isJson: response.headers.get("content-type")?.startsWith("application/json") === true };
  });
  return { ...answered!, written };
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly isJson: boolean;
  readonly written: Written;
}

async function askCell(world: MatrixWorld, policy: Policy, cell: Cell, conforms: Conforms): Promise<string | null> {
  const { rule, asker } = cell;
  const expected = expectedOf(cell, policy);
  const asked = await rule.ask(cell, world);
  const method = rule.route.split(" ")[0]!;
  const { status, text, isJson, written } = await askAs(world, cell, asked);
  const answer: unknown = isJson ? JSON.parse(text) : null;
  const isAsExpected = STATUS_OF[expected].includes(status);
  const wrong = isAsExpected ? leftBehind(cell, expected, method, asker.login !== null, written) : [`${expected} was to come of it and ${status} did: ${text.slice(0, 300)}`];
  const unlike = isAsExpected && expected === "done" ? (rule.check?.(cell, answer) ?? null) : null;
  if (unlike !== null) wrong.push(unlike);
  try {
    if (isJson) conforms(method, asked.path, status, answer);
  } catch (error) {
    wrong.push((error as Error).message);
  }
  return wrong.length === 0 ? null : wrong.join("; ");
}

/** What is done leaves its own event; what is refused leaves none, and a record that somebody was refused. */
function leftBehind({ rule }: Cell, expected: Outcome, method: string, isSomebody: boolean, { events, refusals }: Written): string[] {
  const wrong: string[] = [];
  const own = events.filter((verb) => verb === rule.leaves).length;
  if (expected === "done") {
    if (rule.leaves !== null && rule.check === undefined && own !== 1) wrong.push(`${own} events ${rule.leaves} and not one (${events.join(", ")})`);
    if (method === "GET" && events.length > 0) wrong.push(`reading left ${events.join(", ")}`);
  } else if (events.some((verb) => !REFUSALS_OF_SIGNING_IN.includes(verb))) wrong.push(`a refused request left ${events.join(", ")}`);
  const toRecord = isSomebody && (expected === "refused" || expected === "unseen") ? 1 : 0;
  if (refusals.length !== toRecord) wrong.push(`${refusals.length} records of refusals, ${toRecord} expected`);
  return wrong;
}

/** Wrong codes and passwords are refused and noted. */
const REFUSALS_OF_SIGNING_IN = ["session.failed", "account.locked", "password.failed"];

/** Routes that the table does not know, and rows of the table without a route. */
export function unknownRoutes(routes: readonly string[], rules: readonly Rule[]): string[] {
  const known = new Set(rules.map(({ route }) => route));
  return [...routes.filter((route) => !known.has(route)).map((route) => `${route}: no row in the table of the matrix`), ...rules.filter(({ route }) => !routes.includes(route)).map(({ route }) => `${route}: a row and no such route`)];
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema?: unknown }[] }>>>>;
}

export function routesOf({ paths }: Description): string[] {
  return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
}
