import { hasDuty } from "../core/access/duty.ts";
import { canonicalJson } from "../core/basics/canonical-json.ts";
import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { dutiesFor, mayAct, withHand, type ExAnteAct, type ExAnteState } from "../core/ex-ante/procedure.ts";
import type { ActingContext, CommandEvent } from "./context.ts";
import { sm3 } from "./store/digest.ts";
import { lockApplication, putApplication, standingOf, type ExAnteApplication, type ExAnteKey } from "./store/ex-ante.ts";
import { deleteExAnteDraft } from "./store/ex-ante-draft.ts";
import { lockExperts, type StoredExpert } from "./store/ex-ante-panel.ts";
import { insertStep } from "./store/ex-ante-step.ts";

export interface ExAnteMoved {
  readonly version: number;
  readonly state: ExAnteState;
}

interface Taken {
  readonly act: ExAnteAct;
  readonly to: ExAnteState;
  readonly opinion: string;
  readonly verb: CommandEvent["verb"];
  /** What else of the application is another with it. */
  readonly change?: Partial<Pick<ExAnteApplication, "round" | "level" | "conclusion" | "capFen" | "grantedFen">>;
  readonly said?: NonNullable<CommandEvent["detail"]>;
}

/** An application in hand: held, with its experts, and where the act leads. */
export interface ExAnteInHand {
  readonly one: ExAnteApplication;
  readonly experts: readonly StoredExpert[];
  readonly to: ExAnteState | null;
}

/** Holds an application for an act: the duty, sight, side, state and four eyes, in this order. */
export async function holdForAct({ tx, region, acting, packs }: ActingContext, key: ExAnteKey, act: ExAnteAct): Promise<Result<ExAnteInHand>> {
  const duties = dutiesFor(act);
  if (!duties.some((duty) => hasDuty(packs, acting.role, duty))) return refused(problem("duty.missing", "", { duty: duties[0]! }));
  const one = await lockApplication(tx, region, key);
  if (one === null) return refused(problem("ex-ante.unknown"));
  // A unit sees no experts, and nothing that it does depends on them.
  const experts = duties.includes("ex-ante.apply") ? [] : await lockExperts(tx, region, one.id);
  const may = mayAct(packs, standingOf(one, experts), acting, act);
  return may.ok ? done({ one, experts, to: may.value }) : may;
}

/** Writes a step of an application that is held, with its event. */
export async function takeExAnteStep(context: ActingContext, one: ExAnteApplication, { act, to, opinion, verb, change = {}, said = {} }: Taken): Promise<ExAnteMoved> {
  const { tx, region, now, acting } = context;
  const { personId, postId, role } = acting;
  const after: ExAnteApplication = { ...one, ...change, state: to, stateSince: now, version: one.version + 1, changedAt: now, hands: withHand(one.hands, { personId, act, round: one.round }) };
  await putApplication(tx, after);
  await insertStep(tx, region, one.id, { id: context.newId(), act, from: one.state, to, round: one.round, opinion, personId, postId, role, at: now });
  await context.record({
    verb, subject: one.id, year: one.year, stage: "ex-ante", digestBefore: one.contentDigest, digestAfter: one.contentDigest,
    detail: { act, from: one.state, to, round: one.round, version: after.version, opinion: sm3(opinion), ...said },
  });
  return { version: after.version, state: to };
}

/** What an application says, finished or not. */
export interface ExAnteContent {
  readonly amountFen: bigint | null;
  readonly texts: Readonly<Record<string, string>>;
}

/** Writes what an application that is held says now, with its event, and forgets the draft it was; the version it became. What says the same is none. */
export async function writeExAnte({ tx, now, acting, record }: ActingContext, one: ExAnteApplication, { amountFen, texts }: ExAnteContent, verb: CommandEvent["verb"], said: NonNullable<CommandEvent["detail"]> = {}): Promise<number> {
  const digest = sm3(canonicalJson({ amountFen: amountFen?.toString() ?? null, texts }));
  await deleteExAnteDraft(tx, one.region, { applicationId: one.id, personId: acting.personId, part: "application" });
  if (digest === one.contentDigest) return one.version;
  const version = one.version + 1;
  await putApplication(tx, { ...one, amountFen, texts, version, contentDigest: digest, changedAt: now, hands: withHand(one.hands, { personId: acting.personId, act: "fill", round: one.round }) });
  await record({ verb, subject: one.id, year: one.year, stage: "ex-ante", digestBefore: one.contentDigest, digestAfter: digest, detail: { version, round: one.round, ...said } });
  return version;
}
