/** How an indicator of the whole is passed on: its target is shared out, goes on unchanged, or each part sets one of its own. */
export type SplitRule = "sum" | "same" | "own";
export const SPLIT_RULES: readonly SplitRule[] = ["sum", "same", "own"];

/** A whole 转移支付 that may be passed down: no part of another, and nothing secret. */
export function isTransferWhole({ kind, parentId, classified }: { readonly kind: string; readonly parentId: string | null; readonly classified: boolean }): boolean {
  return kind === "transfer-payment" && parentId === null && !classified;
}

/** An indicator of the whole goal that is passed on. */
export interface SplitIndicator {
  /** Id of its row in the goal that is split. */
  readonly id: string;
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  /** 指标值 as approved. */
  readonly target: string;
  readonly rule: SplitRule;
}

/** 待分解的绩效目标: money in fen and indicators. */
export interface SplitWhole {
  readonly year: number;
  readonly amountFen: bigint;
  readonly indicators: readonly SplitIndicator[];
}

/** 区域: what one region or unit receives, as it was typed. */
export interface SplitPart {
  /** Id of the body that receives it. */
  readonly id: string;
  readonly name: string;
  /** 万元 as typed. */
  readonly amount: string;
  /** By id of the indicator; left out is not filled. */
  readonly targets: Readonly<Record<string, string>>;
}

export function partPath(id: string, indicator: string | null): string {
  return indicator === null ? `parts[${id}].amount` : `parts[${id}].targets[${indicator}]`;
}
