import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { decideDocument, type PolicyWish } from "../../core/policy/decide-document.ts";
import type { ActingContext } from "../context.ts";
import { sm3 } from "../store/digest.ts";
import { insertPolicy, ownPolicies } from "../store/policy-document.ts";

export interface PolicyKept {
  readonly id: string;
  readonly version: number;
}

/** 录入制度: a document of the region's own comes into the library, or a later version of one. What the packs brought is changed in the packs. */
export async function keepPolicy(context: ActingContext, given: string | null, wish: PolicyWish, reason: string, expectedVersion: number): Promise<Result<PolicyKept>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "policy.keep")) return refused(problem("duty.missing", "", { duty: "policy.keep" }));
  const collections = packs.policies ?? [];
  const brought = collections.flatMap(({ documents }) => documents);
  const own = await ownPolicies(tx, region);
  const before = own.find(({ content }) => content.id === given) ?? null;
  if (given !== null && before === null) return refused(problem(brought.some(({ id }) => id === given) ? "policy.of-packs" : "policy.unknown"));
  if ((before?.version ?? 0) !== expectedVersion) return refused(problem("policy.stale", "expectedVersion"));
  const id = given ?? context.newId();
  const others = [...brought, ...own.map(({ content }) => content)].filter((document) => document.id !== id);
  const decided = decideDocument(wish, { id, others, families: collections.flatMap(({ families }) => families) });
  if (!decided.ok) return decided;
  const content = canonicalJson(decided.value);
  const digest = sm3(content);
  if (before?.digest === digest) return refused(problem("policy.unchanged"));
  const version = expectedVersion + 1;
  if (!(await insertPolicy(tx, region, id, { version, content, digest, reason, personId: acting.personId, postId: acting.postId, at: now }))) return refused(problem("policy.stale", "expectedVersion"));
  await context.record({ verb: before === null ? "policy.entered" : "policy.changed", subject: id, digestBefore: before?.digest ?? null, digestAfter: digest, detail: { level: wish.level, number: decided.value.number, version } });
  return done({ id, version });
}
