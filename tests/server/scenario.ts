import assert from "node:assert/strict";
import { Browser } from "./browser.ts";
import { problemCodes, type EventRow, type World } from "./world.ts";

/** One request at the edge of the server, what has to come back, and exactly what it has to leave in the log of events. */
export interface Step {
  readonly says: string;
  /** `POST /api/kept-rechecks`; `{a.key}` is filled from the answer of the step named `a`. */
  readonly request: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose browser sends it: each name keeps its own cookies. Without one no cookie goes along. */
  readonly by?: string;
  /** JSON, filled like the request, or the body itself. */
  readonly body?: unknown;
  readonly rawBody?: BodyInit;
  /** Days, or minutes, that pass before it. */
  readonly after?: number;
  readonly minutes?: number;
  /** Name of the answer for later steps. */
  readonly as?: string;
  readonly status: number;
  /** Parts of the answer's JSON, or codes of its problems. */
  readonly answer?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly string[];
  readonly sameAs?: string;
  /** Verbs of the events it has to add, no more and no fewer. None when left out. */
  readonly events?: readonly string[];
}

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/** What a scenario may begin with: browsers in which somebody is signed in, and answers to fill from. */
export interface Stage {
  readonly browsers?: Readonly<Record<string, Browser>>;
  /** Opens the others. */
  readonly open?: () => Browser;
  readonly answers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export async function playScenario(world: World, steps: readonly Step[], stage: Stage = {}): Promise<EventRow[]> {
  const answers: Record<string, Readonly<Record<string, unknown>>> = { ...stage.answers };
  const browsers: Record<string, Browser> = { ...stage.browsers };
  const first = (await world.events()).length;
  let before = first;
  for (const step of steps) {
    world.time = new Date(world.time.getTime() + 1000 + (step.after ?? 0) * DAY + (step.minutes ?? 0) * MINUTE);
    const [method = "", path = ""] = fill(step.request, answers).split(" ");
    const text = step.body === undefined ? undefined : fill(JSON.stringify(step.body), answers);
    const response = step.by === undefined ? await send(method, path, step, step.rawBody ?? text) : await (browsers[step.by] ??= stage.open?.() ?? new Browser(world.app)).request(method, path, text, step.headers);
    assert.equal(response.status, step.status, `${step.says}: ${await response.clone().text()}`);
    if (step.problems !== undefined) assert.deepEqual(await problemCodes(response), step.problems, step.says);
    else {
      const json = (await response.json()) as Record<string, unknown>;
      for (const [name, value] of Object.entries(step.answer ?? {})) assert.deepEqual(json[name], value, `${step.says}: ${name}`);
      if (step.sameAs !== undefined) assert.deepEqual(json, answers[step.sameAs], step.says);
      if (step.as !== undefined) answers[step.as] = json;
    }
    const events = await world.events();
    assert.deepEqual(events.slice(before).map(({ verb }) => verb), step.events ?? [], `events of: ${step.says}`);
    before = events.length;
  }
  return (await world.events()).slice(first);

  async function send(method: string, path: string, step: Step, body: BodyInit | undefined): Promise<Response> {
    const headers = { ...(step.body === undefined ? {} : { "content-type": "application/json" }), ...step.headers };
    return world.app.request(path, { method, headers, ...(body === undefined ? {} : { body }) });
  }
}

function fill(text: string, answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  return text.replace(/\{(\w+)\.(\w+)\}/g, (_, answer: string, field: string) => String(answers[answer]?.[field]));
}
