import type { Stage } from "../../../core/form/filing-values.ts";
import type { InboxBox } from "../../../core/workflow/inbox-box.ts";
import type { Bilingual } from "../../../core/workflow/workflow.ts";
import type { Deadline } from "./filing-shapes.ts";

export interface InboxItem extends Deadline {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
  /** 绩效对象类别 */
  readonly kind: string;
  readonly unit: string;
  readonly department: string;
  readonly amountFen: string | null;
  /** 监控期: its last month; null for what is filled once a year. */
  readonly month: number | null;
  readonly step: string;
  readonly stepTitle: Bilingual;
  readonly holder: string;
  readonly round: number;
  readonly since: string;
  /** Who returned it and why; null where it did not come back. */
  readonly returned: { readonly by: string; readonly opinion: string } | null;
  /** The cell it is best opened at, and what was said of it. */
  readonly cell: { readonly path: string; readonly said: string } | null;
  readonly urged: { readonly count: number; readonly said: string } | null;
  /** Who asked for the signature; null where the workflow asks it, and in all other boxes. */
  readonly askedBy: string | null;
}

export interface InboxCount extends Readonly<Record<InboxBox, number>> {
  readonly year: number;
  readonly stage: Stage;
  readonly step: string;
  readonly stepTitle: Bilingual;
  readonly lateAssumed: boolean;
}

export interface Inbox {
  readonly items: readonly InboxItem[];
  readonly next: string | null;
  /** With the first page only. */
  readonly counts: readonly InboxCount[] | null;
}
