import type { Fixed } from "./column.ts";

/** How many more or fewer filings wait, by where they are and since when; kept by the database with the filing (`keep_moved`). */
export interface WaitingTallyTable {
  region: Fixed<string>;
  id: Fixed<string | undefined>;
  holder: Fixed<string>;
  year: Fixed<number>;
  stage: Fixed<string>;
  step: Fixed<string>;
  workflow: Fixed<string>;
  workflow_version: Fixed<number>;
  since_day: Fixed<string>;
  came_back: Fixed<boolean>;
  number: Fixed<number>;
}

/** How many more or fewer filings under way went through somebody's hands, by who has them now; kept by the database with `filing_hand`. */
export interface HandTallyTable {
  region: Fixed<string>;
  id: Fixed<string | undefined>;
  person_id: Fixed<string>;
  holder: Fixed<string>;
  year: Fixed<number>;
  stage: Fixed<string>;
  step: Fixed<string>;
  number: Fixed<number>;
}

/** 每日提醒: what was new for a person on a day, over all posts. */
export interface ReminderTable {
  region: Fixed<string>;
  person_id: Fixed<string>;
  day: Fixed<string>;
  /** JSON text of `Reminder`. */
  content: Fixed<string>;
  content_format: Fixed<number>;
  made_at: Fixed<Date>;
}

/** Days of which everybody has been reminded. */
export interface ReminderDayTable {
  region: Fixed<string>;
  day: Fixed<string>;
  made_at: Fixed<Date>;
}

/** 常用视图: a filter of a list or of the inbox that a person gave a name. */
export interface SavedViewTable {
  region: Fixed<string>;
  id: Fixed<string>;
  person_id: Fixed<string>;
  name: string;
  /** Path and search of the page it opens. */
  address: Fixed<string>;
  kept_at: Fixed<Date>;
}

/** 审核意见 on one cell. */
export interface StockOpinionTable {
  region: Fixed<string>;
  id: Fixed<string>;
  person_id: Fixed<string>;
  action: Fixed<string>;
  said: Fixed<string>;
  kept_at: Fixed<Date>;
}
