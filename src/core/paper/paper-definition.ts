import type { Role } from "../access/role.ts";
import type { Stage } from "../form/filing-values.ts";
import type { Bilingual, Provenance } from "../layout/form.ts";
import type { BudgetBook } from "../subject/budget-book.ts";
import type { SubjectKind } from "../subject/subject-kind.ts";
import type { Action } from "../workflow/workflow.ts";

/**
 * 随表文书: a paper that goes with a filing. `review` is 审核表: questions that are rated, with an opinion. `report` is a text in sections
 * whose figures come from the filing. What it asks, of whom and by whom it is written is data.
 */
export interface PaperDefinition {
  readonly id: string;
  readonly form: "review" | "report";
  readonly title: Bilingual;
  readonly provenance: Provenance;
  /** The stage whose filings it goes with. */
  readonly stage: Stage;
  /** Kinds of subjects it is for. */
  readonly kinds: readonly SubjectKind[];
  /** 四本预算: the books whose paper it is in place of another, with that one's id; null where it is for each book that has none of its own. */
  readonly of: PaperOfBooks | null;
  /** What its head calls the subject and who carries it out, where the book has words of its own: 险种, 经办机构. */
  readonly head: { readonly name: Bilingual | null; readonly unit: Bilingual | null };
  /** Who writes it, each while the filing is in their own hands. */
  readonly roles: readonly Role[];
  /** Of whom it is asked: of those kinds, from that many yuan on; null asks for it whatever the amount. At which gates; null where the packs name none. Others may still write one. */
  readonly asked: { readonly kinds: readonly SubjectKind[]; readonly fromYuan: number | null; readonly at: readonly PaperGate[] | null };
  /** 优良中差, the best first; none in a report. */
  readonly ratings: readonly PaperRating[];
  readonly parts: readonly PaperPart[];
  /** 总体意见 below the parts; null where there is none. */
  readonly conclusion: Bilingual | null;
  /** The rating that findings of a severity suggest; null where they suggest none. */
  readonly suggests: { readonly error: string | null; readonly warning: string | null };
}

export interface PaperOfBooks {
  readonly paper: string;
  readonly books: readonly BudgetBook[];
}

/** What is not done without the paper, where it is asked for: an action, at one step of the workflow or, with null, at each step whose holder writes it. */
export interface PaperGate {
  readonly action: GateAction;
  readonly step: string | null;
}

/** Closed list of what may wait for a paper: what carries a filing onwards. */
export const GATE_ACTIONS = ["submit", "approve", "issue", "confirm"] as const satisfies readonly Action[];
export type GateAction = (typeof GATE_ACTIONS)[number];

const USUAL: readonly PaperGate[] = [{ action: "submit", step: null }];

/** Where the packs name no gate, whoever writes a paper submits nothing without it; one whose writers submit nothing holds nothing back, as before packs could name gates. */
export function gatesOf({ asked }: Pick<PaperDefinition, "asked">): readonly PaperGate[] {
  return asked.at ?? USUAL;
}

export interface PaperRating {
  readonly id: string;
  readonly title: Bilingual;
}

/** 审核方面 of a review, chapter of a report. */
export interface PaperPart {
  readonly id: string;
  readonly title: Bilingual;
  readonly items: readonly PaperItem[];
}

export interface PaperItem {
  readonly id: string;
  readonly title: Bilingual;
  /** 审核要点, or what a section is to say. */
  readonly points: readonly Bilingual[];
  /** Rules of the goal linter whose findings speak to it. */
  readonly rules: readonly string[];
  /** Cells about which a remark speaks to it: `rows[*].target`. */
  readonly cells: readonly string[];
  /** Figures of the filing that stand in it. */
  readonly figures: readonly Figure[];
  /** 二级指标 whose lines the figure `indicators` tells; none where it is not among the figures. */
  readonly level2: readonly string[];
  readonly required: boolean;
}

/** Closed list of what a report takes from the values of its filing. */
export const FIGURES = ["subject", "goal", "execution", "score", "self-score", "levels", "missed", "result", "measures", "replies", "sources", "indicators"] as const;
export type Figure = (typeof FIGURES)[number];

/** The answer below all parts has this name; no item may have it. */
export const CONCLUSION = "conclusion";

/** What stands in an item: its rating, where the paper rates, and its text. */
export interface PaperAnswer {
  readonly rating: string | null;
  readonly text: string;
}
export type PaperAnswers = Readonly<Record<string, PaperAnswer>>;

export const NO_ANSWER: PaperAnswer = { rating: null, text: "" };

export function itemsOf({ parts }: Pick<PaperDefinition, "parts">): readonly PaperItem[] {
  return parts.flatMap(({ items }) => items);
}

/** As much of a filing as says which papers go with it. */
export interface PaperWish {
  readonly stage: Stage;
  readonly subjectKind: string;
  /** Of its subject; null where whoever asks does not see it, who is told of the papers of no book in particular. */
  readonly book: BudgetBook | null;
}

/** The papers that go with a filing, in the order of the packs; where its book has one of its own, that one and not the one it is in place of. */
export function papersFor(papers: readonly PaperDefinition[], { stage, subjectKind, book }: PaperWish): readonly PaperDefinition[] {
  const fitting = papers.filter((paper) => paper.stage === stage && paper.kinds.some((kind) => kind === subjectKind) && (paper.of === null || (book !== null && paper.of.books.includes(book))));
  return fitting.filter(({ id }) => !fitting.some(({ of }) => of?.paper === id));
}

/** Whether one is asked for, and not only possible. An amount that is not known reaches no threshold. */
export function isAsked({ asked }: PaperDefinition, { subjectKind, amountFen }: { readonly subjectKind: string; readonly amountFen: bigint | null }): boolean {
  if (!asked.kinds.some((kind) => kind === subjectKind)) return false;
  return asked.fromYuan === null || (amountFen !== null && amountFen >= BigInt(asked.fromYuan) * 100n);
}
