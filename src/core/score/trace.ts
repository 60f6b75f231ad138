import type { Message } from "../basics/message.ts";

/** Where a rule or number comes from. A value that nobody has compared with the document yet is `unverified` (待核对). */
export interface Reference {
  /** `财预〔2021〕101号`; null for a rule of our own design. */
  readonly document: string | null;
  readonly clause?: string | undefined;
  readonly unverified: boolean;
}

/** One line of the explanation of a score; words under `trace.<code>`. */
export interface TraceStep extends Message {
  readonly reference?: Reference | undefined;
}

/** The inputs, the rule with its reference, the arithmetic and the rounding that led to a score, in this order. */
export type Trace = readonly TraceStep[];
