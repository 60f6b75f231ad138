import assert from "node:assert/strict";
import type { createApp } from "../../../src/server/app.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/server/app-settings.ts";
import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { GOAL_MOVES, openFilingWorld, REGION, type FilingWorld } from "../filings/city.ts";
import { describedAnswers } from "../filings/described.ts";
import { createHeardApp } from "../canary/hear-beside.ts";
import { testInstallation } from "../installation.ts";

/** The sample city with everything that hangs on filings: evidence kinds of the national pack, a folder for files, pages that are no JSON. */
export interface PaperWorld extends FilingWorld {
  readonly filesFolder: string;
  readonly evidenceKinds: Definitions["evidence"];
  /** Another application on the same database and folder. */
  other(change: { readonly packs?: Partial<Definitions>; readonly settings?: Partial<Settings>; readonly publicAddress?: string }): ReturnType<typeof createApp>;
  /** Sends bytes as they are. */
  send(login: string, path: string, bytes: BodyInit | null, headers?: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly json: Record<string, unknown> }>;
  /** Asks for a page or a file; by nobody when no login is given. */
  page(path: string, login?: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Id of a body by its code. */
  body(code: string): Promise<string>;
  /** A goal of the roads unit that waits for its letter. */
  waiting(code: string, year: number): Promise<string>;
  /** Freezes goals by a letter. */
  issued(year: number, filingIds: readonly string[], documentNo: string, departmentCode?: string): Promise<string>;
  /** A self-evaluation of a project of the roads unit that was confirmed. */
  confirmed(code: string, year: number): Promise<string>;
}

export async function openPaperWorld(change?: Parameters<typeof openFilingWorld>[0]): Promise<PaperWorld> {
  const world = await openFilingWorld(change);
  const loaded = await loadDefinitions();
  assert.ok(loaded.ok, JSON.stringify(loaded));
  const installation = testInstallation({ ...world.packs, evidence: loaded.value.evidence, exchanges: loaded.value.exchanges ?? [] });
  const other: PaperWorld["other"] = ({ packs = {}, settings = {}, publicAddress = "http://hengji.test" }) =>
    createHeardApp({
      ...installation, packs: { ...installation.packs, ...packs }, application: world.pool, pagesFolder: "/nowhere", version: "0.0.0-test", publicAddress, clock: () => world.time,
      settings: { ...DEFAULT_SETTINGS, region: REGION, workPerMinute: 1e6, idleMinutes: 1e6, writesPerMinute: 1e6, readsPerMinute: 1e6, ...settings }, log: (line) => world.log.push(line),
    });
  const app = other({});
  const conforms = await describedAnswers(app);
  const answer = async (method: string, path: string, response: Response): Promise<{ status: number; json: Record<string, unknown> }> => {
    const json = (await response.json()) as Record<string, unknown>;
    conforms(method, path, response.status, json);
    return { status: response.status, json };
  };
  let letters = 0;

  const paper: PaperWorld = Object.assign(world as FilingWorld, {
    app, other,
    packs: installation.packs,
    filesFolder: installation.filesFolder,
    evidenceKinds: installation.packs.evidence,
    async call(login: string, request: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
      const [method = "", path = ""] = request.split(" ");
      const response = await app.request(path, {
        method, headers: { ...world.as(login), ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answer(method, path, response);
    },
    async send(login: string, path: string, bytes: BodyInit | null, headers: Readonly<Record<string, string>> = {}) {
      const response = await app.request(path, { method: "POST", headers: { ...world.as(login), ...headers }, body: bytes, duplex: "half" } as RequestInit);
      return answer("POST", path, response);
    },
    page: async (path: string, login?: string, headers: Readonly<Record<string, string>> = {}) => app.request(path, { headers: { ...(login === undefined ? {} : world.as(login)), ...headers } }),
    async body(code: string) {
      const [row] = await world.see<{ id: string }>(`select id from hengji.org_unit where code = '${code}'`);
      return row?.id ?? assert.fail(code);
    },
    async waiting(code: string, year: number) {
      const id = await paper.filled(code, year);
      await paper.moved(year, "goal", id, 2, GOAL_MOVES);
      return id;
    },
    async issued(year: number, filingIds: readonly string[], documentNo: string, departmentCode = "101") {
      const { status, json } = await paper.call("performance2", `POST /api/${year}/goal/approvals`, { departmentId: await paper.body(departmentCode), filingIds, documentNo, issuedOn: "2026-02-01" });
      assert.equal(status, 201, JSON.stringify(json));
      return String(json["id"]);
    },
    async confirmed(code: string, year: number) {
      letters += 1;
      await paper.issued(year, [await paper.waiting(code, year)], `示财绩〔${year}〕测${letters}号`);
      const path = `/api/${year}/self-evaluation/filings`;
      const { json: begun } = await paper.call("officer", `POST ${path}`, { subjectId: paper.subject(code), from: "blank" });
      const id = String(begun["id"]);
      const { json: opened } = await paper.call("officer", `GET ${path}/${id}`);
      const saved = await paper.call("officer", `PUT ${path}/${id}`, { values: reached(opened["values"] as FilingValues), expectedVersion: opened["version"] });
      assert.equal(saved.status, 200, JSON.stringify(saved.json));
      const assigned = code === "P1" ? ["reviewer approve"] : [];
      const version = await paper.moved(year, "self-evaluation", id, Number(saved.json["version"]), ["officer submit", "head approve", "department approve", ...assigned]);
      const { json: rechecked } = await paper.call("performance", `GET ${path}/${id}`);
      const values = rechecked["values"] as FilingValues;
      const lowered = { ...values, rows: values.rows.map((row): FilingRow => (row.id === "r1" ? { ...row, financeScore: "27", financeReason: "延误两个月，现场核查只完成一百一十六公里。" } : row)) };
      const again = await paper.call("performance", `PUT ${path}/${id}`, { values: lowered, expectedVersion: version });
      assert.equal(again.status, 200, JSON.stringify(again.json));
      await paper.moved(year, "self-evaluation", id, Number(again.json["version"]), ["performance approve", "leader confirm"]);
      return id;
    },
  });
  return paper;
}

/** What the unit fills: everything reached but the roads, of which it explains the rest. */
export function reached(values: FilingValues): FilingValues {
  const of: Readonly<Record<string, readonly [actual: string, score: string, reason: string]>> = {
    r1: ["118公里", "29.5", "雨季推迟2公里，次年3月前补做。"], r2: ["96%", "20", ""], r3: ["36个", "30", ""], r4: ["93%", "10", ""],
  };
  const rows = values.rows.map((row) => ({ ...row, actual: of[row.id]?.[0] ?? "", score: of[row.id]?.[1] ?? "", reason: of[row.id]?.[2] ?? "" }));
  const funds = values.funds.map((line) =>
    (line.id === "total" || line.id === "appropriation") && line.executed === "" ? { ...line, adjustedBudget: "320.5", executed: "300.25" } : line,
  );
  return { goal: { ...values.goal, actual: "养护农村公路118公里，完好率96%。" }, funds, rows };
}
