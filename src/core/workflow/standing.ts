/**
 * What counts of the steps that were taken, oldest first: one that was taken back (撤回) is as if it had not been, together with its taking
 * back; what was typed meanwhile was typed. Works on what stands with a filing and on its history alike.
 */
export function standing<One extends { readonly action: string }>(taken: readonly One[]): readonly One[] {
  const found: One[] = [];
  for (const one of taken) {
    if (one.action !== "withdraw") {
      found.push(one);
      continue;
    }
    const last = found.findLastIndex(({ action }) => action !== "save");
    if (last >= 0) found.splice(last, 1);
  }
  return found;
}
