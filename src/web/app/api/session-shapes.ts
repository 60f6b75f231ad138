import type { Role } from "../../../core/access/role.ts";
import type { Duty } from "../../../core/pack/definitions.ts";
import type { Stage } from "../../../core/form/filing-values.ts";
import type { Bilingual } from "../../../core/workflow/workflow.ts";

/** What the server says about who is signed in: `GET /api/session`. */
export interface Session {
  /** What the session still waits for; `in` when for nothing. */
  readonly state: SessionState;
  readonly person: { readonly id: string; readonly name: string; readonly login: string };
  /** The post acted in; null for a person without one. */
  readonly post: Post | null;
  readonly posts: readonly Post[];
  readonly city: { readonly region: string; readonly name: string; readonly demo: boolean } | null;
  readonly duties: readonly Duty[];
  readonly mustChange: boolean;
  /** `asked`: a post of the person asks for a second factor. */
  readonly factor: { readonly on: boolean; readonly asked: boolean };
  readonly seasons: readonly Season[];
  /** Steps at which filings may stand. */
  readonly steps: readonly { readonly stage: Stage; readonly id: string; readonly title: Bilingual; readonly role: Role | null; readonly issues: boolean }[];
  readonly signedInAt: string;
  readonly endsAt: string;
}

export interface Post {
  readonly id: string;
  readonly role: Role;
  readonly roleTitle: Bilingual;
  readonly unit: string;
  readonly unitId: string;
  /** Whose post it is, and the last day on which one acts there for them; null for one's own. */
  readonly onBehalfOf: { readonly name: string; readonly until: string } | null;
}

/** A year and stage that has records or may have some now. */
export interface Season {
  readonly year: number;
  readonly stage: Stage;
}

/** `factor-needed` asks for the code of the second factor, `must-change` for a new password, `factor-to-set-up` for a factor where a post wants one. */
export type SessionState = "in" | "factor-needed" | "must-change" | "factor-to-set-up";

export interface SignInAnswer {
  readonly state: SessionState;
}

export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly roleTitle: Bilingual;
  readonly unit: string;
}

export interface OpenSession {
  readonly id: string;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
  /** Address it came from. */
  readonly source: string;
  /** What the browser calls itself. */
  readonly agent: string;
  readonly current: boolean;
}
