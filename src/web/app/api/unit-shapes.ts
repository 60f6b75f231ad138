import type { UnitKind } from "../../../core/organisation/unit.ts";
import type { UnitWeight } from "../../../core/organisation/decide-act.ts";

/** How a body stood from when to when. */
export interface StandingShown {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly kind: UnitKind;
  readonly departmentId: string | null;
  readonly since: string;
  /** The first day on which it no longer stood so. */
  readonly until: string | null;
  readonly reason: string;
}

/** `GET /api/unit-tree` */
export interface UnitTreeKnown {
  readonly day: string;
  readonly today: string;
  readonly mayChange: boolean;
  readonly items: readonly StandingShown[];
}

interface Place {
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

/** `POST /api/unit-acts` */
export interface UnitActTaken {
  readonly dry: boolean;
  readonly unitId: string;
  readonly bodies: readonly { readonly id: string; readonly before: Place | null; readonly after: Place | null }[];
  readonly weight: UnitWeight;
  readonly carried: { readonly subjects: number; readonly posts: number };
}
