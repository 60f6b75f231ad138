import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import type { PolicyDocument, PolicyFamily, PolicyLevel, PolicyRole } from "./policy-document.ts";
import { spelled } from "./citations.ts";
import { startOf } from "./validity.ts";

/** A region's own document as somebody enters it. Days are whole ISO days; empty where they are not known. */
export interface PolicyWish {
  readonly level: PolicyLevel;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly issued: string;
  readonly from: string;
  readonly until: string;
  readonly replaces: readonly string[];
  readonly family: { readonly id: string; readonly role: PolicyRole } | null;
  readonly source: string;
  readonly clauses: readonly { readonly at: string; readonly gist: string }[];
}

export interface PolicyAround {
  readonly id: string;
  /** Everything else that is in the library, from the packs and from here. */
  readonly others: readonly PolicyDocument[];
  readonly families: readonly PolicyFamily[];
}

/** Decides whether a document may stand in the library, with everything that is wrong with it at once. It was read by whoever enters it. */
export function decideDocument(wish: PolicyWish, { id, others, families }: PolicyAround): Result<PolicyDocument> {
  const number = wish.number === "" ? null : wish.number;
  const days = { issued: orNull(wish.issued), from: orNull(wish.from), until: orNull(wish.until) };
  const start = startOf(days);
  const problems: Problem[] = [];
  const taken = number === null ? undefined : others.find((other) => other.number !== null && spelled(other.number) === spelled(number));
  if (taken !== undefined) problems.push(problem("policy.number-taken", "number", { number: number ?? "", title: taken.title.zh }));
  if (start === null) problems.push(problem("policy.day-missing", "issued"));
  if (days.issued !== null && days.from !== null && days.from < days.issued) problems.push(problem("policy.holds-before-issue", "from"));
  if (days.until !== null && start !== null && days.until < start) problems.push(problem("policy.ends-before-start", "until"));
  for (const [at, replaced] of wish.replaces.entries()) {
    const other = others.find((one) => one.id === replaced);
    if (other === undefined || replaced === id) problems.push(problem("policy.replaced-unknown", `replaces[${at}]`));
    else if (start !== null && (startOf(other) ?? "") > start) problems.push(problem("policy.replaces-later", `replaces[${at}]`, { title: other.title.zh }));
    else if (other.replaces.includes(id)) problems.push(problem("policy.replaces-each-other", `replaces[${at}]`, { title: other.title.zh }));
  }
  const { family } = wish;
  if (family !== null && !families.some((one) => one.id === family.id)) problems.push(problem("policy.family-unknown", "family"));
  for (const [at, { at: place }] of wish.clauses.entries()) {
    if (wish.clauses.findIndex((one) => one.at === place) !== at) problems.push(problem("policy.clause-twice", `clauses[${at}]`, { clause: place }));
  }
  if (problems.length > 0) return refused(...problems);
  const said = (text: string) => ({ zh: text, en: text });
  return done({
    id, level: wish.level, number, title: said(wish.title), issuer: said(wish.issuer), ...days, replaces: wish.replaces, family, provenance: "document", unverified: false, source: wish.source,
    clauses: wish.clauses.map(({ at, gist }) => ({ at, gist: said(gist) })),
  });
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}
