/** 绩效对象类别: the closed list of what is budgeted and judged. */
export const SUBJECT_KINDS = ["project", "project-level-1", "special-fund", "policy", "department-overall", "unit-overall", "fund", "fund-item", "transfer-payment", "special-bond"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** 延续、新增、年中追加、结转、取消 */
export const SUBJECT_ATTRIBUTES = ["continuing", "new", "in-year", "carried-over", "cancelled"] as const;
export type SubjectAttribute = (typeof SUBJECT_ATTRIBUTES)[number];

export const BOOKS = ["GENERAL_PUBLIC", "GOV_FUND", "STATE_CAPITAL", "SOCIAL_INSURANCE"] as const;
export type Book = (typeof BOOKS)[number];

/** What a kind is a part of; a fund item is nothing without its fund. */
export const PARENT_OF: Readonly<Partial<Record<SubjectKind, { readonly kind: SubjectKind; readonly needed: boolean }>>> = {
  project: { kind: "project-level-1", needed: false },
  "fund-item": { kind: "fund", needed: true },
  "transfer-payment": { kind: "transfer-payment", needed: false },
};

/** Of these there is one in a body, and its goal is due every year, whether or not money stands beside its name: the money is its projects'. */
export const OVERALL_KINDS: readonly SubjectKind[] = ["department-overall", "unit-overall"];
