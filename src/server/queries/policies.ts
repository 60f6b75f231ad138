import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { citationsIn, spelled, whereUsed, type Citation } from "../../core/policy/citations.ts";
import { familyCounts, type FamilyCount } from "../../core/policy/family-count.ts";
import { draftNames } from "../../core/pack/unadopted.ts";
import { groundsOf, type Ground } from "../../core/policy/grounds.ts";
import type { PolicyDocument, PolicyLevel } from "../../core/policy/policy-document.ts";
import { rules as checks } from "../../core/smart/index.ts";
import { validityOn, type Validity } from "../../core/policy/validity.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { citingCards } from "../store/citing-cards.ts";
import { namesOfPeople } from "../store/person-names.ts";
import { ownPolicies, policyVersions } from "../store/policy-document.ts";

export interface PolicyItem extends Omit<PolicyDocument, "clauses">, Pick<Validity, "state" | "fromAssumed" | "replacedBy" | "replaced"> {
  readonly holdsFrom: string | null;
  readonly holdsUntil: string | null;
  readonly origin: "pack" | "region";
  /** Prints 草案 here. */
  readonly draft: boolean;
  readonly clauseCount: number;
  /** In how many places of the packs it is cited. */
  readonly cited: number;
}

export interface PolicyFilter {
  readonly on?: string | undefined;
  readonly text?: string | undefined;
  readonly level?: PolicyLevel | undefined;
  readonly family?: string | undefined;
}

export interface PolicyLibrary {
  readonly on: string;
  readonly today: string;
  readonly documents: readonly PolicyItem[];
  readonly families: readonly FamilyCount[];
  /** Places of the packs that name a document which is not in the library. */
  readonly orphans: readonly Citation[];
  /** 规则与依据: every rule of the packs and every check of goals, with what it rests on. */
  readonly grounds: readonly Ground[];
  readonly mayKeep: boolean;
}

/** Where a document is cited, whether its clause is in the library, and by which indicator cards it is named. */
export interface PolicyPage extends PolicyItem {
  readonly on: string;
  readonly clauses: readonly (PolicyDocument["clauses"][number] & { readonly citations: readonly Citation[] })[];
  /** Citations of no clause, or of one that is not in the library. */
  readonly citations: readonly (Citation & { readonly clauseMissing: boolean })[];
  readonly cards: readonly { readonly code: string; readonly name: string }[];
  readonly replacing: readonly { readonly id: string; readonly title: PolicyDocument["title"] }[];
  readonly replacedByTitle: PolicyDocument["title"] | null;
  readonly familyTitle: PolicyDocument["title"] | null;
  readonly versions: readonly { readonly version: number; readonly by: string; readonly at: string; readonly reason: string }[];
  readonly mayChange: boolean;
}

interface Shelf {
  readonly documents: readonly PolicyDocument[];
  readonly own: ReadonlySet<string>;
  readonly used: ReadonlyMap<string, readonly Citation[]>;
  readonly orphans: readonly Citation[];
  readonly grounds: readonly Ground[];
  /** Ids of those that print 草案 here. */
  readonly drafts: ReadonlySet<string>;
}

const MOST_ORPHANS = 200;
const MOST_CARDS = 50;

/** 政策制度库 as everybody who is signed in may read it: how each document stands on a day, by level and family, and what cites it. */
export async function policyLibrary(context: ActingContext, { on, text, level, family }: PolicyFilter): Promise<Result<PolicyLibrary>> {
  const { acting, packs, now } = context;
  const shelf = await shelfOf(context);
  const today = officeDay(now);
  const day = on ?? today;
  const wanted = text === undefined ? "" : spelled(text);
  const said = ({ number, title, issuer, clauses }: PolicyDocument): string => spelled([number ?? "", title.zh, title.en, issuer.zh, ...clauses.flatMap(({ at, gist }) => [at, gist.zh, gist.en])].join("\n"));
  const found = shelf.documents.filter((document) => (level === undefined || document.level === level) && (family === undefined || document.family?.id === family) && (wanted === "" || said(document).includes(wanted)));
  return done({
    on: day, today, documents: found.map((document) => itemOf(document, day, shelf)),
    families: familyCounts((packs.policies ?? []).flatMap(({ families }) => families), shelf.documents), orphans: shelf.orphans.slice(0, MOST_ORPHANS), grounds: shelf.grounds, mayKeep: hasDuty(packs, acting.role, "policy.keep"),
  });
}

