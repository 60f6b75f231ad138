import type { ColumnType, Generated } from "kysely";
import type { Bigint, Fixed } from "./schema/column.ts";
import type {
  CityTable, AssignmentTable, CredentialTable, DelegationTable, OrgUnitTable, PasswordHistoryTable, PersonTable, PostScopeTable, PostTable, SessionTable, UnitStandingTable,
} from "./schema/people.ts";
import type { BudgetAdjustmentTable, BudgetTable, LedgerEntryTakenBackTable, LedgerImportTable, PaymentSnapshotTable, PaymentTable, SubjectTable } from "./schema/subjects.ts";
import type { ExtensionTable, FilingDraftTable, FilingGramTable, FilingHandTable, FilingTable, FilingVersionTable, RemarkTable, TransitionTable, UrgingTable } from "./schema/filings.ts";
import type { HandTallyTable, ReminderDayTable, ReminderTable, SavedViewTable, StockOpinionTable, WaitingTallyTable } from "./schema/waiting.ts";
import type { AdoptionTable, ApprovalItemTable, ApprovalTable, EvidenceTable, PrintTable, PublicationTable, ScanTable, WithholdingTable } from "./schema/documents.ts";
import type { DefinitionSetTable, IssuedTaskTable, PackDraftTable, PackPublicationTable, WorkflowDraftTable, WorkflowVersionTable } from "./schema/definitions.ts";
import type { CardReferenceTable, CardReviewTable, CardTallyTable, IndicatorCardTable, IndicatorResultTable, IndicatorTokenTable, IndicatorUseTable, LibrarySectorTable } from "./schema/library.ts";
import type { AgreementTable, DutyMapTable, PolicyDocumentTable, TrancheProposalTable } from "./schema/policies.ts";
import type { ExAnteConclusionTable, ExAnteDraftTable, ExAnteExpertTable, ExAnteFileTable, ExAnteMaterialTable, ExAnteStepTable, ExAnteTable } from "./schema/ex-ante.ts";
import type { RegionalPartTable, RegionalSplitTable } from "./schema/regional.ts";
import type { FilingPaperDraftTable, FilingPaperTable } from "./schema/papers.ts";
import type { GoalWaiverTable } from "./schema/goal-waivers.ts";
import type { AskedSignerTable, HandingTable, SignatureTable } from "./schema/hands.ts";
import type { EventToSealTable, RefusalTable, SealLeavesTable, SealTable } from "./schema/audit.ts";

/** The tables of schema `hengji`, as the migrations leave them. */
export interface Database {
  kept_recheck: KeptRecheckTable;
  kept_space: KeptSpaceTable;
  event: EventTable;
  answered_request: AnsweredRequestTable;

  city: CityTable;
  org_unit: OrgUnitTable;
  unit_standing: UnitStandingTable;
  person: PersonTable;
  credential: CredentialTable;
  password_history: PasswordHistoryTable;
  post: PostTable;
  post_scope: PostScopeTable;
  assignment: AssignmentTable;
  delegation: DelegationTable;
  session: SessionTable;

  subject: SubjectTable;
  budget: BudgetTable;
  budget_adjustment: BudgetAdjustmentTable;
  payment: PaymentTable;
  ledger_import: LedgerImportTable;
  ledger_entry_taken_back: LedgerEntryTakenBackTable;
  filing: FilingTable;
  filing_gram: FilingGramTable;
  filing_hand: FilingHandTable;
  waiting_tally: WaitingTallyTable;
  hand_tally: HandTallyTable;
  filing_draft: FilingDraftTable;
  filing_version: FilingVersionTable;
  transition: TransitionTable;
  remark: RemarkTable;
  urging: UrgingTable;
  extension: ExtensionTable;
  handing: HandingTable;
  asked_signer: AskedSignerTable;
  signature: SignatureTable;
  stock_opinion: StockOpinionTable;
  saved_view: SavedViewTable;
  reminder: ReminderTable;
  reminder_day: ReminderDayTable;
  approval: ApprovalTable;
  approval_item: ApprovalItemTable;
  payment_snapshot: PaymentSnapshotTable;
  evidence: EvidenceTable;
  print: PrintTable;
  scan: ScanTable;
  publication: PublicationTable;
  withholding: WithholdingTable;
  goal_waiver: GoalWaiverTable;
  filing_paper: FilingPaperTable;
  filing_paper_draft: FilingPaperDraftTable;
  regional_split: RegionalSplitTable;
  regional_part: RegionalPartTable;
  adoption: AdoptionTable;
  workflow_version: WorkflowVersionTable;
  workflow_draft: WorkflowDraftTable;
  pack_publication: PackPublicationTable;
  pack_draft: PackDraftTable;
  issued_task: IssuedTaskTable;
  definition_set: DefinitionSetTable;

