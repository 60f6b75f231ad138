import { loadProfiles } from "../../src/files/load-packs.ts";
import type { Profile } from "../../src/core/score/profile.ts";

/** The shipped national profile, as the product reads it. */
export async function nationalProfile(id = "cn-national-2021"): Promise<Profile> {
  const profiles = await loadProfiles();
  if (!profiles.ok) throw new Error(JSON.stringify(profiles.problems));
  const profile = profiles.value.find((candidate) => candidate.id === id);
  if (!profile) throw new Error(`no profile ${id}`);
  return profile;
}
