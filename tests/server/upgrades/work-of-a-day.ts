import assert from "node:assert/strict";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";

/** What a kept state holds beyond what its city was founded with, so that it can be found again. */
export interface Known {
  /** Under way since before the bureau changed its packs: returned with a remark, and its officer has typed something that is not saved. */
  readonly goal: { readonly id: string; readonly packDigest: string; readonly values: FilingValues; readonly draft: string; readonly remark: string; readonly printed: string };
  /** Begun after it, and approved by letter. */
  readonly approved: { readonly id: string; readonly packDigest: string; readonly digest: string; readonly letter: string };
  /** With its unit's head, with a file of evidence. */
  readonly selfEvaluation: { readonly id: string; readonly values: FilingValues; readonly evidence: string; readonly evidenceDigest: string };
  /** Confirmed in the year before, with the trace of its score. */
  readonly confirmed: { readonly id: string; readonly effective: unknown };
  /** What the bureau calls a column since its own publication. */
  readonly heading: string;
  /** Department whose results of 2025 are published. */
  readonly published: string;
  /** Somebody with a password of their own. */
  readonly person: { readonly login: string; readonly password: string };
}

const YEAR = 2026;
const GOALS = `/api/${YEAR}/goal/filings`;
const EVALUATIONS = `/api/${YEAR}/self-evaluation/filings`;
const HEADING = "年度指标值";
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

interface Opened {
  readonly version: number;
  readonly values: FilingValues;
  readonly packDigest: string;
}

type Call = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;

/** Goes to the server at `address` as somebody of the demo city; anything but a success ends the making. */
export async function signedIn(address: string, login: string): Promise<Call> {
  return withCookie(address, await enter(address, "/api/demo/session", { login }));
}

async function enter(address: string, path: string, body: object): Promise<string> {
  const answer = await fetch(`${address}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`);
  return answer.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
}

