/**
 * Everything that the log can tell, by what it happened to. Whoever writes an event gives it one of these ({@link LogVerb}), and each has a sentence
 * in `app-log.did.<verb>`: nothing is written that the audit administrator could not read.
 */
export const LOG_VERBS = {
  session: ["session.begun", "session.failed", "session.ended", "post.chosen"],
  account: ["account.locked", "account.unlocked", "password.changed", "factor.set", "factor.removed"],
  person: ["person.made", "person.ended", "post.given", "post.ended", "delegation.given", "delegation.ended"],
  unit: ["unit.founded", "unit.renamed", "unit.moved", "unit.merged", "unit.split", "unit.closed"],
  filing: [
    "filing.started", "filing.saved", "filing.imported", "goals.imported", "filing.moved", "filing.handed-on", "filing.reassigned", "filing.urged", "filing.escalated", "filing.extended",
    "filing.countersigned", "filing.signature-taken-back", "filing.signer-added", "filing.signer-taken-back", "filing.printed", "filing-paper.saved", "evidence.attached", "evidence.withdrawn",
    "remark.made", "remark.settled", "scan.matched", "snapshot.taken", "goal.waived", "goal.waiver-taken-back", "task.issued",
  ],
  approval: ["approval.issued", "adoption.proposed", "adoption.confirmed"],
  publication: ["publication.published", "project.withheld", "project.released"],
  "ex-ante": [
    "ex-ante.started", "ex-ante.saved", "ex-ante.imported", "ex-ante.moved", "ex-ante.urged", "ex-ante.escalated", "ex-ante.extended", "ex-ante.concluded", "ex-ante.decided",
    "ex-ante-expert.assigned", "ex-ante-expert.released", "ex-ante-interest.declared", "ex-ante-material.attached", "ex-ante-material.judged", "ex-ante-material.withdrawn", "ex-ante-sheet.saved", "ex-ante-sheet.submitted",
  ],
  subject: ["subject.entered", "subject.changed", "duty-map.saved", "duty-map.imported", "agreement.entered", "agreement.changed", "tranche.proposed", "transfer-payment.split", "ledger.imported", "ledger.import-taken-back", "payments.recorded"],
  library: ["card.drafted", "card.discarded", "card.proposed", "card.reviewed", "card.published", "card.retired", "card.reference-recorded", "card.reference-withdrawn", "cards.kept"],
  rules: ["flow.drafted", "flow.draft-discarded", "flow.published", "packs.drafted", "packs.draft-discarded", "packs.published", "packs.kept", "policy.entered", "policy.changed"],
  own: ["opinion.kept", "opinion.dropped", "view.kept", "view.renamed", "view.dropped"],
  recheck: ["recheck.kept", "recheck.discarded", "recheck.restored", "recheck.erased"],
  house: ["city.founded", "city.generated", "reminders.made"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type LogArea = keyof typeof LOG_VERBS;

/** Noun and past tense: `filing.saved`. */
export type LogVerb = (typeof LOG_VERBS)[LogArea][number];

export const LOG_AREAS = Object.keys(LOG_VERBS) as LogArea[];

const ALL: ReadonlySet<string> = new Set(Object.values(LOG_VERBS).flat());

export function isLogVerb(verb: string): verb is LogVerb {
  return ALL.has(verb);
}

/** The verbs that a filter means: those of an area, or the one that was named. */
export function verbsMeant(wish: string): readonly string[] {
  return LOG_AREAS.includes(wish as LogArea) ? LOG_VERBS[wish as LogArea] : [wish];
}
