import type { Finding } from "./result.ts";
import type { Say } from "../basics/message.ts";

/** What was found, as a sentence. */
export function sentenceOf(finding: Finding, say: Say): string {
  return say(finding.message.code, finding.message.params);
}

/** What to do about it; empty when the words hold no advice for this kind of finding. */
export function adviceOf(finding: Finding, say: Say): string {
  const code = finding.code.startsWith("lint.") ? `${finding.code}.advice` : `finding.${finding.code}.advice`;
  const advice = say(code, finding.message.params);
  return advice === code ? "" : advice;
}
