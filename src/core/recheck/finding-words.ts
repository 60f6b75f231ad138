import type { Finding } from "./result.ts";
import type { Say } from "../basics/message.ts";

/** What was found, as a sentence. */
export function sentenceOf(finding: Finding, say: Say): string {
  return say(finding.message.code, finding.message.params);
}

/**
 * What to do about it; empty when the words hold no advice for this kind of finding. A sentence of its own
 * (`finding.target.assumed.year`) may have advice of its own, before that of its code.
 */
export function adviceOf({ code, message }: Finding, say: Say): string {
  const ofCode = code.startsWith("lint.") ? code : `finding.${code}`;
  for (const key of [`${message.code}.advice`, `${ofCode}.advice`]) {
    const advice = say(key, message.params);
    if (advice !== key) return advice;
  }
  return "";
}
