import type { PolicyDocument, PolicyFamily } from "./policy-document.ts";

/** 系列文件 as they ought to be and as they are in the library. */
export interface FamilyCount {
  readonly family: PolicyFamily;
  readonly main: number;
  readonly supporting: number;
  readonly missingMain: number;
  readonly missingSupporting: number;
  /** More than the family says it has. */
  readonly surplus: number;
}

/** Counts the “1+9” of each family, in the order given: what is there, and how many are missing. */
export function familyCounts(families: readonly PolicyFamily[], documents: readonly Pick<PolicyDocument, "family">[]): readonly FamilyCount[] {
  return families.map((family) => {
    const counted = (role: string): number => documents.filter(({ family: of }) => of?.id === family.id && of.role === role).length;
    const [main, supporting] = [counted("main"), counted("supporting")];
    return {
      family, main, supporting, missingMain: Math.max(0, family.main - main), missingSupporting: Math.max(0, family.supporting - supporting),
      surplus: Math.max(0, main - family.main) + Math.max(0, supporting - family.supporting),
    };
  });
}
