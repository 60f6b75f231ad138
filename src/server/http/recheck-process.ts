import { problem } from "../../core/basics/problem.ts";
import { profileOfYear } from "../../files/choose-profile.ts";
import { loadProfiles } from "../../files/load-packs.ts";
import { recheckFile } from "../../files/recheck-contract.ts";
import { answerRechecks, type RecheckAnswer, type RecheckRequest } from "./recheck-protocol.ts";

/** The process that `recheck-pool.ts` starts: one file after the other, nothing kept between them but the profiles. */
const profiles = loadProfiles();

answerRechecks(recheck);

async function recheck({ name, bytes, profile, language }: RecheckRequest): Promise<RecheckAnswer> {
  const known = await profiles;
  if (!known.ok) return { kind: "failed", error: known.problems.map(({ code, where }) => `${code} ${where}`).join("; ") };
  const chosen = profile === null ? null : known.value.find(({ id }) => id === profile);
  if (chosen === undefined) {
    const ids = known.value.map(({ id }) => id).join(", ");
    return { kind: "refused", problem: problem("http.value-not-allowed", "?profile", { allowed: ids }) };
  }
  const entries = await recheckFile({ name, bytes }, { profile: chosen ?? ((table) => profileOfYear(known.value, table)), language });
  return { kind: "done", json: JSON.stringify(entries) };
}
