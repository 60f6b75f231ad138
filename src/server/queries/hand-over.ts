import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { hasDuty } from "../../core/access/duty.ts";
import type { Role } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { deadlineOf } from "../../core/workflow/due.ts";
import type { Deadline } from "../../core/workflow/under-way.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { standingDelegations } from "../store/delegation.ts";
import { sm3 } from "../store/digest.ts";
import { draftsOf, heldFilings, openRemarks } from "../store/hand-over.ts";
import { findPost } from "../store/post.ts";
import { waitingFor } from "../store/waiting.ts";

/** As many as somebody hands over by name; a post that holds more is handed over by its counts and its list. */
const SHOWN = 200;

interface Named {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
}

export interface HandOver {
  /** Of all that follows: printed as the version code. */
  readonly digest: string;
  readonly post: { readonly unit: string; readonly role: Role };
  readonly day: string;
  /** How many filings the post holds; the longest held are named. */
  readonly count: number;
  readonly filings: readonly (Named & Deadline & { readonly unit: string; readonly title: Bilingual; readonly since: string; readonly cameBack: boolean })[];
  readonly remarks: readonly (Named & { readonly path: string; readonly said: string; readonly by: string; readonly at: string })[];
  /** Of the asker's own. */
  readonly drafts: readonly (Named & { readonly savedAt: string })[];
  readonly delegations: readonly { readonly to: string; readonly from: string; readonly until: string; readonly reason: string }[];
}

/** 移交: what lies in the hands of the post acted in, what was said about it and not settled, what is typed and not saved, and who may act in it. */
export async function handOver({ tx, region, now, acting, packs }: ActingContext): Promise<Result<HandOver>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const post = await findPost(tx, region, acting.postId);
  if (post === null) return refused(problem("post.unknown"));
  const day = officeDay(now);
  const held = await heldFilings(tx, region, acting, acting, SHOWN);
  const named = new Map(held.map(({ id, year, stage, name }) => [id, { id, year, stage, name }]));
  const remarks = await openRemarks(tx, region, [...named.keys()]);
  const listed = {
    post: { unit: post.unitName, role: post.role },
    day,
    count: (await waitingFor(tx, region, acting, acting)).reduce((sum, { count }) => sum + count, 0),
    filings: held.map((filing) => {
      const { id, year, stage, name, unitName, step, since, cameBack } = filing;
      const workflow = workflowOfFiling(packs, filing);
      return {
        id, year, stage, name, cameBack, unit: unitName, title: stepOf(workflow, step)?.title ?? { zh: step, en: step }, since: since.toISOString(),
        ...deadlineOf(workflow, filing, officeDay(since), day, packs.calendars ?? []),
      };
    }),
    remarks: remarks.map(({ filingId, at, ...remark }) => ({ ...named.get(filingId)!, ...remark, at: at.toISOString() })),
    drafts: (await draftsOf(tx, region, acting.personId, SHOWN)).map(({ savedAt, ...one }) => ({ ...one, savedAt: savedAt.toISOString() })),
    delegations: (await standingDelegations(tx, region, acting.postId, day)).map(({ personName, from, until, reason }) => ({ to: personName, from, until, reason })),
  };
  return done({ digest: sm3(canonicalJson(listed)), ...listed });
}
