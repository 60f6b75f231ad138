import type { Language } from "./index.ts";
import enAppAccount from "./en/app-account.json" with { type: "json" };
import enAppAdmin from "./en/app-admin.json" with { type: "json" };
import enAppApproval from "./en/app-approval.json" with { type: "json" };
import enAppDisclosure from "./en/app-disclosure.json" with { type: "json" };
import enAppFiling from "./en/app-filing.json" with { type: "json" };
import enAppForm from "./en/app-form.json" with { type: "json" };
import enAppFrame from "./en/app-frame.json" with { type: "json" };
import enAppHands from "./en/app-hands.json" with { type: "json" };
import enAppInbox from "./en/app-inbox.json" with { type: "json" };
import enAppList from "./en/app-list.json" with { type: "json" };
import enAppReporting from "./en/app-reporting.json" with { type: "json" };
import enAppSession from "./en/app-session.json" with { type: "json" };
import enAppToday from "./en/app-today.json" with { type: "json" };
import enAppView from "./en/app-view.json" with { type: "json" };
import enAppWorkflow from "./en/app-workflow.json" with { type: "json" };
import enWorkflowChange from "./en/workflow-change.json" with { type: "json" };
import enAppWhy from "./en/app-why.json" with { type: "json" };
import enAccess from "./en/access.json" with { type: "json" };
import enAudit from "./en/audit.json" with { type: "json" };
import enCli from "./en/cli.json" with { type: "json" };
import enDisclosure from "./en/disclosure.json" with { type: "json" };
import enFinding from "./en/finding.json" with { type: "json" };
import enForm from "./en/form.json" with { type: "json" };
import enLetter from "./en/letter.json" with { type: "json" };
import enLint from "./en/lint.json" with { type: "json" };
import enPage from "./en/page.json" with { type: "json" };
import enPrint from "./en/print.json" with { type: "json" };
import enProblem from "./en/problem.json" with { type: "json" };
import enServer from "./en/server.json" with { type: "json" };
import enSignIn from "./en/sign-in.json" with { type: "json" };
import enTarget from "./en/target.json" with { type: "json" };
import enTrace from "./en/trace.json" with { type: "json" };
import enWorkflow from "./en/workflow.json" with { type: "json" };
import zhAppAccount from "./zh-CN/app-account.json" with { type: "json" };
import zhAppAdmin from "./zh-CN/app-admin.json" with { type: "json" };
import zhAppApproval from "./zh-CN/app-approval.json" with { type: "json" };
import zhAppDisclosure from "./zh-CN/app-disclosure.json" with { type: "json" };
import zhAppFiling from "./zh-CN/app-filing.json" with { type: "json" };
import zhAppForm from "./zh-CN/app-form.json" with { type: "json" };
import zhAppFrame from "./zh-CN/app-frame.json" with { type: "json" };
import zhAppHands from "./zh-CN/app-hands.json" with { type: "json" };
import zhAppInbox from "./zh-CN/app-inbox.json" with { type: "json" };
import zhAppList from "./zh-CN/app-list.json" with { type: "json" };
import zhAppReporting from "./zh-CN/app-reporting.json" with { type: "json" };
import zhAppSession from "./zh-CN/app-session.json" with { type: "json" };
import zhAppToday from "./zh-CN/app-today.json" with { type: "json" };
import zhAppView from "./zh-CN/app-view.json" with { type: "json" };
import zhAppWorkflow from "./zh-CN/app-workflow.json" with { type: "json" };
import zhWorkflowChange from "./zh-CN/workflow-change.json" with { type: "json" };
import zhAppWhy from "./zh-CN/app-why.json" with { type: "json" };
import zhAccess from "./zh-CN/access.json" with { type: "json" };
import zhAudit from "./zh-CN/audit.json" with { type: "json" };
import zhCli from "./zh-CN/cli.json" with { type: "json" };
import zhDisclosure from "./zh-CN/disclosure.json" with { type: "json" };
import zhFinding from "./zh-CN/finding.json" with { type: "json" };
import zhForm from "./zh-CN/form.json" with { type: "json" };
import zhLetter from "./zh-CN/letter.json" with { type: "json" };
import zhLint from "./zh-CN/lint.json" with { type: "json" };
import zhPage from "./zh-CN/page.json" with { type: "json" };
import zhPrint from "./zh-CN/print.json" with { type: "json" };
import zhProblem from "./zh-CN/problem.json" with { type: "json" };
import zhServer from "./zh-CN/server.json" with { type: "json" };
import zhSignIn from "./zh-CN/sign-in.json" with { type: "json" };
import zhTarget from "./zh-CN/target.json" with { type: "json" };
import zhTrace from "./zh-CN/trace.json" with { type: "json" };
import zhWorkflow from "./zh-CN/workflow.json" with { type: "json" };

/** One JSON file an area and language; keys carry their area (`finding.sum.score`), so that they never collide. */
export const catalogue: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  "zh-CN": { ...zhTarget, ...zhSignIn, ...zhTrace, ...zhFinding, ...zhLint, ...zhProblem, ...zhForm, ...zhLetter, ...zhPage, ...zhCli, ...zhServer, ...zhAudit, ...zhDisclosure, ...zhPrint, ...zhAccess, ...zhWorkflow,
    ...zhAppAccount, ...zhAppAdmin, ...zhAppApproval, ...zhAppDisclosure, ...zhAppFiling, ...zhAppForm, ...zhAppFrame, ...zhAppHands, ...zhAppInbox, ...zhAppList, ...zhAppReporting, ...zhAppSession, ...zhAppToday, ...zhAppView, ...zhAppWhy, ...zhAppWorkflow, ...zhWorkflowChange },
  en: { ...enTarget, ...enSignIn, ...enTrace, ...enFinding, ...enLint, ...enProblem, ...enForm, ...enLetter, ...enPage, ...enCli, ...enServer, ...enAudit, ...enDisclosure, ...enPrint, ...enAccess, ...enWorkflow,
    ...enAppAccount, ...enAppAdmin, ...enAppApproval, ...enAppDisclosure, ...enAppFiling, ...enAppForm, ...enAppFrame, ...enAppHands, ...enAppInbox, ...enAppList, ...enAppReporting, ...enAppSession, ...enAppToday, ...enAppView, ...enAppWhy, ...enAppWorkflow, ...enWorkflowChange },
};
