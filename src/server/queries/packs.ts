import { hasDuty } from "../../core/access/duty.ts";
import { isAdministrator } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { draftNames } from "../../core/pack/unadopted.ts";
import type { PackSet } from "../../core/pack/source.ts";
import { adopting } from "../adopting.ts";
import type { ActingContext } from "../context.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { findDefinitionSet } from "../store/definition-set.ts";
import { formUse, type FormUse } from "../store/form-use.ts";
import { findPackDraft, type PackDraft } from "../store/pack-draft.ts";
import { packPublications } from "../store/pack-publication.ts";
import { namesOfPeople } from "../store/person-names.ts";
import { tasksAndPacks, type TaskUnderOlderPacks } from "../shown/standing-tasks.ts";

export interface PackPublicationShown {
  readonly number: number;
  readonly digest: string;
  readonly source: "installation" | "bureau";
  readonly reason: string;
  readonly draftedBy: readonly string[];
  readonly publishedBy: string | null;
  readonly publishedAt: string;
}

export interface PackDraftShown extends Pick<PackDraft, "own" | "digest" | "reason" | "saved"> {
  readonly savedAt: string;
  readonly draftedBy: readonly string[];
  /** Whether the packs below changed since it was begun; it is read against those in force now. */
  readonly isBasedOnOlder: boolean;
  /** Code of the problem that keeps the asker from publishing it; null where they may. */
  readonly refusedBecause: string | null;
}

export interface PacksAnswer {
  readonly set: PackSet;
  readonly digest: string;
  readonly publications: readonly PackPublicationShown[];
  readonly draft: PackDraftShown | null;
  readonly mayDraft: boolean;
  /** Definitions that print 草案 as they are now, by the names they are adopted by: `form/goal`, `measure/cut`. */
  readonly drafts: readonly string[];
  readonly forms: readonly FormUse[];
  /** 已下达的任务 that stand under other packs than those in force, and that keep them until they are issued again. */
  readonly olderTasks: readonly TaskUnderOlderPacks[];
  /** How many stand under those in force, and will stand under older ones once others are published. */
  readonly tasksInForce: number;
}

/** 方案: the packs in force as they are written, when which were, what is being worked on, and what runs on them. */
export async function packs(context: ActingContext): Promise<Result<PacksAnswer>> {
  const { tx, region, acting, packs: now, scheme } = context;
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  if (scheme.set === null) return refused(problem("scheme.no-packs"));
  const all = await packPublications(tx, region);
  const draft = await findPackDraft(tx, region);
  const names = await namesOfPeople(tx, region, [...all, ...(draft === null ? [] : [draft])].flatMap((one) => [...one.draftedBy.map(({ personId }) => personId), ...("publishedBy" in one && one.publishedBy !== null ? [one.publishedBy] : [])]));
  const nameOf = (id: string): string => names.get(id) ?? "";
  const adopted = await confirmedAdoptions(tx, region);
  return done({
    set: scheme.set, digest: now.digest, mayDraft: hasDuty(now, acting.role, "packs.draft"),
    publications: all.map(({ number, digest, source, reason, draftedBy, publishedBy, publishedAt }) => ({
      number, digest, source, reason, draftedBy: draftedBy.map(({ personId }) => nameOf(personId)), publishedBy: publishedBy === null ? null : nameOf(publishedBy), publishedAt: publishedAt.toISOString(),
    })),
    draft: draft === null ? null : {
      own: draft.own, digest: draft.digest, reason: draft.reason, saved: draft.saved, savedAt: draft.savedAt.toISOString(), draftedBy: draft.draftedBy.map(({ personId }) => nameOf(personId)),
      isBasedOnOlder: draft.basedOn !== now.digest, refusedBecause: whyNotPublish(context, draft),
    },
    drafts: draftNames(await adopting(context), adopted, definitionDigest),
    forms: await formUse(tx, region),
    ...(await tasksAndPacks(context)),
  });
}

/** What is being worked on, for whoever works on it. */
export function packDraft({ tx, region }: ActingContext): Promise<PackDraft | null> {
  return findPackDraft(tx, region);
}

/** The packs of an earlier publication, to be compared with those in force. */
export async function packsOfPublication({ tx, region, acting }: ActingContext, number: number): Promise<Result<PackSet>> {
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const found = (await packPublications(tx, region)).find((one) => one.number === number);
  const stored = found === undefined ? null : await findDefinitionSet(tx, region, found.digest);
  return stored === null || !("set" in stored) ? refused(problem("scheme.publication-unknown", "", { number })) : done(stored.set);
}

function whyNotPublish({ acting, packs: now }: ActingContext, { draftedBy }: PackDraft): string | null {
  if (!hasDuty(now, acting.role, "packs.publish")) return "duty.missing";
  if (draftedBy.some(({ personId }) => personId === acting.personId)) return "scheme.publish-same-person";
  return draftedBy.some(({ role }) => role === acting.role) ? "scheme.publish-same-role" : null;
}
