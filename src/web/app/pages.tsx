import { useApp } from "./app-context.ts";
import { Empty, PageHead, PageLink } from "./parts.tsx";
import { HOME, type Route } from "./routes.ts";
import { AccountPage } from "../pages/account/account-page.tsx";
import { AdminPage } from "../pages/admin/admin-page.tsx";
import { ApprovalPage } from "../pages/approvals/approval-page.tsx";
import { ApprovalsPage } from "../pages/approvals/approvals-page.tsx";
import { DisclosurePage } from "../pages/disclosure/disclosure-page.tsx";
import { FilingPage } from "../pages/filing/filing-page.tsx";
import { FilingsPage } from "../pages/filings/filings-page.tsx";
import { HandOverPage } from "../pages/hand-over/hand-over-page.tsx";
import { InboxPage } from "../pages/inbox/inbox-page.tsx";
import { CardEditorPage } from "../pages/library/card-editor-page.tsx";
import { CardPage } from "../pages/library/card-page.tsx";
import { LibraryPage } from "../pages/library/library-page.tsx";
import { DefinitionPage } from "../pages/packs/definition-page.tsx";
import { PacksPage } from "../pages/packs/packs-page.tsx";
import { ReportingPage } from "../pages/reporting/reporting-page.tsx";
import { LedgerImportPage } from "../pages/ledger/ledger-import-page.tsx";
import { LedgerPage } from "../pages/ledger/ledger-page.tsx";
import { SubjectLedgerPage } from "../pages/ledger/subject-ledger-page.tsx";
import { SubjectsPage } from "../pages/subjects/subjects-page.tsx";
import { TodayPage } from "../pages/today/today-page.tsx";
import { WorkflowPage } from "../pages/workflows/workflow-page.tsx";
import { WorkflowsPage } from "../pages/workflows/workflows-page.tsx";
import { WhyPage } from "../pages/why/why-page.tsx";

/** The page an address stands for. */
export function Pages({ route }: { route: Route }): React.ReactNode {
  switch (route.page) {
    case "today": return <TodayPage />;
    case "inbox": return <InboxPage />;
    case "account": return <AccountPage />;
    case "hand-over": return <HandOverPage />;
    case "filings": return <FilingsPage key={`${route.year} ${route.stage}`} {...route} />;
    case "filing": return <FilingPage key={`${route.year} ${route.stage} ${route.id}`} {...route} />;
    case "reporting": return <ReportingPage key={`${route.year} ${route.stage}`} {...route} />;
    case "why": return <WhyPage {...route} />;
    case "approvals": return <ApprovalsPage key={route.year} year={route.year} />;
    case "approval": return <ApprovalPage {...route} />;
    case "disclosure": return <DisclosurePage key={`${route.year} ${route.departmentId ?? ""}`} {...route} />;
    case "subjects": return <SubjectsPage key={route.year} year={route.year} />;
    case "ledger": return <LedgerPage key={route.year} year={route.year} />;
    case "ledger-import": return <LedgerImportPage key={route.year} year={route.year} />;
    case "ledger-subject": return <SubjectLedgerPage key={`${route.year} ${route.id}`} {...route} />;
    case "packs": return <PacksPage />;
    case "definition": return <DefinitionPage key={`${route.part} ${route.name}`} {...route} />;
    case "workflows": return <WorkflowsPage />;
    case "library": return <LibraryPage />;
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
