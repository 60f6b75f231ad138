import assert from "node:assert/strict";
import type { Taken } from "../../../src/core/workflow/workflow.ts";
import type { World } from "../world.ts";

/** Whose hands a filing went through, as it is noted beside the filing, against what its versions and transitions say. */
export async function assertHandsAreTrue(world: Pick<World, "see">, filingId: string): Promise<void> {
  const [noted] = await world.see<{ taken: string }>(`select taken from hengji.filing where id = '${filingId}'`);
  const moved = await world.see<Taken & { readonly version: number }>(
    `select action, from_step as "from", to_step as "to", round, person_id as "personId", role, version from hengji.transition where filing_id = '${filingId}'`,
  );
  const typed = await world.see<Taken & { readonly version: number }>(
    `select 'save' as action, made.step as "from", made.step as "to", made.round, made.person_id as "personId", post.role, min(made.version)::int as version
     from hengji.filing_version as made join hengji.post on post.id = made.post_id
     where made.filing_id = '${filingId}' and (made.version = 1 or not made.whole) group by made.step, made.round, made.person_id, post.role`,
  );
  const signed = await world.see<Taken & { readonly round: number }>(
    `select distinct 'countersign' as action, step as "from", step as "to", round, person_id as "personId", role from hengji.signature where filing_id = '${filingId}' and taken_back_at is null`,
  );
  // Signing makes no version; it is compared by itself.
  const byPerson = (all: readonly Taken[]): string[] => all.map(({ from, round, personId, role }) => `${from} ${round} ${personId} ${role}`).sort();
  const taken = JSON.parse(noted!.taken) as Taken[];
  assert.deepEqual(byPerson(taken.filter(({ action }) => action === "countersign")), byPerson(signed));
  const told = [...moved, ...typed].sort((left, right) => left.version - right.version).map(({ action, from, to, round, personId, role }) => ({ action, from, to, round, personId, role }));
  assert.deepEqual(taken.filter(({ action }) => action !== "countersign"), told);
}
