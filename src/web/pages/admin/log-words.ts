import type { Say } from "../../../core/basics/message.ts";
import type { LoggedEvent } from "../../app/api/office-shapes.ts";
import { dayOf, timeOf } from "../../app/wording.ts";
import { roleWords } from "./role-words.ts";

/** A moment of the log to the second, on the reader's clock. */
export function secondOf(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : `${dayOf(at)} ${timeOf(at)}:${String(date.getSeconds()).padStart(2, "0")}`;
}

/** What was done, as a sentence of the field; a verb that nobody knows any more as it stands. */
export function didWords(say: Say, { verb, about }: Pick<LoggedEvent, "verb" | "about">): string {
  return knownWords(say, [...(verb === "filing.moved" ? [`app-log.moved.${about.action}`] : []), `app-log.did.${verb}`], verb);
}

/** Who was there instead of a person of a name: the house itself, or somebody who had not signed in. */
export function actorWords(say: Say, { actor, actorName }: Pick<LoggedEvent, "actor" | "actorName">): string {
  return actorName ?? (actor === "system" ? say("app-log.system") : actor === "anonymous" ? say("app-log.nobody") : actor);
}

/** What else may be told of an event, each in a word or two. */
export function aboutWords(say: Say, { verb, about, aboutNames }: Pick<LoggedEvent, "verb" | "about" | "aboutNames">): string[] {
  const { why, minutes, role, password, factor, round, version, onBehalf, source } = about;
  return [
    ...(aboutNames.person === null ? [] : [aboutNames.person]),
    ...(role === undefined ? [] : [aboutNames.unit === null ? roleWords(say, String(role)) : say("app-frame.post-of", { unit: aboutNames.unit, role: roleWords(say, String(role)) })]),
    ...(why === undefined ? [] : [knownWords(say, [`app-log.why.${why}`], String(why))]),
    ...(minutes === undefined ? [] : [say("app-log.minutes", { minutes })]),
    ...(verb === "account.unlocked" && password === "new" ? [say("app-log.new-password")] : []),
    ...(verb === "account.unlocked" && factor === "removed" ? [say("app-log.factor-removed")] : []),
    ...(onBehalf === "yes" ? [say("app-log.on-behalf")] : []),
    ...(round === undefined || Number(round) < 2 ? [] : [say("app-log.round", { round })]),
    ...(version === undefined ? [] : [say("app-log.version", { version })]),
    ...(source === undefined ? [] : [String(source)]),
  ];
}

function knownWords(say: Say, codes: readonly string[], otherwise: string): string {
  for (const code of codes) {
    const said = say(code);
    if (said !== code) return said;
  }
  return otherwise;
}
