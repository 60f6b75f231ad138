import type { Stage } from "../../../core/form/filing-values.ts";

/** Addresses of the API; everything that is put into one is escaped here and nowhere else. */
const part = encodeURIComponent;

export function query(params: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const given = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length === 0 ? "" : `?${given.map(([name, value]) => `${part(name)}=${part(String(value))}`).join("&")}`;
}

export interface FilingAddress {
  readonly year: number;
  readonly stage: Stage;
  readonly id: string;
}

export const stageApi = (year: number, stage: Stage): string => `/api/${year}/${stage}`;
export const filingsApi = (year: number, stage: Stage): string => `${stageApi(year, stage)}/filings`;
export const filingCountApi = (year: number, stage: Stage): string => `${stageApi(year, stage)}/filing-count`;
export const transferPaymentsApi = (year: number): string => `/api/${year}/transfer-payments`;
export const transferPaymentApi = (year: number, id: string): string => `${transferPaymentsApi(year)}/${part(id)}`;
export const reportingApi = (year: number, stage: Stage): string => `${stageApi(year, stage)}/reporting`;
export const tasksApi = (year: number, stage: Stage): string => `${stageApi(year, stage)}/tasks`;
export const bookCoverageApi = (year: number): string => `/api/${year}/coverage`;
export const goalQualityApi = (year: number): string => `/api/${year}/goal/quality`;
export const coverageGapsApi = (year: number, stage: Stage): string => `${stageApi(year, stage)}/coverage/gaps`;
export const goalWaiversApi = (year: number): string => `/api/${year}/goal/waivers`;
export const goalWaiverApi = (year: number, subjectId: string): string => `${goalWaiversApi(year)}/${part(subjectId)}`;
export const periodsApi = (year: number): string => `${stageApi(year, "monitoring")}/periods`;
export const filingApi = ({ year, stage, id }: FilingAddress): string => `${filingsApi(year, stage)}/${part(id)}`;
export const evidenceApi = (filing: FilingAddress, evidenceId: string): string => `${filingApi(filing)}/evidence/${part(evidenceId)}`;
export const remarkApi = (filing: FilingAddress, remarkId: string): string => `${filingApi(filing)}/remarks/${part(remarkId)}`;
export const filingPapersApi = (filing: FilingAddress): string => `${filingApi(filing)}/papers`;
export const filingPaperPrint = ({ year, stage, id }: FilingAddress, paper: string): string => `/print/${year}/${stage}/${part(id)}/papers/${part(paper)}`;
export const opinionsApi = "/api/opinions";
export const opinionApi = (id: string): string => `${opinionsApi}/${part(id)}`;
export const viewsApi = "/api/views";
export const viewApi = (id: string): string => `${viewsApi}/${part(id)}`;
export const approvalsApi = (year: number): string => `/api/${year}/goal/approvals`;
export const approvalApi = (year: number, id: string): string => `${approvalsApi(year)}/${part(id)}`;
export const approvalPrint = (year: number, id: string): string => `/print/${year}/goal/approvals/${part(id)}`;
export const departmentsApi = (year: number): string => `${stageApi(year, "self-evaluation")}/departments`;
export const departmentApi = (year: number, id: string): string => `${departmentsApi(year)}/${part(id)}`;
export const withheldApi = (year: number, id: string): string => `${departmentApi(year, id)}/withheld`;
export const releaseApi = (year: number, id: string, mark: string): string => `${withheldApi(year, id)}/${part(mark)}/release`;
export const packsApi = "/api/packs";
export const workflowsApi = "/api/workflows";
export const workflowApi = (id: string): string => `${workflowsApi}/${part(id)}`;
export const libraryApi = "/api/library";
export const libraryCoverageApi = (least: number): string => `${libraryApi}/function-coverage?least=${least}`;
export const benchmarksApi = (codes: readonly string[]): string => `${libraryApi}/benchmarks${query({ codes: codes.join(",") })}`;
export const cardsApi = `${libraryApi}/cards`;
export const cardApi = (code: string): string => `${cardsApi}/${part(code)}`;
export const suggestionsApi = (filing: FilingAddress): string => `${filingApi(filing)}/suggestions`;
export const delegationsApi = "/api/delegations";
export const subjectsApi = (year: number): string => `/api/${year}/subjects`;
export const subjectApi = (id: string): string => `/api/subjects/${part(id)}`;
export const ledgerApi = (year: number): string => `/api/${year}/ledger`;
export const ledgerImportsApi = (year: number): string => `${ledgerApi(year)}/imports`;
export const ledgerImportApi = (year: number, id: string): string => `${ledgerImportsApi(year)}/${part(id)}`;
export const subjectLedgerApi = (year: number, id: string): string => `${ledgerApi(year)}/subjects/${part(id)}`;
export const exAnteApi = (year: number): string => `/api/${year}/ex-ante`;
export const exAnteOneApi = (year: number, id: string): string => `${exAnteApi(year)}/${part(id)}`;
export const exAntePrint = (year: number, id: string): string => `/print/${year}/ex-ante/${part(id)}`;
export const recordApi = (kind: "people" | "posts" | "sessions", id: string): string => `/api/${kind}/${part(id)}`;
