import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identityOf, stillRuns, type ProcessIdentity } from "./process-identity.ts";

interface Claim extends ProcessIdentity {
  /** Whether its process has seen that nobody else wants the folder, and has it now. */
  readonly held: boolean;
  /** Where that server answers, once it does. */
  readonly address: string | null;
}

export interface FolderLock {
  /** Writes down where this server answers, for whoever is refused the folder. */
  answersAt(address: string): void;
  release(): void;
}

const TRIES = 100;

/**
 * Takes a folder for this process alone, or gives the process that has it.
 *
 * Everybody first writes a claim under a name of its own, and only then looks for the claims of others: of two who come at
 * once at least one sees the other, and whoever sees another one withdraws. A claim whose process is gone counts for nothing
 * and can be removed by anybody at any time, since its name never comes back. (One file for all can't do this: between
 * reading that its holder is gone and removing it, it may have become somebody else's.)
 */
export function takeLock(folder: string): { lock: FolderLock } | { holder: Claim } {
  const me = identityOf(process.pid);
  const mine = `server-${me.pid}-${me.started ?? 0}.lock`;
  const write = (claim: Pick<Claim, "held" | "address">): void => {
    const draft = join(folder, `.${mine}`);
    writeFileSync(draft, JSON.stringify({ ...me, ...claim }));
    renameSync(draft, join(folder, mine));
  };
  const withdraw = (): void => rmSync(join(folder, mine), { force: true });
  for (let tries = 0; ; tries += 1) {
    write({ held: false, address: null });
    const others = livingClaims(folder, mine);
    if (others.length === 0) {
      write({ held: true, address: null });
      return { lock: { answersAt: (address) => write({ held: true, address }), release: withdraw } };
    }
    withdraw();
    const holder = others.find(({ held }) => held) ?? (tries >= TRIES ? others[0] : undefined);
    if (holder !== undefined) return { holder };
    // Somebody else came at the same moment: one of us will be first the next time.
    sleep(1 + Math.random() * 30);
  }
}

function livingClaims(folder: string, except: string): Claim[] {
  const claims: Claim[] = [];
  for (const name of readdirSync(folder)) {
    if (!/^server-\d+-\d+\.lock$/.test(name) || name === except) continue;
    const claim = read(join(folder, name));
    if (claim !== null && stillRuns(claim)) claims.push(claim);
    else rmSync(join(folder, name), { force: true });
  }
  return claims;
}

function read(file: string): Claim | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Claim;
  } catch {
    // Withdrawn meanwhile, or cut off: it is nobody's.
    return null;
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
