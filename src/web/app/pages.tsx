import { Suspense, useContext, useLayoutEffect } from "react";
import { useApp } from "./app-context.ts";
import { FirstAnswersContext } from "./first-answers.ts";
import { onDemand } from "./on-demand.tsx";
import { Empty, PageHead, PageLink, Waiting } from "./parts.tsx";
import { HOME, type Route } from "./routes.ts";
import { ApprovalPage } from "../pages/approvals/approval-page.tsx";
import { ApprovalsPage } from "../pages/approvals/approvals-page.tsx";
import { FilingPage } from "../pages/filing/filing-page.tsx";
import { FilingsPage } from "../pages/filings/filings-page.tsx";
import { InboxPage } from "../pages/inbox/inbox-page.tsx";
import { TodayPage } from "../pages/today/today-page.tsx";

// Pages that few open come when they are opened.
const AccountPage = onDemand(async () => (await import("../pages/account/account-page.tsx")).AccountPage);
const HandOverPage = onDemand(async () => (await import("../pages/hand-over/hand-over-page.tsx")).HandOverPage);
const ReportingPage = onDemand(async () => (await import("../pages/reporting/reporting-page.tsx")).ReportingPage);
const WhyPage = onDemand(async () => (await import("../pages/why/why-page.tsx")).WhyPage);
const AdminPage = onDemand(async () => (await import("../pages/admin/admin-page.tsx")).AdminPage);
const CardEditorPage = onDemand(async () => (await import("../pages/library/card-editor-page.tsx")).CardEditorPage);
const CardPage = onDemand(async () => (await import("../pages/library/card-page.tsx")).CardPage);
const BookCoveragePage = onDemand(async () => (await import("../pages/book-coverage/book-coverage-page.tsx")).BookCoveragePage);
const LibraryCoveragePage = onDemand(async () => (await import("../pages/library/library-coverage-page.tsx")).LibraryCoveragePage);
const DefinitionPage = onDemand(async () => (await import("../pages/packs/definition-page.tsx")).DefinitionPage);
const DisclosurePage = onDemand(async () => (await import("../pages/disclosure/disclosure-page.tsx")).DisclosurePage);
const ExAntePage = onDemand(async () => (await import("../pages/ex-ante/ex-ante-page.tsx")).ExAntePage);
const ExAnteOnePage = onDemand(async () => (await import("../pages/ex-ante/ex-ante-one-page.tsx")).ExAnteOnePage);
const LedgerImportPage = onDemand(async () => (await import("../pages/ledger/ledger-import-page.tsx")).LedgerImportPage);
const LedgerRecordPage = onDemand(async () => (await import("../pages/ledger/ledger-record-page.tsx")).LedgerRecordPage);
const LedgerPage = onDemand(async () => (await import("../pages/ledger/ledger-page.tsx")).LedgerPage);
const LibraryPage = onDemand(async () => (await import("../pages/library/library-page.tsx")).LibraryPage);
const PacksPage = onDemand(async () => (await import("../pages/packs/packs-page.tsx")).PacksPage);
const SubjectLedgerPage = onDemand(async () => (await import("../pages/ledger/subject-ledger-page.tsx")).SubjectLedgerPage);
const PapersPage = onDemand(async () => (await import("../pages/papers/papers-page.tsx")).PapersPage);
const SummaryPage = onDemand(async () => (await import("../pages/summary/summary-page.tsx")).SummaryPage);
const SubjectsPage = onDemand(async () => (await import("../pages/subjects/subjects-page.tsx")).SubjectsPage);
const TransferPaymentPage = onDemand(async () => (await import("../pages/regional/transfer-payment-page.tsx")).TransferPaymentPage);
const TransferPaymentsPage = onDemand(async () => (await import("../pages/regional/transfer-payments-page.tsx")).TransferPaymentsPage);
const AgreementPage = onDemand(async () => (await import("../pages/agreements/agreement-page.tsx")).AgreementPage);
const AgreementsPage = onDemand(async () => (await import("../pages/agreements/agreements-page.tsx")).AgreementsPage);
const DutiesPage = onDemand(async () => (await import("../pages/duties/duties-page.tsx")).DutiesPage);
const DutyMapPage = onDemand(async () => (await import("../pages/duties/duty-map-page.tsx")).DutyMapPage);
const PoliciesPage = onDemand(async () => (await import("../pages/policies/policies-page.tsx")).PoliciesPage);
const PolicyPage = onDemand(async () => (await import("../pages/policies/policy-page.tsx")).PolicyPage);
const WorkflowPage = onDemand(async () => (await import("../pages/workflows/workflow-page.tsx")).WorkflowPage);
const WorkflowsPage = onDemand(async () => (await import("../pages/workflows/workflows-page.tsx")).WorkflowsPage);

