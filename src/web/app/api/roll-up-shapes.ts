import type { Message } from "../../../core/basics/message.ts";

/** What the units below a department come to: `GET /api/{year}/{stage}/filings/{id}/roll-up`. */
export interface RollUpTold {
  readonly rolls: boolean;
  readonly units: readonly RollUpUnit[];
  readonly rows: readonly RolledUpRow[];
}

export interface RollUpUnit {
  readonly code: string;
  readonly unit: string;
  readonly filingId: string | null;
  readonly reported: boolean;
}

export interface RolledUpRow {
  /** Empty for the rule that was asked for. */
  readonly rowId: string;
  readonly name: string;
  readonly rule: string;
  readonly result: string | null;
  readonly said: Message | null;
  readonly problem: Message | null;
  readonly missing: readonly { readonly code: string; readonly unit: string; readonly because: Message }[];
  readonly lines: readonly { readonly code: string; readonly unit: string; readonly value: string; readonly by: string }[];
  readonly stale: boolean;
}
