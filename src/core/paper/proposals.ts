import { message, type Message } from "../basics/message.ts";
import { cellOfFinding } from "../form/cell-path.ts";
import type { FilingHead, FilingValues } from "../form/filing-values.ts";
import { toPublishedTable } from "../form/published-table.ts";
import type { Profile } from "../score/profile.ts";
import { goalFromTable } from "../smart/from-table.ts";
import { lintGoal } from "../smart/lint.ts";
import { pathOf } from "../smart/remark.ts";
import { itemsOf, type PaperDefinition } from "./paper-definition.ts";

/** Why something is proposed: a finding of the goal linter, or what somebody said about a cell. */
export interface ProposalReason {
  readonly from: "finding" | "remark";
  readonly severity: "error" | "warning" | "note" | null;
  /** The cell; empty for the form as a whole. */
  readonly path: string;
  readonly said: Message;
}

/** What the record itself suggests for an item of a review. It is offered with its reasons and stands nowhere until somebody takes it. */
export interface Proposal {
  readonly item: string;
  /** Null where the reasons suggest no rating. */
  readonly rating: string | null;
  readonly reasons: readonly ProposalReason[];
}

export interface OpenRemark {
  readonly path: string;
  readonly said: string;
  readonly by: string;
}

/** What findings about a goal, and remarks that nobody settled yet, suggest for its review; nothing for an item that none speaks to. */
export function proposalsFor(paper: PaperDefinition, head: FilingHead, values: FilingValues, profile: Profile, remarks: readonly OpenRemark[]): readonly Proposal[] {
  if (paper.form !== "review" || head.stage !== "goal") return [];
  const goal = goalFromTable(toPublishedTable(head, values, "unit"), profile);
  const findings = lintGoal({ ...goal, rows: goal.rows.map((row, index) => ({ ...row, lastActual: values.rows[index]?.baseline || null })) });
  return itemsOf(paper).flatMap(({ id, rules, cells }): Proposal[] => {
    const found = findings.filter(({ rule }) => rules.includes(rule)).map(({ severity, place, message: said }): ProposalReason => ({
      from: "finding", severity, path: cellOfFinding(values, pathOf(place)) ?? "", said,
    }));
    const told = remarks.filter(({ path }) => cells.includes(path.replace(/\[[^\]]*\]/, "[*]"))).map(({ path, said, by }): ProposalReason => ({
      from: "remark", severity: null, path, said: message("app-paper.reason.remark", { said, by }),
    }));
    const reasons = [...found, ...told];
    const worst = found.some(({ severity }) => severity === "error") ? "error" : found.some(({ severity }) => severity === "warning") ? "warning" : null;
    return reasons.length === 0 ? [] : [{ item: id, rating: worst === null ? null : paper.suggests[worst], reasons }];
  });
}
