import { hasDuty } from "../../core/access/duty.ts";
import { isAdministrator } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { unadopted } from "../../core/pack/unadopted.ts";
import { versionDifferences, type VersionDifference } from "../../core/workflow/version-differences.ts";
import { workflowBy, workflowOf } from "../../core/workflow/find-step.ts";
import type { Bilingual, Workflow } from "../../core/workflow/workflow.ts";
import { spansWhere, type YearSpan } from "../../core/workflow/year-spans.ts";
import type { ActingContext } from "../context.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { namesOfPeople } from "../store/person-names.ts";
import { workflowDrafts, type WorkflowDraft } from "../store/workflow-draft.ts";
import { workflowUse } from "../store/workflow-use.ts";
import { workflowVersions } from "../store/workflow-version.ts";

export interface VersionShown {
  readonly version: number;
  readonly source: "pack" | "bureau";
  readonly reason: string;
  readonly publishedBy: string | null;
  /** Null for what the packs say and nobody has stored yet. */
  readonly publishedAt: string | null;
  readonly inForce: boolean;
  /** Prints 草案. */
  readonly draft: boolean;
  readonly records: number;
  readonly running: number;
}

export interface DraftShown {
  readonly basedOn: number;
  readonly reason: string;
  readonly draftedBy: readonly string[];
  readonly saved: number;
  readonly savedAt: string;
  /** Code of the problem that keeps the asker from publishing it; null where they may. */
  readonly refusedBecause: string | null;
}

export interface WorkflowShown {
  readonly id: string;
  readonly stage: Stage;
  readonly title: Bilingual;
  /** Budget years whose new records of its stage begin on it here, rising; none where they begin on another. */
  readonly chosenFor: readonly YearSpan[];
  readonly versions: readonly VersionShown[];
  readonly next: DraftShown | null;
}

export interface WorkflowsAnswer {
  readonly items: readonly WorkflowShown[];
  readonly mayDraft: boolean;
}

/** 流程: every workflow of the region with its versions, what runs on each, and the one that is being worked on. */
export async function workflows(context: ActingContext): Promise<Result<WorkflowsAnswer>> {
  const { tx, region, acting, packs, scheme } = context;
  // How the city works is for everybody who works with it; the three administrators don't.
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const stored = await workflowVersions(tx, region);
  const drafts = await workflowDrafts(tx, region);
  const used = await workflowUse(tx, region);
  const adopted = await confirmedAdoptions(tx, region);
  const names = await namesOfPeople(tx, region, [...stored.flatMap(({ publishedBy }) => (publishedBy === null ? [] : [publishedBy])), ...drafts.flatMap(({ draftedBy }) => draftedBy.map(({ personId }) => personId))]);
  const ids = [...new Set(packs.workflows.map(({ id }) => id))];
  return done({
    mayDraft: hasDuty(packs, acting.role, "flow.draft"),
    items: ids.map((id): WorkflowShown => {
      const versions = packs.workflows.filter((one) => one.id === id);
      const current = versions[0]!;
      const draft = drafts.find(({ workflow }) => workflow.id === id) ?? null;
      return {
        id, stage: current.stage, title: current.title, chosenFor: spansWhere(scheme.years, (year) => workflowOf(scheme.packsIn(year, current.stage), current.stage).id === id),
        versions: versions.toSorted((left, right) => right.version - left.version).map((workflow): VersionShown => {
          const { version } = workflow;
          const kept = stored.find((one) => one.workflow.id === id && one.workflow.version === version);
          const use = used.find((one) => one.workflow === id && one.version === version);
          return {
            version, source: kept?.source ?? "pack", reason: kept?.reason ?? "", publishedBy: kept?.publishedBy == null ? null : (names.get(kept.publishedBy) ?? ""),
            publishedAt: kept?.publishedAt.toISOString() ?? null, inForce: version === current.version,
            draft: unadopted(packs, adopted, [`workflow/${id}/${version}`], definitionDigest).length > 0, records: use?.records ?? 0, running: use?.running ?? 0,
          };
        }),
        next: draft === null ? null : draftShown(context, draft, names),
      };
    }),
  });
}

function draftShown({ acting, packs }: ActingContext, { basedOn, reason, draftedBy, saved, savedAt }: WorkflowDraft, names: ReadonlyMap<string, string>): DraftShown {
  const refusedBecause = !hasDuty(packs, acting.role, "flow.publish") ? "duty.missing"
    : draftedBy.some(({ personId }) => personId === acting.personId) ? "workflow.publish-same-person"
    : draftedBy.some(({ role }) => role === acting.role) ? "workflow.publish-same-role" : null;
  return { basedOn, reason, draftedBy: draftedBy.map(({ personId }) => names.get(personId) ?? ""), saved, savedAt: savedAt.toISOString(), refusedBecause };
}

export interface WorkflowRead {
  readonly workflow: Workflow;
  /** The draft's count of saves; 0 for a version in force. */
  readonly saved: number;
  readonly reason: string;
  readonly differences: readonly VersionDifference[];
}

/** One version with what it does differently from the one before it; `"draft"` is the one being worked on, against the one in force. */
export async function workflowVersion({ tx, region, acting, packs }: ActingContext, id: string, version: number | "draft"): Promise<Result<WorkflowRead>> {
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const versions = packs.workflows.filter((one) => one.id === id);
  if (versions.length === 0) return refused(problem("workflow.unknown"));
  if (version === "draft") {
    const draft = (await workflowDrafts(tx, region)).find(({ workflow }) => workflow.id === id);
    if (draft === undefined) return refused(problem("workflow.no-draft"));
    return done({ workflow: draft.workflow, saved: draft.saved, reason: draft.reason, differences: versionDifferences(versions[0]!, draft.workflow) });
  }
  const workflow = workflowBy(packs, id, version);
  if (workflow === null) return refused(problem("workflow.version-unknown", "", { version }));
  const before = versions.filter((one) => one.version < version).toSorted((left, right) => right.version - left.version)[0];
  return done({ workflow, saved: 0, reason: "", differences: before === undefined ? [] : versionDifferences(before, workflow) });
}
