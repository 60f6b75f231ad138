import { problem } from "../../core/basics/problem.ts";
import { profileOfYear } from "../../files/choose-profile.ts";
import { loadProfiles } from "../../files/load-packs.ts";
import { recheckFile } from "../../files/recheck-contract.ts";
import { recheckKept } from "../../files/recheck-kept.ts";
import type { ProfileFor } from "../../files/recheck-source.ts";
import { answerRechecks, type RecheckAnswer, type RecheckFileRequest } from "./recheck-protocol.ts";

/** The process that `recheck-pool.ts` starts: one request after the other, nothing kept between them but the profiles. */
const profiles = loadProfiles();

answerRechecks(async (request) => {
  const known = await profiles;
  if (!known.ok) return { kind: "failed", error: known.problems.map(({ code, where }) => `${code} ${where}`).join("; ") };
  const ofYear: ProfileFor = (table) => profileOfYear(known.value, table);
  if (request.kind === "file") return recheckOneFile(request, known.value, ofYear);
  const kept = recheckKept(request, ofYear, request.language);
  return kept.ok ? { kind: "done", json: JSON.stringify(kept.value) } : { kind: "refused", problems: kept.problems };
});

type Profiles = Parameters<typeof profileOfYear>[0];

async function recheckOneFile({ name, bytes, profile, language }: RecheckFileRequest, known: Profiles, ofYear: ProfileFor): Promise<RecheckAnswer> {
  const chosen = profile === null ? ofYear : known.find(({ id }) => id === profile);
  if (chosen === undefined) {
    const ids = known.map(({ id }) => id).join(", ");
    return { kind: "refused", problems: [problem("http.value-not-allowed", "?profile", { allowed: ids })] };
  }
  return { kind: "done", json: JSON.stringify(await recheckFile({ name, bytes }, { profile: chosen, language })) };
}
