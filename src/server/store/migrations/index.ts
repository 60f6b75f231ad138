import type { Migration } from "kysely/migration";
import * as keptRechecks from "./0001-kept-rechecks.ts";
import * as journey from "./0002-journey.ts";
import * as handsAndEntry from "./0003-hands-and-entry.ts";
import * as withheldProjects from "./0004-withheld-projects.ts";
import * as lists from "./0005-lists.ts";
import * as urging from "./0006-urging.ts";
import * as delegation from "./0007-delegation.ts";
import * as stockOpinions from "./0008-stock-opinions.ts";
import * as workflowVersions from "./0009-workflow-versions.ts";
import * as extensions from "./0010-extensions.ts";
import * as handsAndSignatures from "./0011-hands-and-signatures.ts";
import * as inbox from "./0012-inbox.ts";
import * as documentNumbers from "./0013-document-numbers.ts";
import * as talliesByStatement from "./0014-tallies-by-statement.ts";
import * as indicatorLibrary from "./0015-indicator-library.ts";
import * as ledgerAndSubjects from "./0016-ledger-and-subjects.ts";
import * as monitoring from "./0018-monitoring.ts";
import * as exAnte from "./0019-ex-ante.ts";
import * as packs from "./0017-packs.ts";
import * as everyKind from "./0020-every-kind.ts";
import * as regionalSplit from "./0021-regional-split.ts";
import * as policiesAndDuties from "./0022-policies-and-duties.ts";
import * as libraryAtScale from "./0024-library-at-scale.ts";
import * as monitoringPeriods from "./0026-monitoring-periods.ts";
import * as goalWaivers from "./0027-goal-waivers.ts";
import * as subjectYears from "./0028-subject-years.ts";
import * as searchOnce from "./0030-search-once.ts";
import * as filingPapers from "./0031-filing-papers.ts";
import * as evaluationAndApplication from "./0032-evaluation-and-application.ts";
import * as exAnteAtWork from "./0034-ex-ante-at-work.ts";
import * as sealsInBytes from "./0036-seals-in-bytes.ts";
import * as foundedSplits from "./0045-founded-splits.ts";
import * as leavesByBatch from "./0046-leaves-by-batch.ts";
import * as tasksIssued from "./0047-tasks-issued.ts";
import * as importsTakenBack from "./0049-imports-taken-back.ts";
import * as byPassword from "./0052-by-password.ts";
import * as classifiedKinds from "./0053-classified-kinds.ts";
import * as secrecyReview from "./0054-secrecy-review.ts";
import * as cityInEnglish from "./0055-city-in-english.ts";

/** In order; a migration that was released is never edited, a new one follows it. There is no way down: backups are for that. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-kept-rechecks": keptRechecks,
  "0002-journey": journey,
  "0003-hands-and-entry": handsAndEntry,
  "0004-withheld-projects": withheldProjects,
  "0005-lists": lists,
  "0006-urging": urging,
  "0007-delegation": delegation,
  "0008-stock-opinions": stockOpinions,
  "0009-workflow-versions": workflowVersions,
  "0010-extensions": extensions,
  "0011-hands-and-signatures": handsAndSignatures,
  "0012-inbox": inbox,
  "0013-document-numbers": documentNumbers,
  "0014-tallies-by-statement": talliesByStatement,
  "0015-indicator-library": indicatorLibrary,
  "0016-ledger-and-subjects": ledgerAndSubjects,
  "0017-packs": packs,
  "0018-monitoring": monitoring,
  "0019-ex-ante": exAnte,
  "0020-every-kind": everyKind,
  "0021-regional-split": regionalSplit,
  "0022-policies-and-duties": policiesAndDuties,
  "0024-library-at-scale": libraryAtScale,
  "0026-monitoring-periods": monitoringPeriods,
  "0027-goal-waivers": goalWaivers,
  "0028-subject-years": subjectYears,
  "0030-search-once": searchOnce,
  "0031-filing-papers": filingPapers,
  "0032-evaluation-and-application": evaluationAndApplication,
  "0034-ex-ante-at-work": exAnteAtWork,
  "0036-seals-in-bytes": sealsInBytes,
  "0045-founded-splits": foundedSplits,
  "0046-leaves-by-batch": leavesByBatch,
  "0047-tasks-issued": tasksIssued,
  "0049-imports-taken-back": importsTakenBack,
  "0052-by-password": byPassword,
  "0053-classified-kinds": classifiedKinds,
  "0054-secrecy-review": secrecyReview,
  "0055-city-in-english": cityInEnglish,
};
