import { z } from "zod";
import { done, refused, type Result } from "../core/basics/result.ts";
import { POLICY_LEVELS, POLICY_ROLES, type PolicyCollection } from "../core/policy/policy-document.ts";
import { code, count, fieldName, fit, flag, none, provenance, text, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

/** A day as exactly as it is known: `2020`, `2020-02` or `2020-02-25`. */
const partialDay = z.string().regex(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "pack.not-partial-day");
const clauseShape = z.strictObject({ at: text, gist: title });
const documentShape = z.strictObject({
  id: code,
  level: z.enum(POLICY_LEVELS),
  number: none.or(text),
  title,
  issuer: title,
  issued: none.or(partialDay),
  from: none.or(partialDay),
  until: none.or(partialDay),
  replaces: z.array(code).max(20).default([]),
  family: z.strictObject({ id: code, role: z.enum(POLICY_ROLES) }).nullable().default(null),
  provenance,
  unverified: flag,
  source: z.union([text, title]),
  clauses: z.array(clauseShape).max(200),
});

/** What `policies/*.yaml` may hold. */
export const policiesShape = z.strictObject({
  id: code,
  title,
  names: z.array(title).min(1).max(300).optional(),
  families: z.array(z.strictObject({ id: code, title, main: count, supporting: count })).max(20).default([]),
  documents: z.array(documentShape).min(1).max(300),
});

/** Reads `policies/*.yaml`. A document stands once in it and a clause once in a document; whether what it replaces is there is asked of all packs together. */
export function parsePolicies(path: string, content: PackContent): Result<PolicyCollection> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(policiesShape, file.value);
  if (!shape.ok) return shape;
  const { documents, families } = shape.value;
  const twice = (place: readonly (string | number)[], list: readonly string[], index: number) =>
    list.indexOf(list[index]!) === index ? [] : [file.value.problemAt(place, "pack.twice", { field: fieldName(place), found: list[index]! })];
  const problems = [
    ...families.flatMap((_, at) => twice(["families", at, "id"], families.map(({ id }) => id), at)),
    ...documents.flatMap(({ clauses }, at) => [
      ...twice(["documents", at, "id"], documents.map(({ id }) => id), at),
      ...clauses.flatMap((_, number) => twice(["documents", at, "clauses", number, "at"], clauses.map((clause) => clause.at), number)),
    ]),
  ];
  return problems.length > 0 ? refused(...problems) : done(shape.value);
}
