import { problem, type Problem } from "../basics/problem.ts";

/**
 * 不予公开的情形, a closed list: what may be disclosed is still being determined (保密审查, 政府信息公开条例 art. 17), personal privacy and commercial
 * secrets (条例 art. 15), whatever else a law keeps from the public, which is then written out, and state secrets (预算法 art. 14, 条例 art. 14). Of the
 * last there is more to keep than the public: no mark is made for it any more, and those of before stand until they are released.
 */
export const WITHHOLDING_REASONS = ["secrecy-review", "personal-or-commercial", "other-lawful", "classified"] as const;

export type WithholdingReason = (typeof WITHHOLDING_REASONS)[number];

/** Why a project is kept from the public. It is for those inside, and in no publication. */
export interface WithholdingGround {
  readonly reason: WithholdingReason;
  /** The law and its article in words, for `other-lawful` alone; empty for the others, which say enough, and more would be a secret itself. */
  readonly ground: string;
}

/**
 * What is wrong with a ground before anything is looked for; null where nothing is. Spaces and marks alone name no law. What is classified is a code
 * and a count in every place, and a project with a name, money and forms that is merely not published would be classified in one place only.
 */
export function groundProblem({ reason, ground }: WithholdingGround): Problem | null {
  if (reason === "classified") return problem("publication.classified-is-a-code", "reason");
  if (reason === "other-lawful") return /[\p{L}\p{N}]/u.test(ground) ? null : problem("publication.ground-needed", "ground");
  return ground === "" ? null : problem("publication.ground-not-asked", "ground");
}

/** Codes of withheld projects that the version which is public still shows: what is published stays as it is, so a new version has to follow. */
export function stillPublic(withheld: readonly { readonly code: string }[], published: { readonly projects: readonly { readonly code: string }[] } | null): readonly string[] {
  const shown = new Set(published?.projects.map(({ code }) => code));
  return withheld.map(({ code }) => code).filter((code) => shown.has(code));
}
