import type { Message } from "../../../core/basics/message.ts";
import type { SplitIndicator } from "../../../core/regional/split.ts";

/** `GET /api/{year}/transfer-payments` */
export interface TransferPaymentsKnown {
  readonly items: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly unit: string;
    readonly goal: "approved" | "under-way" | "none";
    readonly parts: number;
    readonly version: number | null;
    readonly stale: boolean;
  }[];
}

/** `GET /api/{year}/transfer-payments/{id}` */
export interface TransferPaymentKnown {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly year: number;
  readonly whole: { readonly goalId: string; readonly amountFen: string | null; readonly planned: string; readonly indicators: readonly SplitIndicator[] } | null;
  readonly split: { readonly version: number; readonly by: string; readonly at: string; readonly reason: string } | null;
  readonly stale: boolean;
  readonly parts: readonly PartKnown[];
  readonly receivers: readonly { readonly id: string; readonly name: string; readonly code: string }[];
  readonly maySplit: boolean;
  readonly returns: ReturnsKnown | null;
}

export interface PartKnown {
  readonly subjectId: string;
  readonly unitId: string;
  readonly name: string;
  readonly amount: string;
  readonly targets: Readonly<Record<string, string>>;
  readonly goal: { readonly id: string; readonly approved: boolean; readonly differences: readonly { readonly path: string; readonly name: string; readonly passedDown: string; readonly found: string }[] } | null;
}

export interface ReturnsKnown {
  readonly budgetFen: string | null;
  readonly executedFen: string | null;
  readonly missing: readonly string[];
  readonly indicators: readonly {
    readonly id: string;
    readonly name: string;
    readonly target: string;
    readonly suggested: string | null;
    readonly sofar: string | null;
    readonly missing: readonly string[];
    readonly parts: readonly { readonly name: string; readonly text: string | null }[];
    readonly trace: readonly Message[];
  }[];
}

/** `GET /api/{year}/{stage}/filings/{id}/from-below` */
export interface FromBelowTold {
  readonly kind: "regions" | "projects" | "none";
  readonly parts: number;
  readonly missing: readonly string[];
  readonly suggested: readonly { readonly path: string; readonly name: string; readonly text: string; readonly trace: readonly Message[] }[];
  readonly said: readonly Message[];
}
