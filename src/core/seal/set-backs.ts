import { finding, type LogFinding } from "./finding.ts";
import type { OutsideBatch, Pages } from "./log-sources.ts";

/** How far back a log that was set back is followed, in seals. */
const REMEMBERED = 100_000;

export interface SetBacks {
  /** `mac` of each seal that others took the number of. */
  readonly superseded: ReadonlySet<string>;
  readonly findings: readonly LogFinding[];
}

/**
 * Finds where kept heads go back in their numbers: then the database was put back to an older state, and the log went on from
 * there. Seals that were kept before such a place are no part of today's log, and their events are lost.
 */
export async function findSetBacks(region: string, heads: Pages<OutsideBatch>): Promise<SetBacks> {
  const superseded = new Set<string>();
  const findings: LogFinding[] = [];
  let run: { readonly batch: number; readonly mac: string; readonly sealedAt: string }[] = [];
  for await (const page of heads) {
    for (const { seal, file } of page) {
      const last = run.at(-1);
      if (last !== undefined && seal.batch <= last.batch) {
        // A line that was written twice is one line.
        if (run.some(({ batch, mac }) => batch === seal.batch && mac === seal.mac)) continue;
        const lost = run.filter(({ batch }) => batch >= seal.batch);
        for (const { mac } of lost) superseded.add(mac);
        findings.push(finding("set-back", region, { batch: seal.batch, file, params: { from: lost[0]?.batch ?? seal.batch, to: last.batch, lastSealedAt: last.sealedAt, sealedAt: seal.sealedAt } }));
        run = run.filter(({ batch }) => batch < seal.batch);
      }
      run.push({ batch: seal.batch, mac: seal.mac, sealedAt: seal.sealedAt });
      if (run.length > 2 * REMEMBERED) run = run.slice(-REMEMBERED);
    }
  }
  return { superseded, findings };
}
