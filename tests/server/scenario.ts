import assert from "node:assert/strict";
import { problemCodes, type EventRow, type World } from "./world.ts";

/** One request at the edge of the server, what has to come back, and exactly what it has to leave in the log of events. */
export interface Step {
  readonly says: string;
  /** `POST /api/kept-rechecks`; `{a.key}` is filled from the answer of the step named `a`. */
  readonly request: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or the body itself. */
  readonly body?: unknown;
  readonly rawBody?: BodyInit;
  /** Days that pass before it. */
  readonly after?: number;
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

const DAY = 24 * 60 * 60 * 1000;

export async function playScenario(world: World, steps: readonly Step[]): Promise<EventRow[]> {
  const answers: Record<string, Record<string, unknown>> = {};
  const first = (await world.events()).length;
  let before = first;
  for (const step of steps) {
    world.time = new Date(world.time.getTime() + 1000 + (step.after ?? 0) * DAY);
    const [method = "", path = ""] = fill(step.request, answers).split(" ");
    const body = step.rawBody ?? (step.body === undefined ? undefined : JSON.stringify(step.body));
    const response = await world.app.request(path, {
      method,
      headers: { ...(step.body === undefined ? {} : { "content-type": "application/json" }), ...step.headers },
      ...(body === undefined ? {} : { body }),
    });
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
}

function fill(text: string, answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  return text.replace(/\{(\w+)\.(\w+)\}/g, (_, answer: string, field: string) => String(answers[answer]?.[field]));
}
