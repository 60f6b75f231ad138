import { message, type Message } from "../basics/message.ts";

/** A body that somebody works for, or did until a day. */
export interface Belonging {
  readonly unitId: string;
  readonly departmentId: string | null;
  /** Null where they still do. */
  readonly until: string | null;
}

/** What of an application somebody may be too near to. */
export interface Avoided {
  readonly unitId: string;
  readonly departmentId: string;
  /** Everybody who filled it in, submitted it or judged its materials. */
  readonly hands: readonly string[];
}

/**
 * 回避: why a person may not judge an application: it is of their own body, of its department, of one they left too short a time ago, or they
 * have had a hand in it; or they said themselves that they have an interest. Null where nothing stands against it.
 */
export function avoidance(
  person: { readonly id: string; readonly belongings: readonly Belonging[]; readonly declared: string | null }, application: Avoided, since: string,
): Message | null {
  if (application.hands.includes(person.id)) return message("app-ex-ante.avoid-hand");
  if (person.declared !== null) return message("app-ex-ante.avoid-declared");
  const near = person.belongings.filter(({ unitId, departmentId }) => unitId === application.unitId || unitId === application.departmentId || departmentId === application.departmentId);
  if (near.some(({ until, unitId }) => until === null && unitId === application.unitId)) return message("app-ex-ante.avoid-own-body");
  if (near.some(({ until }) => until === null)) return message("app-ex-ante.avoid-own-department");
  return near.some(({ until }) => until !== null && until > since) ? message("app-ex-ante.avoid-former") : null;
}
