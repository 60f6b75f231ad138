/**
 * What counts of the steps that were taken, oldest first: one that was taken back (撤回) is as if it had not been, together with its taking
 * back; what was typed meanwhile was typed. One that was reversed (反审核) counts no more, and its reversal stays, since the filing came to a step
 * by it. Works on what stands with a filing and on its history alike.
 */
export function standing<One extends { readonly action: string; readonly from: string; readonly to: string }>(taken: readonly One[]): readonly One[] {
  const found: One[] = [];
  for (const one of taken) {
    const undone = undoneBy(found, one);
    if (undone >= 0) found.splice(undone, 1);
    if (one.action !== "withdraw") found.push(one);
  }
  return found;
}

/** Index of the step that somebody took back or reversed; negative where nobody did. */
function undoneBy<One extends { readonly action: string; readonly from: string; readonly to: string }>(taken: readonly One[], { action, from }: One): number {
  if (action === "withdraw") return taken.findLastIndex((one) => one.action !== "save" && one.action !== "countersign");
  if (action === "reverse") return taken.findLastIndex((one) => one.action !== "save" && one.from !== one.to && one.to === from);
  return -1;
}
