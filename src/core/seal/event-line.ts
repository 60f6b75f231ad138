/** An event as it stands in the log, every field as text of one fixed spelling. */
export interface LoggedEvent {
  readonly region: string;
  readonly id: string;
  /** UTC to the microsecond: `2026-11-22T08:00:00.123000Z`. */
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly digestBefore: string | null;
  readonly digestAfter: string | null;
  readonly post: string | null;
  readonly role: string | null;
  readonly year: number | null;
  readonly stage: string | null;
  /** JSON text, exactly as the database spells it. */
  readonly detail: string;
}

/** What people look an event up by. */
export interface EventFacts {
  readonly id: string;
  readonly at: string | null;
  readonly verb: string | null;
}

export interface FieldChange {
  readonly field: string;
  /** JSON text of the value; null where the field is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * The one line of JSON that stands for an event: its leaf is the hash of it, and the export holds it letter for letter. Fields
 * without a value are left out, so that a field the table gets later changes no line of before.
 */
export function eventLine(event: LoggedEvent): string {
  const { region, id, at, actor, verb, subject, year } = event;
  const always = JSON.stringify({ region, id, at, actor, verb, subject }).slice(0, -1);
  const digests = `${text("digestBefore", event.digestBefore)}${text("digestAfter", event.digestAfter)}`;
  const place = `${text("post", event.post)}${text("role", event.role)}${year === null ? "" : `,"year":${year}`}${text("stage", event.stage)}`;
  return `${always}${digests}${place},"detail":${event.detail}}`;
}

function text(name: string, value: string | null): string {
  return value === null ? "" : `,"${name}":${JSON.stringify(value)}`;
}

/** Moments of the application have milliseconds, those of the database microseconds: one spelling for both. */
export function momentText(iso: string): string {
  return iso.replace(/\.(\d{3})Z$/, ".$1000Z");
}

const BEGINNING = /^\{"region":"[^"]*","id":"([^"]*)","at":"([^"]*)"/;

/** The id in a line; empty when it is no line of an event. */
export function eventIdOf(line: string): string {
  return BEGINNING.exec(line)?.[1] ?? "";
}

/** When it happened; empty when it is no line of an event. */
export function eventMomentOf(line: string): string {
  return BEGINNING.exec(line)?.[2] ?? "";
}

export function factsOf(line: string): EventFacts {
  const fields = fieldsOf(line);
  const plain = (name: string): string | null => (typeof fields[name] === "string" ? fields[name] : null);
  return { id: plain("id") ?? "", at: plain("at"), verb: plain("verb") };
}

/** What differs between two lines of one event, field by field; `detail` by its own fields. */
export function fieldChanges(before: string, after: string): FieldChange[] {
  const old = flat(fieldsOf(before));
  const now = flat(fieldsOf(after));
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const changes = names
    .filter((name) => old.get(name) !== now.get(name))
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }));
  // The same values in another spelling: the line itself says it.
  return changes.length === 0 && before !== after ? [{ field: "line", before, after }] : changes;
}

function flat(fields: Readonly<Record<string, unknown>>): Map<string, string> {
  const list = new Map<string, string>();
  for (const [name, value] of Object.entries(fields)) {
    if (name === "detail" && typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [inner, own] of Object.entries(value)) list.set(`detail.${inner}`, JSON.stringify(own));
    } else list.set(name, JSON.stringify(value));
  }
  return list;
}

function fieldsOf(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
