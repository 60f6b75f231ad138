import { readFileSync, readdirSync } from "node:fs";
import { profileOfYear } from "../../src/files/choose-profile.ts";
import { loadProfiles } from "../../src/files/load-packs.ts";
import { recheckFile, type ContractEntry } from "../../src/files/recheck-contract.ts";
import type { ProfileFor } from "../../src/files/recheck-source.ts";

export const CASES_FOLDER = new URL("../cases/", import.meta.url);

/** Expectations are written anew instead of compared. */
export const isUpdate = process.env["HENGJI_UPDATE"] === "1";

/** A published table as it lies in `tests/cases`; numbers as JSON has them. */
export interface PublishedCase {
  readonly id: string;
  readonly form: string;
  readonly project: Readonly<Record<string, unknown>>;
  readonly indicators: readonly { level3: string | null; target_raw: string | null; actual_raw: string | null; points: number | null; score: number | null }[];
  readonly total_points: number | null;
  readonly total_score: number | null;
  readonly complete: boolean;
}

export const caseIds: readonly string[] = readdirSync(CASES_FOLDER).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)).sort();

export function readCase(id: string): PublishedCase {
  return JSON.parse(readFileSync(new URL(`${id}.json`, CASES_FOLDER), "utf8")) as PublishedCase;
}

export async function recheckCase(id: string): Promise<ContractEntry[]> {
  return recheckFile({ name: `${id}.json`, bytes: readFileSync(new URL(`${id}.json`, CASES_FOLDER)) }, { profile: await profileByYear(), language: "zh-CN" });
}

export async function profileByYear(): Promise<ProfileFor> {
  const profiles = await loadProfiles();
  if (!profiles.ok) throw new Error(profiles.problems.map(({ code, where }) => `${code} ${where}`).join("; "));
  return (table) => profileOfYear(profiles.value, table);
}
