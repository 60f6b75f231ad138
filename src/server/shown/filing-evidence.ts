import type { Evidence } from "../store/evidence.ts";

/** 佐证材料 of a filing, those withdrawn among them. */
export function evidenceShown(evidence: readonly Evidence[]) {
  return evidence.map(({ id, path, kind, name, bytes, digest, storedAt, withdrawnAt }) => ({
    id, path, kind, name, bytes: Number(bytes), digest, storedAt: storedAt.toISOString(), withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }));
}
