import type { ColumnType } from "kysely";
import type { Fixed } from "./column.ts";

/** 豁免目标 */
export interface GoalWaiverTable {
  region: Fixed<string>;
  id: Fixed<string>;
  subject_id: Fixed<string>;
  year: Fixed<number>;
  reason: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  waived_at: Fixed<Date>;
  taken_back_at: ColumnType<Date | null, null | undefined, Date>;
  taken_back_by: ColumnType<string | null, null | undefined, string>;
}
