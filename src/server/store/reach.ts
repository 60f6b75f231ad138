import { sql, type RawBuilder } from "kysely";

/** What a post may see: ranges of the organisation tree, and subjects assigned to it by name. */
export interface Reach {
  readonly scopes: readonly string[];
  readonly assigned: readonly string[];
}

/**
 * What row security demands of a row, said once more by the query itself with the values in sight: a policy asks settings of the
 * transaction, of which the planner knows nothing, so that it alone would never lead to an index.
 */
export function withinReach(unitPath: RawBuilder<unknown>, subjectId: RawBuilder<unknown>, { scopes, assigned }: Reach): RawBuilder<boolean> {
  // Row security says so, and it leads to no index.
  if (isWholeRegion({ scopes })) return sql<boolean>`true`;
  const ways = scopes.map((scope) => sql`(${unitPath} ~>=~ ${scope} and ${unitPath} ~<~ ${`${scope}~`})`);
  if (assigned.length > 0) ways.push(sql`${subjectId} = any(${assigned}::uuid[])`);
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** Whether a post sees all of its region: a range of one code is the root of the tree. */
export function isWholeRegion({ scopes }: Pick<Reach, "scopes">): boolean {
  return scopes.some((scope) => /^[^.]+\.$/.test(scope));
}
