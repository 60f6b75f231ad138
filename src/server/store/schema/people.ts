import type { ColumnType, Generated } from "kysely";
import type { Fixed, NullableBigint } from "./column.ts";

/** The city that this installation runs for. */
export interface CityTable {
  region: Fixed<string>;
  name: Fixed<string>;
  name_en: Fixed<string | null>;
  /** Id of the pack it was founded with. */
  pack: Fixed<string>;
  /** 演示数据: says so on every page. */
  demo: Fixed<boolean>;
  made_at: Fixed<Date>;
}

/** 单位: a node of the dated organisation tree. */
export interface OrgUnitTable {
  region: Fixed<string>;
  id: Fixed<string>;
  /** Codes from the root, each ending in a dot: `990100.101.101002.`. */
  path: string;
  code: Fixed<string>;
  name: string;
  kind: Fixed<string>;
  /** The budget department it belongs to; itself for a department, null above one. */
  department_id: string | null;
  valid_from: Fixed<string>;
  valid_to: ColumnType<string | null, string | null, string | null>;
}

/** How a body stood from when to when; the last one is how it stands in `org_unit`. */
export interface UnitStandingTable {
  region: Fixed<string>;
  unit_id: Fixed<string>;
  valid_from: Fixed<string>;
  valid_to: ColumnType<string | null, string | null, string | null>;
  path: string;
  code: Fixed<string>;
  name: string;
  kind: string;
  department_id: string | null;
  /** 依据: the document or the reason by which it came to stand so; empty for those a city was founded with. */
  reason: string;
  /** 并入: the body that took it in. */
  into_id: ColumnType<string | null, undefined, string | null>;
}

export interface PersonTable {
  region: Fixed<string>;
  id: Fixed<string>;
  /** User name to sign in with. */
  login: Fixed<string>;
  name: string;
  made_at: Fixed<Date>;
  ended_at: ColumnType<Date | null, null, Date | null>;
}

export interface CredentialTable {
  region: Fixed<string>;
  person_id: Fixed<string>;
  password_hash: string;
  changed_at: Date;
  must_change: boolean;
  /** Wrong passwords in a row. */
  failures: number;
  locked_until: Date | null;
  /** Secret of the second factor, sealed with a key outside the database. */
  factor_secret: Buffer | null;
  /** Since when it is asked for; null while it is only being set up. */
  factor_since: Date | null;
  /** Last time step that was used, so that a code serves once. */
  factor_step: NullableBigint;
}

export interface PasswordHistoryTable {
  region: Fixed<string>;
  person_id: Fixed<string>;
  changed_at: Fixed<Date>;
  password_hash: Fixed<string>;
}

/** 岗位: a role that a person holds in a unit for a time. A person may hold several and acts in one. */
export interface PostTable {
  region: Fixed<string>;
  id: Fixed<string>;
  person_id: Fixed<string>;
  unit_id: Fixed<string>;
  role: Fixed<string>;
  /** The security administrator who gave it; null for those a city was founded with. */
  given_by: Fixed<string | null>;
  valid_from: Fixed<string>;
  valid_to: ColumnType<string | null, string | null, string | null>;
}

/** A range of the tree that a post sees. */
export interface PostScopeTable {
  region: Fixed<string>;
  post_id: Fixed<string>;
  path: Fixed<string>;
}

/** A subject that a post sees beyond its ranges. */
export interface AssignmentTable {
  region: Fixed<string>;
  post_id: Fixed<string>;
  subject_id: Fixed<string>;
  made_at: Fixed<Date>;
  ended_at: ColumnType<Date | null, null, Date | null>;
}

/** 委托: on which days somebody else may act in a post. */
export interface DelegationTable {
  region: Fixed<string>;
  id: Fixed<string>;
  post_id: Fixed<string>;
  to_person: Fixed<string>;
  from_day: Fixed<string>;
  /** The last day of it. */
  until_day: Fixed<string>;
  reason: Fixed<string>;
  given_at: Fixed<Date>;
  /** When it was taken back, and by whom. */
  ended_at: ColumnType<Date | null, null, Date | null>;
  ended_by: ColumnType<string | null, null, string | null>;
}

export interface SessionTable {
  region: Fixed<string>;
  id: Fixed<string>;
  /** SM3 of the token in the cookie; the token is nowhere in the database. */
  token_hash: Fixed<string>;
  person_id: Fixed<string>;
  /** The post the person acts in now. */
  post_id: string | null;
  started_at: Fixed<Date>;
  seen_at: Date;
  ends_at: Date;
  ended_at: ColumnType<Date | null, null, Date | null>;
  /** False until the second factor was given, where the person has one. */
  factor_passed: boolean;
  source: Fixed<string>;
  agent: Fixed<string>;
  /** False where a demo city let its person in without one. */
  by_password: Generated<boolean>;
}
