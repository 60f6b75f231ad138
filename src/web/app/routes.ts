import { CARD_CODE } from "../../core/library/card-ref.ts";
import { STAGES, type Stage } from "../../core/form/filing-values.ts";

/** Every page of the application. Year and stage stand in each address, so that a link means the same to whoever gets it. */
export type Route =
  | { readonly page: "sign-in" | "today" | "inbox" | "account" | "hand-over" | "unknown" }
  | { readonly page: "filings" | "reporting"; readonly year: number; readonly stage: Stage }
  | { readonly page: "filing" | "why" | "papers"; readonly year: number; readonly stage: Stage; readonly id: string }
  | { readonly page: "approvals"; readonly year: number }
  | { readonly page: "approval"; readonly year: number; readonly id: string }
  | { readonly page: "disclosure"; readonly year: number; readonly departmentId: string | null }
  | { readonly page: "summary"; readonly year: number; readonly departmentId: string }
  | { readonly page: "coverage" | "ledger" | "ledger-import" | "subjects" | "transfer-payments"; readonly year: number }
  | { readonly page: "ledger-subject" | "ledger-record" | "transfer-payment"; readonly year: number; readonly id: string }
  | { readonly page: "ex-ante"; readonly year: number }
  | { readonly page: "ex-ante-one"; readonly year: number; readonly id: string; readonly part: ExAntePart }
  | { readonly page: "policies" | "agreements" }
  | { readonly page: "policy" | "agreement"; readonly id: string }
  | { readonly page: "duties"; readonly year: number }
  | { readonly page: "duty-map"; readonly year: number; readonly id: string }
  | { readonly page: "workflows" }
  | { readonly page: "packs" }
  | { readonly page: "definition"; readonly part: string; readonly name: string }
  | { readonly page: "library" | "library-coverage" }
  | { readonly page: "library-card"; readonly code: string }
  /** Null for a card that is to be begun. */
  | { readonly page: "library-draft"; readonly code: string | null }
  | { readonly page: "workflow"; readonly id: string; readonly version: number | "draft" }
  | { readonly page: "admin"; readonly part: AdminPart };

export const ADMIN_PARTS = ["people", "posts", "events", "refusals", "seals", "adoptions", "units"] as const;
export type AdminPart = (typeof ADMIN_PARTS)[number];

/** An application for ex-ante evaluation, one expert's sheet, and all sheets side by side. */
export const EX_ANTE_PARTS = ["application", "sheet", "panel"] as const;
export type ExAntePart = (typeof EX_ANTE_PARTS)[number];

export const HOME = "/app/today";

/** Reads the path of an address; what it does not know is a page of its own, never an error. */
export function readRoute(path: string): Route {
  const [app, ...parts] = path.split("/").filter((part) => part !== "").map(decoded);
  if (app !== "app") return { page: "unknown" };
  const [first, second, third, fourth] = parts;
  if (first === undefined) return { page: "today" };
  if (parts.length === 1 && (first === "sign-in" || first === "today" || first === "inbox" || first === "account" || first === "hand-over")) return { page: first };
  if (first === "admin") {
    const part = ADMIN_PARTS.find((one) => one === (second ?? "people"));
    return part === undefined || parts.length > 2 ? { page: "unknown" } : { page: "admin", part };
  }
  if (first === "workflows") return workflowRoute(parts);
  if (first === "packs") return packRoute(parts);
  if (first === "library") return libraryRoute(parts);
  if (first === "policies" && third === undefined) return second === undefined ? { page: "policies" } : { page: "policy", id: second };
  if (first === "agreements" && third === undefined) return second === undefined ? { page: "agreements" } : { page: "agreement", id: second };
  if (first === "ledger") return ledgerRoute(parts);
  const year = /^20\d\d$/.test(first) ? Number(first) : null;
  if (year !== null && second === "duties" && fourth === undefined) return third === undefined ? { page: "duties", year } : { page: "duty-map", year, id: third };
  if (year !== null && second === "subjects" && third === undefined) return { page: "subjects", year };
  if (year !== null && second === "coverage" && third === undefined) return { page: "coverage", year };
  if (year !== null && second === "transfer-payments" && fourth === undefined) return third === undefined ? { page: "transfer-payments", year } : { page: "transfer-payment", year, id: third };
  if (year !== null && second === "ex-ante") return exAnteRoute(year, parts);
  const stage = STAGES.find((one) => one === second);
  if (year === null || stage === undefined || parts.length > 4) return { page: "unknown" };
  if (third === undefined) return { page: "filings", year, stage };
  if (third === "approvals" && stage === "goal") return fourth === undefined ? { page: "approvals", year } : { page: "approval", year, id: fourth };
  if (third === "summary" && stage === "self-evaluation") return fourth === undefined ? { page: "unknown" } : { page: "summary", year, departmentId: fourth };
  if (third === "disclosure" && stage === "self-evaluation") return { page: "disclosure", year, departmentId: fourth ?? null };
  if (third === "reporting" && fourth === undefined) return { page: "reporting", year, stage };
  if (fourth === undefined) return { page: "filing", year, stage, id: third };
  return fourth === "why" || fourth === "papers" ? { page: fourth, year, stage, id: third } : { page: "unknown" };
}

function exAnteRoute(year: number, [, , id, named = "application", more]: readonly string[]): Route {
  if (id === undefined) return { page: "ex-ante", year };
  const part = EX_ANTE_PARTS.find((one) => one === named);
  return part === undefined || more !== undefined ? { page: "unknown" } : { page: "ex-ante-one", year, id, part };
}

