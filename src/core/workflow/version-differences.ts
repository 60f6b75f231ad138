import { canonicalJson } from "../basics/canonical-json.ts";
import { message, type Message } from "../basics/message.ts";
import { toShortText } from "../basics/decimal.ts";
import type { Step, Workflow } from "./workflow.ts";

/** One thing in which two versions differ, with the titles of its step for the sentence. */
export interface VersionDifference {
  readonly step: string | null;
  readonly said: Message;
}

/** What a newer version does differently, in the order of its steps: for whoever publishes it and for whoever asks what changed. */
export function versionDifferences(older: Workflow, newer: Workflow): readonly VersionDifference[] {
  const before = new Map(older.steps.map((step) => [step.id, step]));
  const whole = [
    ...(same(older.title, newer.title) ? [] : [{ step: null, said: message("workflow-change.title", { to: newer.title.zh, toEn: newer.title.en }) }]),
    ...(same(older.season, newer.season) ? [] : [{ step: null, said: message("workflow-change.season") }]),
    ...(same(older.periods, newer.periods) ? [] : [{ step: null, said: message("workflow-change.periods") }]),
  ];
  const steps = newer.steps.flatMap((step): readonly VersionDifference[] => {
    const old = before.get(step.id);
    return (old === undefined ? [message("workflow-change.added", named(step))] : stepDifferences(old, step)).map((said) => ({ step: step.id, said }));
  });
  const gone = older.steps.filter(({ id }) => !newer.steps.some((step) => step.id === id)).map((step) => ({ step: step.id, said: message("workflow-change.removed", named(step)) }));
  return [...whole, ...steps, ...gone];
}

function stepDifferences(old: Step, now: Step): readonly Message[] {
  const name = named(now);
  const found: Message[] = [];
  const say = (code: string, params: Record<string, string | number> = {}): void => void found.push(message(`workflow-change.${code}`, { ...name, ...params }));
  if (!same(old.title, now.title)) say("renamed", { from: old.title.zh, fromEn: old.title.en });
  if (old.role !== now.role) say("role", { from: old.role ?? "", to: now.role ?? "" });
  if (old.due?.days !== now.due?.days) say(now.due === undefined ? "no-limit" : "days", now.due === undefined ? {} : { days: now.due.days, from: old.due?.days ?? 0 });
  for (const department of new Set([...Object.keys(old.due?.departments ?? {}), ...Object.keys(now.due?.departments ?? {})])) {
    const days = now.due?.departments?.[department];
    if (days !== old.due?.departments?.[department]) say(days === undefined ? "department-none" : "department-days", { department, ...(days === undefined ? {} : { days }) });
  }
  if (!same(old.due?.escalate, now.due?.escalate)) say(now.due?.escalate === undefined ? "no-escalation" : "escalation", now.due?.escalate === undefined ? {} : { after: now.due.escalate.after });
  if (!same(old.when, now.when)) say(now.when === undefined ? "for-all" : "amount", now.when === undefined ? {} : { amount: toShortText(now.when.amountFrom) });
  if (old.onlyAssigned !== now.onlyAssigned) say(now.onlyAssigned ? "only-assigned" : "not-only-assigned");
  if (old.passOverOwnDepartment !== now.passOverOwnDepartment) say(now.passOverOwnDepartment === true ? "own-passes" : "own-stops");
  if (old.passOverIfNobody !== now.passOverIfNobody) say(now.passOverIfNobody === true ? "passed-over" : "not-passed-over");
  if (!same(old.countersign, now.countersign)) say(now.countersign === undefined ? "no-countersign" : "countersign", now.countersign === undefined ? {} : { count: now.countersign.signers.length, pass: now.countersign.pass });
  if (old.straight !== now.straight) say(now.straight === true ? "straight" : "not-straight");
  if (!same(old.fills, now.fills)) say("fills");
  if (!same(old.actions, now.actions)) say("ways");
  if (!same(rest(old), rest(now))) say("other");
  return found;
}

/** What has no sentence of its own, so that no change goes unsaid. */
function rest({ id: _id, title: _title, role: _role, due, when: _when, onlyAssigned: _assigned, passOverOwnDepartment: _own, passOverIfNobody: _passed, countersign: _signers, straight: _straight, fills: _fills, actions: _actions, ...others }: Step): object {
  const { days: _days, departments: _departments, escalate: _escalate, ...more } = due ?? { days: 0 };
  return { ...others, more };
}

function named({ title }: Step): { readonly name: string; readonly nameEn: string } {
  return { name: title.zh, nameEn: title.en };
}

function same(left: unknown, right: unknown): boolean {
  return canonicalJson(left ?? null) === canonicalJson(right ?? null);
}
