import type { SessionState } from "../../app/api/session-shapes.ts";

/** Where somebody stands on the way in. */
export type SignInStep = "password" | "factor" | "new-password" | "factor-to-set-up" | "in";

export function stepAfter(state: SessionState): SignInStep {
  switch (state) {
    case "in": return "in";
    case "factor-needed": return "factor";
    case "must-change": return "new-password";
    case "factor-to-set-up": return "factor-to-set-up";
  }
}

/** Six digits as authenticators show them, however they were typed. */
export function codeDigits(typed: string): string {
  return typed.replace(/\D/g, "").slice(0, 6);
}

/** Why a new password cannot be sent yet; what makes a password good is the server's to say. */
export function newPasswordFault(password: string, again: string): "empty" | "differs" | null {
  if (password === "") return "empty";
  return password === again ? null : "differs";
}
