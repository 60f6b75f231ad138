/** The sealed log outside of the database: what the server keeps of it, and how it is read again. */
export { openAuditLog, type AuditLog } from "./audit-log/audit-log.ts";
export { inOrderOfTime, keptBatches, keptFile, keptFilesIn, keptHeads, regionsIn, type KeptFile, type KeptFiles } from "./audit-log/read-audit-log.ts";
export { dayOfSeal } from "./audit-log/records.ts";
