import { element, type Child } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import type { SeverityCounts } from "../../../core/recheck/group.ts";
import type { Summary } from "./summary.ts";

/** The strip on top of a table: the recomputed sum, the grade, and how many rows the body's own habit explains. */
export function strip(context: Context, summary: Summary, grade: string | null, counts: SeverityCounts, openSum: (of: "total_score" | "total_points") => void): HTMLElement {
  const { say } = context;
  return element(
    "section",
    { class: "strip", "aria-label": say("page.strip.label") },
    element("div", { class: "strip-item strip-sum" }, sums(context, summary, openSum)),
    grade === null ? null : item(say("form.grade", { grade }), say("page.strip.grade")),
    item(String(summary.rows), say("page.strip.rows", { count: summary.rows })),
    summary.explained + summary.unexplained === 0
      ? null
      : item(say("page.strip.of", { explained: summary.explained, scores: summary.explained + summary.unexplained }), explained(context, summary), "strip-wide"),
    summary.unexplained === 0 ? null : item(String(summary.unexplained), say("page.strip.unexplained"), "strip-doubt"),
    element("div", { class: "strip-item strip-counts" }, severityCounts(context, counts)),
  );
}

function item(figure: string, words: string, kind = ""): HTMLElement {
  return element("div", { class: `strip-item ${kind}` }, element("span", { class: "strip-figure" }, figure), element("span", { class: "strip-words" }, words));
}

function sums({ say }: Context, { sum, points, printedSum, sums: compared }: Summary, openSum: (of: "total_score" | "total_points") => void): Child {
  const figureOf = (of: "total_score" | "total_points", figure: string, label: string) =>
    element("button", { type: "button", class: "strip-figure strip-main opens", onclick: () => openSum(of), "aria-label": label }, figure);
  if (sum === null) {
    if (points === null) return element("span", { class: "strip-words" }, say("page.strip.no-sum"));
    const words = element("span", { class: "strip-words" }, element("span", {}, say("page.strip.points")), element("span", {}, say("page.strip.no-scores")));
    return [figureOf("total_points", points, say("page.strip.open-points", { sum: points })), words];
  }
  const figure = figureOf("total_score", sum, say("page.strip.open-sum", { sum }));
  const words = compared === "different" ? say("page.strip.sum-different", { printed: printedSum ?? "" }) : say(compared === "equal" ? "page.strip.sum-equal" : "page.strip.sum-unproven");
  return [figure, element("span", { class: `strip-words sums-${compared}` }, element("span", { class: "strip-name" }, say("page.strip.sum")), element("span", {}, words))];
}

function explained({ say }: Context, { habit, candidates }: Summary): string {
  if (habit !== null) return say("page.strip.explained-by", { habit: say(`page.habit.${habit}`) });
  return candidates.length === 0 ? say("page.strip.explained") : say("page.strip.explained-open", { habits: candidates.map((one) => say(`page.habit.${one}`)).join(say("page.list-or")) });
}

/** Counts of findings, each with its shape and its word; a single word when there are none. */
export function severityCounts({ say }: Context, counts: SeverityCounts): Child {
  const present = (["error", "warning", "note"] as const).filter((severity) => counts[severity] > 0);
  if (present.length === 0) return element("span", { class: "count count-well" }, element("span", { class: "shape shape-well", "aria-hidden": "true" }), say("page.count.none"));
  return present.map((severity) =>
    element(
      "span",
      { class: `count count-${severity}` },
      element("span", { class: `shape shape-${severity}`, "aria-hidden": "true" }),
      element("b", {}, String(counts[severity])),
      " ",
      say(`page.count.${severity}`, { count: counts[severity] }),
    ),
  );
}