function withCookie(address: string, cookie: string): Call {
  return async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const type = Buffer.isBuffer(body) ? "application/octet-stream" : "application/json";
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { "content-type": type }) },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const json = (await answer.json()) as Answer;
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${JSON.stringify(json).slice(0, 800)}`);
    return json;
  };
}

/** Does a day's work in a demo city that was founded just now, over HTTP, so that any version can be asked to do it. */
export async function workOfADay(address: string): Promise<Known> {
  const as = (login: string): Promise<Call> => signedIn(address, login);
  const begin = async (login: string): Promise<string> => {
    const call = await as(login);
    const { items } = await call<{ items: { id: string; lastYear: boolean }[] }>("GET", `/api/${YEAR}/goal/subjects?without=filing`);
    const { id } = await call<{ id: string }>("POST", GOALS, { subjectId: items.find(({ lastYear }) => lastYear)!.id, from: "last-year" });
    const { values, version } = await call<Opened>("GET", `${GOALS}/${id}`);
    const [total, first, ...rest] = values.funds;
    const funds = [{ ...total!, initialBudget: "600" }, { ...first!, initialBudget: "600" }, ...rest.map((one) => ({ ...one, initialBudget: "0" }))];
    await call("PUT", `${GOALS}/${id}`, { values: { ...values, funds }, expectedVersion: version });
    return id;
  };
  const move = async (path: string, login: string, action: string, more: object = {}): Promise<void> => {
    const call = await as(login);
    const { version } = await call<Opened>("GET", path);
    await call("POST", `${path}/moves`, { action, opinion: "同意。", remarks: [], expectedVersion: version, ...more });
  };

  const goal = await returnedGoal();
  await publishHeading();
  const approved = await approvedGoal();
  return { goal, approved, selfEvaluation: await evaluation(), confirmed: await confirmed(), heading: HEADING, published: await publish(), person: await newcomer() };

  async function returnedGoal(): Promise<Known["goal"]> {
    const id = await begin("cai.lin");
    const path = `${GOALS}/${id}`;
    const remark = "低于上年实际，请说明。";
    await move(path, "cai.lin", "submit");
    await move(path, "pan.ming", "approve");
    const officer = await as("cai.lin");
    const { values: submitted } = await officer<Opened>("GET", path);
    await move(path, "luo.min", "return", { to: "draft", remarks: [{ path: `rows[${submitted.rows[0]!.id}].target`, said: remark }] });
    const { code } = await officer<{ code: string }>("POST", `${path}/prints`);
    const { values, version, packDigest } = await officer<Opened>("GET", path);
    const draft = "还没有保存的一句话。";
    await officer("PUT", `${path}/draft`, { values: { ...values, goal: { ...values.goal, planned: draft } }, baseVersion: version });
    return { id, packDigest, values, draft, remark, printed: code };
  }

  async function publishHeading(): Promise<void> {
    const office = await as("xu.xiaoyan");
    const change = { of: "forms/goal", at: "blocks[indicators].columns[target].label.zh", was: "指标值", is: HEADING, why: "市级表样的叫法" };
    const { saved } = await office<{ saved: number }>("PUT", "/api/packs/draft", { changes: [change], files: [], reason: "按市级办法调整", expectedSaved: 0 });
    await (await as("gao.zhiyuan"))("POST", "/api/packs/publications", { expectedSaved: saved });
  }

  async function approvedGoal(): Promise<Known["approved"]> {
    const id = await begin("bai.xue");
    const path = `${GOALS}/${id}`;
    await move(path, "bai.xue", "submit");
    for (const login of ["tao.ran", "deng.xiaoyun", "tang.wenbin", "xu.xiaoyan"]) await move(path, login, "approve");
    const issuer = await as("zheng.kai");
    const { items } = await issuer<{ items: { departmentId: string; filings: { id: string }[] }[] }>("GET", `/api/${YEAR}/goal/approvals/waiting`);
    const { departmentId } = items.find(({ filings }) => filings.some((one) => one.id === id))!;
    const letter = await issuer<{ id: string; frozen: { id: string; digest: string }[] }>("POST", `/api/${YEAR}/goal/approvals`, { departmentId, filingIds: [id], documentNo: `云澜财预〔${YEAR}〕88号`, issuedOn: `${YEAR}-11-20` });
    const { packDigest } = await issuer<Opened>("GET", path);
    return { id, packDigest, digest: letter.frozen[0]!.digest, letter: letter.id };
  }

  async function evaluation(): Promise<Known["selfEvaluation"]> {
    const officer = await as("bai.xue");
    const { items } = await officer<{ items: { id: string; goalApproved?: boolean }[] }>("GET", `/api/${YEAR}/self-evaluation/subjects?without=filing`);
    const { id } = await officer<{ id: string }>("POST", EVALUATIONS, { subjectId: items[0]!.id, from: "blank" });
    const path = `${EVALUATIONS}/${id}`;
    const { values, version } = await officer<Opened>("GET", path);
    const rows = values.rows.map((row) => ({ ...row, actual: row.target.replace(/[≥≤]/, ""), score: row.points }));
    await officer("PUT", path, { values: { ...values, goal: { ...values.goal, actual: "全年目标均已完成。" }, rows }, expectedVersion: version });
    const evidence = await officer<{ id: string; digest: string }>("POST", `${path}/evidence?path=rows[${values.rows[0]!.id}].actual&kind=photo&name=${encodeURIComponent("现场.png")}`, PNG);
    await move(path, "bai.xue", "submit");
    return { id, values: (await officer<Opened>("GET", path)).values, evidence: evidence.id, evidenceDigest: evidence.digest };
  }

  async function confirmed(): Promise<Known["confirmed"]> {
    const office = await as("xu.xiaoyan");
    const { items } = await office<{ items: { id: string }[] }>("GET", "/api/2025/self-evaluation/filings");
    const { id } = items[0]!;
    const { scores } = await office<{ scores: { effective: unknown } }>("GET", `/api/2025/self-evaluation/filings/${id}`);
    return { id, effective: scores.effective };
  }

  async function publish(): Promise<string> {
    const department = await as("luo.min");
    const { items } = await department<{ items: { id: string }[] }>("GET", "/api/2025/self-evaluation/departments");
    const one = `/api/2025/self-evaluation/departments/${items[0]!.id}`;
    const { digest } = await department<{ digest: string }>("GET", `${one}/kit`);
    await department("POST", `${one}/publish`, { expectedDigest: digest });
    return items[0]!.id;
  }

  async function newcomer(): Promise<Known["person"]> {
    const login = "wu.dan";
    const { oneTimePassword: once } = await (await as("jiang.bo"))<{ oneTimePassword: string }>("POST", "/api/people", { login, name: "吴丹" });
    const password = "Yun-lan 2026 #eleven";
    await withCookie(address, await enter(address, "/api/session", { login, password: once }))("POST", "/api/password", { old: once, new: password });
    return { login, password };
  }
}
