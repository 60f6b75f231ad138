import type { Bilingual } from "../workflow/workflow.ts";

/** 佐证材料 behind a disclosed self-evaluation, as those inside list it: names of files are nothing for the public. */
export interface ListedEvidence {
  readonly filingId: string;
  /** Cell it hangs on. */
  readonly path: string;
  /** Title of its kind; its id twice where the packs have none of that name. */
  readonly kind: Bilingual;
  readonly name: string;
  readonly bytes: number;
  /** SM3 of the file. */
  readonly digest: string;
  /** Minutes where the office is. */
  readonly storedAt: string;
  readonly withdrawnAt: string | null;
}