/** The page an address stands for. */
export function Pages({ route }: { route: Route }): React.ReactNode {
  return <Suspense fallback={<Waiting />}>{pageOf(route)}<InSight /></Suspense>;
}

/** Tells that a page stands, which can stay until the next one is drawn. */
function InSight(): React.ReactNode {
  const answers = useContext(FirstAnswersContext);
  useLayoutEffect(() => {
    if (answers !== null) answers.isHolding = true;
  }, [answers]);
  return null;
}

function pageOf(route: Route): React.ReactNode {
  switch (route.page) {
    case "today": return <TodayPage />;
    case "inbox": return <InboxPage />;
    case "account": return <AccountPage />;
    case "hand-over": return <HandOverPage />;
    case "filings": return <FilingsPage key={`${route.year} ${route.stage}`} {...route} />;
    case "filing": return <FilingPage key={`${route.year} ${route.stage} ${route.id}`} {...route} />;
    case "reporting": return <ReportingPage key={`${route.year} ${route.stage}`} {...route} />;
    case "why": return <WhyPage key={route.id} {...route} />;
    case "papers": return <PapersPage key={`${route.year} ${route.stage} ${route.id}`} {...route} />;
    case "approvals": return <ApprovalsPage key={route.year} year={route.year} />;
    case "approval": return <ApprovalPage key={route.id} {...route} />;
    case "disclosure": return <DisclosurePage key={`${route.year} ${route.departmentId ?? ""}`} {...route} />;
    case "summary": return <SummaryPage key={`${route.year} ${route.departmentId}`} {...route} />;
    case "subjects": return <SubjectsPage key={route.year} year={route.year} />;
    case "coverage": return <BookCoveragePage key={route.year} year={route.year} />;
    case "transfer-payments": return <TransferPaymentsPage key={route.year} year={route.year} />;
    case "transfer-payment": return <TransferPaymentPage key={`${route.year} ${route.id}`} {...route} />;
    case "ex-ante": return <ExAntePage key={route.year} year={route.year} />;
    case "ex-ante-one": return <ExAnteOnePage key={`${route.year} ${route.id} ${route.part}`} {...route} />;
    case "ledger": return <LedgerPage key={route.year} year={route.year} />;
    case "ledger-import": return <LedgerImportPage key={route.year} year={route.year} />;
    case "ledger-record": return <LedgerRecordPage key={route.id} year={route.year} id={route.id} />;
    case "ledger-subject": return <SubjectLedgerPage key={`${route.year} ${route.id}`} {...route} />;
    case "packs": return <PacksPage />;
    case "definition": return <DefinitionPage key={`${route.part} ${route.name}`} {...route} />;
    case "policies": return <PoliciesPage />;
    case "policy": return <PolicyPage key={route.id} id={route.id} />;
    case "agreements": return <AgreementsPage />;
    case "agreement": return <AgreementPage key={route.id} id={route.id} />;
    case "duties": return <DutiesPage key={route.year} year={route.year} />;
    case "duty-map": return <DutyMapPage key={`${route.year} ${route.id}`} {...route} />;
    case "workflows": return <WorkflowsPage />;
    case "library": return <LibraryPage />;
    case "library-coverage": return <LibraryCoveragePage />;
    case "library-card": return <CardPage key={route.code} code={route.code} />;
    case "library-draft": return <CardEditorPage key={route.code ?? "new"} code={route.code} />;
    case "workflow": return <WorkflowPage key={`${route.id} ${route.version}`} {...route} />;
    case "admin": return <AdminPage part={route.part} />;
    case "sign-in": case "unknown": return <UnknownPage />;
  }
}

function UnknownPage(): React.ReactNode {
  const { say } = useApp();
  return (
    <>
      <PageHead title={say("app-frame.unknown")} />
      <Empty title={say("app-frame.unknown.meaning")}>
        <p><PageLink to={HOME}>{say("app-frame.task.today")}</PageLink></p>
      </Empty>
    </>
  );
}
