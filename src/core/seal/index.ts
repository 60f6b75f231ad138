export { eventLine, momentText, type EventFacts, type FieldChange, type LoggedEvent } from "./event-line.ts";
export { finding, FINDING_KINDS, type FindingKind, type LogFinding } from "./finding.ts";
export { headText, readHead, type PrintedHead } from "./head-text.ts";
export { aboutOf, type About } from "./log-about.ts";
export type { LogSources, OutsideBatch, Pages, StoredBatch, StoredLog } from "./log-sources.ts";
export { isLogVerb, verbsMeant, type LogVerb } from "./log-verbs.ts";
export { LARGEST_BATCH, sealBatch, sealLine, type KeyedSeal, type Seal, type SealedBatch, type SealedRow, type SealFunctions } from "./seal.ts";
export { verifyLog, type LogSummary } from "./verify-log.ts";