/** One document with its clauses and everything that rests on it. */
export async function policyPage(context: ActingContext, id: string, on: string | undefined): Promise<Result<PolicyPage>> {
  const { tx, region, acting, packs, now } = context;
  const shelf = await shelfOf(context);
  const document = shelf.documents.find((one) => one.id === id);
  if (document === undefined) return refused(problem("policy.unknown"));
  const day = on ?? officeDay(now);
  const citations = shelf.used.get(id) ?? [];
  const isClause = (clause: string | null): boolean => clause !== null && document.clauses.some(({ at }) => at === clause);
  const titleOf = (other: string | null) => shelf.documents.find((one) => one.id === other)?.title ?? null;
  const isOwn = shelf.own.has(id);
  const versions = isOwn ? await policyVersions(tx, region, id) : [];
  const names = await namesOfPeople(tx, region, versions.map(({ personId }) => personId));
  const item = itemOf(document, day, shelf);
  return done({
    ...item, on: day,
    clauses: document.clauses.map((clause) => ({ ...clause, citations: citations.filter((citation) => citation.clause === clause.at) })),
    citations: citations.filter(({ clause }) => !isClause(clause)).map((citation) => ({ ...citation, clauseMissing: citation.clause !== null })),
    cards: document.number === null ? [] : await citingCards(tx, region, document.number, MOST_CARDS),
    replacing: document.replaces.flatMap((other) => ((title) => (title === null ? [] : [{ id: other, title }]))(titleOf(other))),
    replacedByTitle: titleOf(item.replacedBy),
    familyTitle: (packs.policies ?? []).flatMap(({ families }) => families).find((one) => one.id === document.family?.id)?.title ?? null,
    versions: versions.map(({ version, personId, at, reason }) => ({ version, by: names.get(personId) ?? "", at: at.toISOString(), reason })),
    mayChange: isOwn && hasDuty(packs, acting.role, "policy.keep"),
  });
}

/** Everything that is there, of the packs and of the region, with where the packs cite it. */
async function shelfOf({ tx, region, packs, scheme }: ActingContext): Promise<Shelf> {
  const own = (await ownPolicies(tx, region)).map(({ content }) => content);
  const documents = [...(packs.policies ?? []).flatMap((collection) => collection.documents), ...own];
  const heads = (scheme.set?.layers ?? []).map(({ id, manifest }) => ({ id, manifest }));
  const parts = { ...packs, heads };
  const drafts = new Set(draftNames({ policies: packs.policies ?? [] }, await confirmedAdoptions(tx, region), definitionDigest).map((name) => name.slice("policy/".length)));
  return { documents, drafts, own: new Set(own.map(({ id }) => id)), ...whereUsed(documents, citationsIn(parts)), grounds: groundsOf(parts, checks.map(({ code }) => code), documents) };
}

function itemOf(document: PolicyDocument, day: string, { documents, own, used, drafts }: Shelf): PolicyItem {
  const { clauses, ...shown } = document;
  const { state, from, until, fromAssumed, replacedBy, replaced } = validityOn(document, day, documents);
  return { ...shown, state, holdsFrom: from, holdsUntil: until, fromAssumed, replacedBy, replaced, origin: own.has(document.id) ? "region" : "pack", draft: drafts.has(document.id), clauseCount: clauses.length, cited: used.get(document.id)?.length ?? 0 };
}
