import type { PolicyCollection } from "../core/policy/policy-document.ts";

/** What does not fit among the documents of all packs together: an id that stands twice, what is replaced and is not there, a family of nobody. */
export function policyProblems(collections: readonly PolicyCollection[]): readonly { readonly code: string; readonly where: string; readonly params: Record<string, string> }[] {
  const documents = collections.flatMap((collection) => collection.documents.map((document) => ({ document, where: `policies/${collection.id}` })));
  const ids = documents.map(({ document }) => document.id);
  const families = collections.flatMap((collection) => collection.families.map(({ id }) => id));
  return documents.flatMap(({ document: { id, replaces, family }, where }, at) => [
    ...(ids.indexOf(id) === at ? [] : [{ code: "pack.twice", where, params: { field: "documents", found: id } }]),
    ...replaces.filter((one) => one === id || !ids.includes(one)).map((found) => ({ code: "pack.policy-unknown", where, params: { found } })),
    ...(family === null || families.includes(family.id) ? [] : [{ code: "pack.family-unknown", where, params: { found: family.id } }]),
  ]);
}
