import type { Role } from "../access/role.ts";

/** How signing in is guarded: everything that an inspection looks at, in one place. Its name stands in the words under `sign-in.preset.<id>`. */
export interface SignInPreset {
  readonly id: string;
  readonly password: PasswordRules;
  readonly lockout: LockoutRules;
  readonly hash: HashRules;
  /** Roles that cannot act before their person has set up a second factor. */
  readonly factorFor: readonly Role[];
  /** Minutes within which the code of the second factor has to follow the password. */
  readonly factorMinutes: number;
}

export interface PasswordRules {
  /** In characters as people count them, not in bytes. */
  readonly shortest: number;
  readonly longest: number;
  /** How many of the four classes (large letters, small letters, digits, anything else) must occur. */
  readonly classes: number;
  /** How many passwords must have come between before one may come back; the present one counts. */
  readonly history: number;
  /** Days after which a password has to be changed. */
  readonly days: number;
  /** Longest stretch of one repeated character, or of neighbours in the alphabet, the digits or on the keyboard. */
  readonly longestRun: number;
}

export interface LockoutRules {
  /** Wrong attempts in a row that lock an account. */
  readonly failures: number;
  readonly minutes: number;
  /** Wrong attempts at one account that one source has in a day: it cannot keep the account locked beyond them. */
  readonly failuresOfSource: number;
}

/** The stored form of a password says how it was made, so that a change here leaves old ones readable. */
export type HashRules =
  | { readonly method: "scrypt"; readonly cost: number; readonly blockSize: number; readonly parallel: number }
  /** For installations that may use the national algorithms only. */
  | { readonly method: "pbkdf2-sm3"; readonly rounds: number };

/**
 * 等保三级: GB/T 22239-2019 §8.1.4.1 asks for identification that cannot be forged or easily guessed, is changed regularly, ends
 * after failures, and for two kinds of it where rights are managed; it names no numbers. These are the ones inspections accept.
 */
export const LEVEL_THREE: SignInPreset = {
  id: "level-3",
  password: { shortest: 10, longest: 128, classes: 3, history: 5, days: 90, longestRun: 3 },
  lockout: { failures: 5, minutes: 15, failuresOfSource: 10 },
  hash: { method: "scrypt", cost: 16_384, blockSize: 8, parallel: 5 },
  factorFor: ["system-admin", "security-admin", "audit-admin"],
  factorMinutes: 10,
};

/** The same on the national algorithms (国密). */
export const LEVEL_THREE_SM: SignInPreset = { ...LEVEL_THREE, id: "level-3-sm", hash: { method: "pbkdf2-sm3", rounds: 220_000 } };

export const PRESETS: readonly SignInPreset[] = [LEVEL_THREE, LEVEL_THREE_SM];

export function presetNamed(id: string): SignInPreset | null {
  return PRESETS.find((preset) => preset.id === id) ?? null;
}
