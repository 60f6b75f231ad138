import assert from "node:assert/strict";
import type { EventRow } from "../world.ts";
import type { FilingWorld } from "./city.ts";

/** One request of somebody, what has to come back, and exactly what it has to leave in the log of events and among the refusals. */
export interface Step {
  readonly says: string;
  readonly by: string;
  /** `PUT /api/2027/goal/filings/{a.id}`; filled from the answer of the step named `a`. */
  readonly request: string;
  /** JSON, or what reads it right before the request. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The day on which it happens; the clock stays there. */
  readonly on?: string;
  readonly as?: string;
  readonly status: number;
  /** Parts of the answer. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** Codes of its problems. */
  readonly problems?: readonly string[];
  /** Verbs of the events it adds, no more and no fewer. None when left out. */
  readonly events?: readonly string[];
  /** Whether it leaves a record of a refusal. */
  readonly recorded?: boolean;
}

/** An event with the post, the year and the stage it belongs to. */
export interface FilingEvent extends EventRow {
  readonly post: string | null;
  readonly role: string | null;
  readonly year: number | null;
  readonly stage: string | null;
}

/** As much of a city as a play needs. */
export type Scene = Pick<FilingWorld, "time" | "events" | "refusals" | "call">;

export async function play(world: Scene, steps: readonly Step[]): Promise<{ readonly events: readonly FilingEvent[]; readonly answers: Readonly<Record<string, Record<string, unknown>>> }> {
  const answers: Record<string, Record<string, unknown>> = {};
  const first = (await world.events()).length;
  let before = first;
  let refusals = (await world.refusals()).length;
  for (const step of steps) {
    world.time = step.on === undefined ? new Date(world.time.getTime() + 1000) : new Date(`${step.on}T02:00:00.000Z`);
    const request = step.request.replace(/\{(\w+)\.(\w+)\}/g, (_, answer: string, field: string) => String(answers[answer]?.[field]));
    const body: unknown = typeof step.body === "function" ? await (step.body as () => Promise<unknown>)() : step.body;
    const { status, json } = await world.call(step.by, request, body, step.headers);
    assert.equal(status, step.status, `${step.says}: ${JSON.stringify(json).slice(0, 600)}`);
    for (const [name, value] of Object.entries(step.answer ?? {})) assert.deepEqual(json[name], value, `${step.says}: ${name}`);
    if (step.problems !== undefined) assert.deepEqual(codesOf(json), step.problems, step.says);
    if (step.as !== undefined) answers[step.as] = json;
    const events = await world.events();
    assert.deepEqual(events.slice(before).map(({ verb }) => verb), step.events ?? [], `events of: ${step.says}`);
    before = events.length;
    const refused = await world.refusals();
    assert.equal(refused.length - refusals, step.recorded === true ? 1 : 0, `refusals recorded of: ${step.says}`);
    refusals = refused.length;
  }
  return { events: ((await world.events()) as FilingEvent[]).slice(first), answers };
}

export function codesOf(json: Readonly<Record<string, unknown>>): string[] {
  return (json["problems"] as { readonly code: string }[]).map(({ code }) => code);
}