function ledgerRoute([, of, what, id, more]: readonly string[]): Route {
  const year = /^20\d\d$/.test(of ?? "") ? Number(of) : null;
  if (year === null || more !== undefined || (id !== undefined && what !== "import")) return { page: "unknown" };
  if (what === undefined) return { page: "ledger", year };
  if (what !== "import") return { page: "ledger-subject", year, id: what };
  return id === undefined ? { page: "ledger-import", year } : { page: "ledger-record", year, id };
}

function libraryRoute([, code, draft, ...rest]: readonly string[]): Route {
  if (code === undefined) return { page: "library" };
  if (rest.length > 0) return { page: "unknown" };
  if (code === "coverage" && draft === undefined) return { page: "library-coverage" };
  if (code === "new" && draft === undefined) return { page: "library-draft", code: null };
  if (!CARD_CODE.test(code)) return { page: "unknown" };
  return draft === undefined ? { page: "library-card", code } : draft === "draft" ? { page: "library-draft", code } : { page: "unknown" };
}

function packRoute([, folder, name, more]: readonly string[]): Route {
  if (folder === undefined) return { page: "packs" };
  const isNamed = /^[a-z]{1,20}(-[a-z]{1,20})?$/.test(folder) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name ?? "") && more === undefined;
  return isNamed ? { page: "definition", part: folder, name: name! } : { page: "unknown" };
}

function workflowRoute([, id, version]: readonly string[]): Route {
  if (id === undefined) return { page: "workflows" };
  if (version === "draft") return { page: "workflow", id, version };
  return /^[1-9]\d{0,3}$/.test(version ?? "") ? { page: "workflow", id, version: Number(version) } : { page: "unknown" };
}

export type KnownRoute = Exclude<Route, { page: "sign-in" | "today" | "inbox" | "account" | "hand-over" | "unknown" }> | { readonly page: "sign-in" | "today" | "inbox" | "account" | "hand-over" };

export function addressOf(route: KnownRoute): string {
  const part = encodeURIComponent;
  switch (route.page) {
    case "sign-in": case "today": case "inbox": case "account": case "hand-over": return `/app/${route.page}`;
    case "admin": return `/app/admin/${route.part}`;
    case "ledger": return `/app/ledger/${route.year}`;
    case "subjects": case "coverage": return `/app/${route.year}/${route.page}`;
    case "transfer-payments": return `/app/${route.year}/transfer-payments`;
    case "transfer-payment": return `/app/${route.year}/transfer-payments/${part(route.id)}`;
    case "ex-ante": return `/app/${route.year}/ex-ante`;
    case "ex-ante-one": return `/app/${route.year}/ex-ante/${part(route.id)}${route.part === "application" ? "" : `/${route.part}`}`;
    case "ledger-import": return `/app/ledger/${route.year}/import`;
    case "ledger-record": return `/app/ledger/${route.year}/import/${part(route.id)}`;
    case "ledger-subject": return `/app/ledger/${route.year}/${part(route.id)}`;
    case "policies": case "agreements": return `/app/${route.page}`;
    case "policy": return `/app/policies/${part(route.id)}`;
    case "agreement": return `/app/agreements/${part(route.id)}`;
    case "duties": return `/app/${route.year}/duties`;
    case "duty-map": return `/app/${route.year}/duties/${part(route.id)}`;
    case "workflows": return "/app/workflows";
    case "packs": return "/app/packs";
    case "definition": return `/app/packs/${part(route.part)}/${part(route.name)}`;
    case "library": return "/app/library";
    case "library-coverage": return "/app/library/coverage";
    case "library-card": return `/app/library/${part(route.code)}`;
    case "library-draft": return route.code === null ? "/app/library/new" : `/app/library/${part(route.code)}/draft`;
    case "workflow": return `/app/workflows/${part(route.id)}/${route.version}`;
    case "filings": return `/app/${route.year}/${route.stage}`;
    case "reporting": return `/app/${route.year}/${route.stage}/reporting`;
    case "filing": return `/app/${route.year}/${route.stage}/${part(route.id)}`;
    case "why": case "papers": return `/app/${route.year}/${route.stage}/${part(route.id)}/${route.page}`;
    case "approvals": return `/app/${route.year}/goal/approvals`;
    case "approval": return `/app/${route.year}/goal/approvals/${part(route.id)}`;
    case "summary": return `/app/${route.year}/self-evaluation/summary/${part(route.departmentId)}`;
    case "disclosure": return `/app/${route.year}/self-evaluation/disclosure${route.departmentId === null ? "" : `/${part(route.departmentId)}`}`;
  }
}

/** The year and stage an address stands in, for the head of the page. */
export function seasonOf(route: Route): { readonly year: number; readonly stage: Stage } | null {
  switch (route.page) {
    case "filings": case "filing": case "why": case "papers": case "reporting": return { year: route.year, stage: route.stage };
    case "approvals": case "approval": return { year: route.year, stage: "goal" };
    case "summary": case "disclosure": return { year: route.year, stage: "self-evaluation" };
    default: return null;
  }
}

/** Where to go after signing in: only a page of ours or one to print, never another site. */
export function safeReturn(back: string | null): string {
  if (back === null || !/^\/(?:app\/(?!sign-in\b)|print\/)[^\\]*$/.test(back) || back.includes("//")) return HOME;
  return back;
}

export function signInAddress(back: string): string {
  return back === HOME || !back.startsWith("/app/") ? "/app/sign-in" : `/app/sign-in?back=${encodeURIComponent(back)}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
