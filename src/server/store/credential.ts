import type { Tx } from "./db.ts";
import { inParts } from "./in-parts.ts";

/** What a person proves to be that person with. */
export interface Credential {
  readonly region: string;
  readonly personId: string;
  /** As `password-hash.ts` writes it; a text of any other form is a password that nobody has. */
  readonly passwordHash: string;
  readonly changedAt: Date;
  readonly mustChange: boolean;
  readonly failures: number;
  readonly lockedUntil: Date | null;
  readonly factorSecret: Buffer | null;
  readonly factorSince: Date | null;
  readonly factorStep: bigint | null;
}

export type CredentialChange = Partial<Omit<Credential, "region" | "personId">>;

/** Stands where a person has no password yet, or none at all; no password has this form. */
export const NO_PASSWORD = "none";

const COLUMNS = [
  "region", "person_id as personId", "password_hash as passwordHash", "changed_at as changedAt", "must_change as mustChange", "failures",
  "locked_until as lockedUntil", "factor_secret as factorSecret", "factor_since as factorSince", "factor_step as factorStep",
] as const;

/** A person's first credential, without a second factor. */
export function newCredential(region: string, personId: string, passwordHash: string, changedAt: Date): Credential {
  return { region, personId, passwordHash, changedAt, mustChange: true, failures: 0, lockedUntil: null, factorSecret: null, factorSince: null, factorStep: null };
}

export async function insertCredentials(tx: Tx, credentials: readonly Credential[]): Promise<void> {
  for (const part of inParts(credentials)) {
    await tx
      .insertInto("credential")
      .values(part.map((one) => ({
        region: one.region, person_id: one.personId, password_hash: one.passwordHash, changed_at: one.changedAt, must_change: one.mustChange, failures: one.failures,
        locked_until: one.lockedUntil, factor_secret: one.factorSecret, factor_since: one.factorSince, factor_step: one.factorStep,
      })))
      .execute();
  }
}

export async function findCredential(tx: Tx, region: string, personId: string): Promise<Credential | null> {
  const row = await tx.selectFrom("credential").select(COLUMNS).where("region", "=", region).where("person_id", "=", personId).executeTakeFirst();
  return row === undefined ? null : { ...row, factorStep: bigintOf(row.factorStep) };
}

/**
 * Holds the credential until the transaction ends. Whatever depends on who a person is (a sign-in, a new post, the end) takes this
 * first, so that of two such changes to one person the second sees what the first did.
 */
export async function lockCredential(tx: Tx, region: string, personId: string): Promise<Credential | null> {
  const row = await tx.selectFrom("credential").select(COLUMNS).where("region", "=", region).where("person_id", "=", personId).forUpdate().executeTakeFirst();
  return row === undefined ? null : { ...row, factorStep: bigintOf(row.factorStep) };
}

export async function changeCredential(tx: Tx, region: string, personId: string, change: CredentialChange): Promise<void> {
  await tx.updateTable("credential").set(columnsOf(change)).where("region", "=", region).where("person_id", "=", personId).execute();
}

/** The forms of passwords that the person had before the present one, newest first. */
export async function passwordsBefore(tx: Tx, region: string, personId: string, most: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("password_history")
    .select("password_hash")
    .where("region", "=", region)
    .where("person_id", "=", personId)
    .orderBy("changed_at", "desc")
    .limit(most)
    .execute();
  return rows.map(({ password_hash }) => password_hash);
}

export async function insertPasswordBefore(tx: Tx, { region, personId, passwordHash, changedAt }: Credential): Promise<void> {
  await tx
    .insertInto("password_history")
    .values({ region, person_id: personId, changed_at: changedAt, password_hash: passwordHash })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function columnsOf(change: CredentialChange) {
  const { passwordHash, changedAt, mustChange, failures, lockedUntil, factorSecret, factorSince, factorStep } = change;
  return {
    ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
    ...(changedAt === undefined ? {} : { changed_at: changedAt }),
    ...(mustChange === undefined ? {} : { must_change: mustChange }),
    ...(failures === undefined ? {} : { failures }),
    ...(lockedUntil === undefined ? {} : { locked_until: lockedUntil }),
    ...(factorSecret === undefined ? {} : { factor_secret: factorSecret }),
    ...(factorSince === undefined ? {} : { factor_since: factorSince }),
    ...(factorStep === undefined ? {} : { factor_step: factorStep }),
  };
}

function bigintOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
