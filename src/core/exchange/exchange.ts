import type { Stage } from "../form/filing-values.ts";
import type { Bilingual } from "../workflow/workflow.ts";

/** What a column of an exchange workbook holds. `funds.<id>` is an amount of that money line in 万元; `nothing` is only there because the other system wants it. */
export const EXCHANGE_FIELDS = ["year", "code", "name", "department", "unit", "planned", "level1", "level2", "level3", "target", "points", "baseline", "nothing"] as const;
export type ExchangeField = (typeof EXCHANGE_FIELDS)[number] | `funds.${string}`;

/** 交换表: the workbook in which another system gives and takes filings, as data of a pack (`packs/<pack>/exchange/*.yaml`). One row an indicator. */
export interface Exchange {
  readonly id: string;
  readonly title: Bilingual;
  readonly provenance: "seed" | "document" | "draft";
  readonly stage: Stage;
  /** Name of the sheet that is written. */
  readonly sheet: string;
  /** In the order in which they are written; read wherever they stand. */
  readonly columns: readonly { readonly heading: string; readonly holds: ExchangeField }[];
}

/** Without these no row can be told from another. */
export const NEEDED: readonly ExchangeField[] = ["code", "level3", "target"];
