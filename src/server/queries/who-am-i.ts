import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { gradeNames, type OwnNames } from "../../core/layout/own-names.ts";
import type { Role } from "../../core/access/role.ts";
import type { Duty } from "../../core/pack/definitions.ts";
import { citedNames } from "../../core/policy/cited-names.ts";
import { factorIsAsked, holds, standing, type SessionState } from "../../core/sign-in/standing.ts";
import { openSeasons, type OpenSeason } from "../../core/workflow/open-seasons.ts";
import type { Bilingual, Workflow } from "../../core/workflow/workflow.ts";
import { STAGES, type Stage } from "../../core/form/filing-values.ts";
import { isAdministrator } from "../../core/access/role.ts";
import type { Context } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findCity } from "../store/city.ts";
import { findCredential, newCredential, NO_PASSWORD } from "../store/credential.ts";
import { readStanding } from "../store/person-standing.ts";
import { findPerson } from "../store/person.ts";
import type { DelegatedPost } from "../store/delegation.ts";
import type { Post } from "../store/post.ts";
import { findLiveSession } from "../store/session.ts";
import { idleBefore } from "../session-times.ts";

export interface PostShown {
  readonly id: string;
  readonly role: Role;
  readonly roleTitle: Bilingual;
  readonly unit: string;
  readonly unitId: string;
  /** Whose post it is, where it is not the person's own, and the last day of its delegation. */
  readonly onBehalfOf: { readonly name: string; readonly until: string } | null;
}

/** A step that filings of a stage may stand at. */
export interface StepShown {
  readonly stage: Stage;
  readonly id: string;
  readonly title: Bilingual;
  readonly role: Role | null;
  /** Whether letters of approval are issued there. */
  readonly issues: boolean;
}

export interface WhoAmI {
  readonly state: SessionState;
  readonly person: { readonly id: string; readonly name: string; readonly login: string };
  readonly post: PostShown | null;
  readonly posts: readonly PostShown[];
  readonly city: { readonly region: string; readonly name: string; readonly nameEn: string | null; readonly demo: boolean } | null;
  readonly duties: readonly Duty[];
  readonly mustChange: boolean;
  readonly factor: { readonly on: boolean; readonly asked: boolean };
  readonly seasons: readonly OpenSeason[];
  /** Steps of every stage, those of the version in force first; none for whoever has no business with them. */
  readonly steps: readonly StepShown[];
  /** English names of grades, by the Chinese ones that records keep. */
  readonly grades: OwnNames;
  /** English names of documents and of places in them, by what is cited. */
  readonly cited: OwnNames;
  readonly signedInAt: string;
  readonly endsAt: string;
}

/** Who is signed in, in which post, and what there is to do at this time of the year; a session that still waits for its code tells only whose it is. */
export async function whoAmI({ tx, region, now, session, acting, packs, settings }: Context): Promise<Result<WhoAmI>> {
  if (session === null) return refused(problem("session.needed"));
  const [person, live, city, kept] = await Promise.all([
    findPerson(tx, region, session.personId), findLiveSession(tx, region, session.id, now, idleBefore(settings, now)), findCity(tx, region), findCredential(tx, region, session.personId),
  ]);
  if (person === null || person.endedAt !== null || live === null) return refused(problem("session.needed"));
  const credential = kept ?? newCredential(region, person.id, NO_PASSWORD, person.madeAt);
  const today = officeDay(now);
  const signedIn = await readStanding(tx, region, credential, today, live);
  const { state } = standing(settings.signIn, signedIn, session.factorPassed, { now: now.getTime(), today });
  const held = signedIn.posts.filter((post) => holds(post, today));
  const show = (post: Post | DelegatedPost): PostShown => ({
    id: post.id, role: post.role, roleTitle: titleOf(post.role), unit: post.unitName, unitId: post.unitId, onBehalfOf: "holderName" in post ? { name: post.holderName, until: post.until } : null,
  });
  const titleOf = (role: Role): Bilingual => packs.roles.find((one) => one.role === role)?.title ?? { zh: role, en: role };
  const inPost = held.find(({ id }) => id === acting?.postId);
  return done({
    state,
    person: { id: person.id, name: person.name, login: person.login },
    post: inPost === undefined ? null : show(inPost),
    posts: state === "in" ? held.map(show) : [],
    city: city === null ? null : { region, name: city.name, nameEn: city.nameEn, demo: city.demo },
    duties: packs.roles.find(({ role }) => role === acting?.role)?.duties ?? [],
    mustChange: state === "must-change",
    factor: { on: signedIn.factorOn, asked: factorIsAsked(settings.signIn, held, signedIn.demo) },
    seasons: state === "in" ? openSeasons(packs.workflows, STAGES, today) : [],
    steps: state === "in" && acting !== null && !isAdministrator(acting.role) ? stepsOf(packs.workflows) : [],
    grades: gradeNames(packs.profiles),
    cited: citedNames(packs.policies ?? []),
    signedInAt: live.startedAt.toISOString(),
    endsAt: live.endsAt.toISOString(),
  });
}

function stepsOf(workflows: readonly Workflow[]): readonly StepShown[] {
  const all = workflows.flatMap(({ stage, steps }) => steps.map(({ id, title, role, actions }): StepShown => ({ stage, id, title, role, issues: actions.some(({ action }) => action === "issue") })));
  return all.filter((step, index) => all.findIndex((other) => other.stage === step.stage && other.id === step.id) === index);
}