  library_sector: LibrarySectorTable;
  indicator_card: IndicatorCardTable;
  card_tally: CardTallyTable;
  indicator_token: IndicatorTokenTable;
  card_review: CardReviewTable;
  card_reference: CardReferenceTable;
  indicator_use: IndicatorUseTable;
  indicator_result: IndicatorResultTable;

  policy_document: PolicyDocumentTable;
  duty_map: DutyMapTable;
  agreement: AgreementTable;
  tranche_proposal: TrancheProposalTable;

  ex_ante: ExAnteTable;
  ex_ante_draft: ExAnteDraftTable;
  ex_ante_material: ExAnteMaterialTable;
  ex_ante_file: ExAnteFileTable;
  ex_ante_expert: ExAnteExpertTable;
  ex_ante_conclusion: ExAnteConclusionTable;
  ex_ante_step: ExAnteStepTable;

  event_to_seal: EventToSealTable;
  seal: SealTable;
  seal_leaves: SealLeavesTable;
  refusal: RefusalTable;
}


/** 留存: a recheck that somebody kept, as it was at that moment. */
export interface KeptRecheckTable {
  region: Fixed<string>;
  id: Fixed<string>;
  /** SM3 of the key; the key itself is nowhere in the database. */
  key_hash: Fixed<string>;
  name: Fixed<string>;
  language: Fixed<string>;
  /** Snapshot as JSON text, read by the format it was written in and never migrated. */
  content: Fixed<string>;
  content_format: Fixed<number>;
  content_digest: Fixed<string>;
  content_bytes: ColumnType<string, number, never>;
  kept_at: Fixed<Date>;
  discarded_at: ColumnType<Date | null, null, Date | null>;
  /** From when on a discarded one may be erased. */
  erase_after: ColumnType<Date | null, null, Date | null>;
}

/** How much is kept in a region: row security hides the rows from each other, so they cannot be counted. */
export interface KeptSpaceTable {
  region: Fixed<string>;
  kept_rows: Bigint;
  kept_bytes: Bigint;
}

/** 留痕: what happened, written in the transaction it happened in and never changed. */
export interface EventTable {
  region: Fixed<string>;
  id: Fixed<string>;
  at: Fixed<Date>;
  actor: Fixed<string>;
  verb: Fixed<string>;
  subject: Fixed<string>;
  digest_before: Fixed<string | null>;
  digest_after: Fixed<string | null>;
  detail: ColumnType<unknown, string, never>;
  /** The post that acted; null for what nobody with a post has done. */
  post: Fixed<string | null>;
  role: Fixed<string | null>;
  /** What of whose year it belongs to; null where there is none. */
  year: Fixed<number | null>;
  stage: Fixed<string | null>;
}

/** A write that came with an `Idempotency-Key`: the same answer is given when it comes again. */
export interface AnsweredRequestTable {
  region: Fixed<string>;
  key_hash: Fixed<string>;
  request_digest: Fixed<string>;
  made_at: Fixed<Date>;
  /** Sealed with the request's own key, since an answer may hold a secret that the database must not know. */
  answer: Generated<Buffer | null>;
}
