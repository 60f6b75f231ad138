import type { MessageParams } from "../../../core/basics/message.ts";
import type { TitledToday } from "../../../server/http/turn-title.ts";
import type { FilingAnswer } from "../../../server/queries/filing.ts";
import type { ListAnswer } from "../../../server/queries/filing-list.ts";
import type { HandOver as HandedOver } from "../../../server/queries/hand-over.ts";
import type { ShownPeriod as PeriodHere } from "../../../server/queries/monitoring-periods.ts";
import type { RecordRules as Rules } from "../../../server/queries/record-rules.ts";
import type { WhyAnswer } from "../../../server/queries/score-why.ts";
import type { SubjectsThere } from "../../../server/queries/subject-list.ts";
import type { Told, ToldPage } from "./told.ts";

/** What waits for the post acted in, by year and stage: `GET /api/today`. */
export type Today = Told<TitledToday>;

export type Waiting = Today["waiting"][number];

export type FilingList = ToldPage<ListAnswer>;

/** Until when a filing may be dealt with where it stands, as a day, and how many working days it is late; null where the step has no limit, or it isn't. */
export interface Deadline {
  readonly due: string | null;
  readonly lateDays: number | null;
  /** Some of the days lie in a year without a calendar and were reckoned in plain weeks. */
  readonly dueAssumed: boolean;
}

export type FilingItem = FilingList["items"][number];

/** 监控期 of a year: `GET /api/{year}/monitoring/periods`. Days are ISO days. */
export type ShownPeriod = Told<PeriodHere>;

export type ScoreBy = "unit" | "department" | "finance";

/** `GET /api/{year}/{stage}/subjects` */
export type SubjectsToBegin = Told<SubjectsThere>;
/** 下达 as units are told of it. */
export type TaskTold = NonNullable<SubjectsToBegin["task"]>;
export type SubjectWithoutFiling = SubjectsToBegin["items"][number];

/** One filing with everything around it. */
export type FilingDetail = FilingTold & {
  /** What its packs said when it was begun. */
  readonly rules: RecordRules;
};

/** `GET /api/packs/{digest}/{year}/forms/{form}`: what a record is drawn, filled and scored by; decimals of the packs are small enough to travel as numbers. */
export type RecordRules = Rules;

/** `GET /api/{year}/{stage}/filings/{id}` */
export type FilingTold = Told<FilingAnswer>;

/** What one may do to a filing beside its steps; null for each that is not one's to do. */
export type Corrections = FilingTold["corrections"];

/** 延期 of a step, with the deadline it had before. */
export type Extension = FilingTold["extensions"][number];

export type AllowedAction = FilingTold["allowed"][number];

export type Remark = FilingTold["remarks"][number];

/** What the next holder of a post has to know: `GET /api/hand-over`. */
export type HandOver = Told<HandedOver>;

/** 催办 of whoever held a filing, or of those who were asked to sign it. */
export type Urging = FilingTold["urgings"][number];

/** 支付截止快照: what had been paid up to a day, as it was known when it was taken. */
export type Snapshot = NonNullable<FilingTold["snapshot"]>;

export type Payments = Snapshot["later"];

export type Evidence = FilingTold["evidence"][number];

/** Every score and where it comes from: `GET …/{id}/why`. */
export type Why = Told<WhyAnswer>;

export type WhyLine = Why["lines"][number];

export interface WhyStep {
  readonly code: string;
  readonly params: MessageParams;
  readonly reference?: WhyReference | null | undefined;
}

export interface WhyReference {
  readonly document: string | null;
  readonly clause?: string | null | undefined;
  readonly unverified: boolean;
}

/** A step as the picture of its workflow shows it. */
export type DrawnStep = FilingTold["workflow"]["steps"][number];
