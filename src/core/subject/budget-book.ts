/** 四本预算: 一般公共预算, 政府性基金预算, 国有资本经营预算, 社会保险基金预算 (预算法第五条). */
export const BUDGET_BOOKS = ["GENERAL_PUBLIC", "GOV_FUND", "STATE_CAPITAL", "SOCIAL_INSURANCE"] as const;
export type BudgetBook = (typeof BUDGET_BOOKS)[number];
