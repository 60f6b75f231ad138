/** 协议: what parties promised each other over a term, clause by clause, and what money follows which result (F214). */
export interface Agreement {
  readonly title: string;
  /** 协议编号; empty where it has none. */
  readonly number: string;
  readonly signedOn: string;
  /** 协议期: first and last day. */
  readonly from: string;
  readonly until: string;
  readonly parties: readonly AgreementParty[];
  readonly phases: readonly AgreementPhase[];
  readonly clauses: readonly AgreementClause[];
  readonly goals: readonly PhaseGoal[];
  readonly tranches: readonly Tranche[];
}

export interface AgreementParty {
  readonly name: string;
  /** As the agreement calls it: 甲方. */
  readonly role: string;
}

/** 阶段, in order of time and without overlap. */
export interface AgreementPhase {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  /** Budget year of the self-evaluation by which the phase is judged; null while none is agreed on. */
  readonly evaluatedYear: number | null;
}

export interface AgreementClause {
  readonly id: string;
  /** 第三条 */
  readonly at: string;
  readonly gist: string;
}

/** 阶段目标: what a clause promises for a phase; its own words, or an indicator of the goal of the phase's year. */
export interface PhaseGoal {
  readonly id: string;
  readonly phase: string;
  readonly clause: string;
  readonly name: string;
  readonly target: string;
  /** Id of the row of the filed goal that it is; null for one that stands here alone. */
  readonly row: string | null;
}

/** 拨款批次 */
export interface Tranche {
  readonly id: string;
  readonly title: string;
  readonly amountFen: string;
  /** The phase whose evaluation it follows; null for money that is paid at the beginning, before there is anything to evaluate. */
  readonly phase: string | null;
  readonly conditions: readonly TrancheCondition[];
}

/** 条件, a closed list: the grade or score reached, by whose score, and a day before which nothing is paid. */
export type TrancheCondition =
  | { readonly kind: "grade-at-least"; readonly grade: string }
  | { readonly kind: "score-at-least"; readonly score: string }
  | { readonly kind: "scored-by"; readonly by: "department" | "finance" }
  | { readonly kind: "not-before"; readonly day: string };
