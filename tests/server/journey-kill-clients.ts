import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { FilingValues } from "../../src/core/form/filing-values.ts";
import { SeededRandom } from "../../src/server/generator/seeded-random.ts";
import { PNG } from "./matrix/plant.ts";

/*
 * People at work while the server and its database are killed under them. Each keeps a list of what was acknowledged; what was sent and
 * not answered may have happened or not.
 */

/** A write whose answer arrived. */
export type Acknowledged =
  | { readonly kind: "saved"; readonly filing: string; readonly version: number; readonly digest: string; readonly login: string }
  | { readonly kind: "moved"; readonly filing: string; readonly version: number; readonly step: string; readonly action: string; readonly login: string }
  | { readonly kind: "remarked"; readonly filing: string; readonly id: string; readonly login: string }
  | { readonly kind: "attached"; readonly filing: string; readonly id: string; readonly digest: string; readonly login: string }
  | { readonly kind: "approved"; readonly id: string; readonly frozen: readonly { readonly id: string; readonly digest: string }[]; readonly login: string };

/** The last draft of somebody, as far as it is known: `null` where a save may have taken it away. */
export type Drafts = Map<string, string | null>;

export interface Office {
  /** Where the server answers now. */
  address(): string;
  readonly year: number;
  readonly acknowledged: Acknowledged[];
  readonly drafts: Drafts;
  /** How often each status came, and "broken" for no answer. */
  readonly answers: Map<string, number>;
  /** True when nothing new is to be begun. */
  stopped: boolean;
  /** Says why a client gives up instead of waiting for ever. */
  lost(): string | null;
}

interface Filing {
  readonly id: string;
  readonly version: number;
  readonly step: { readonly id: string };
  readonly values: FilingValues;
}

/** Works until it is stopped; what it does next is drawn, and the same for the same seed as long as the answers are. */
export async function work(office: Office, login: string, cookie: string, seed: number): Promise<void> {
  const random = new SeededRandom(seed);
  const role = login.split("-")[0]!;
  let number = 0;
  while (!office.stopped) {
    const waiting = await ask("GET", `/api/${office.year}/goal/filings?state=waiting&limit=20&sort=since&order=asc`);
    const items = (waiting?.json["items"] ?? []) as readonly { readonly id: string; readonly step: string }[];
    if (items.length === 0) {
      await pause(20);
      continue;
    }
    const { id, step } = random.pick(items);
    number += 1;
    if (role === "performance" && step === "awaiting") await (login !== "performance-2" ? pause(20) : letters(office) < LETTERS ? approve(id) : giveBack(id));
    else if (role === "performance" && login === "performance-2") await pause(20);
    else await handle(id);
  }

  async function handle(id: string): Promise<void> {
    const opened = await ask("GET", `/api/${office.year}/goal/filings/${id}`);
    if (opened?.status !== 200) return;
    const filing = opened.json as unknown as Filing;
    if (role !== "officer") return review(filing);
    const chance = random.next();
    if (chance < 0.45) return save(filing);
    if (chance < 0.65) return keepDraft(filing);
    if (chance < 0.75) return attach(filing);
    return move(filing, "submit", []);
  }

  async function review(filing: Filing): Promise<void> {
    const chance = random.next();
    if (role !== "head" || chance < 0.1) {
      // A remark of its own, and one that goes with the step.
      if (chance < 0.25) await remark(filing);
    }
    await (random.chance(0.35) ? move(filing, "return", [{ path: "rows[r1].target", said: `请核对 ${login} ${number}` }]) : move(filing, "approve", []));
  }

  async function giveBack(id: string): Promise<void> {
    const opened = await ask("GET", `/api/${office.year}/goal/filings/${id}`);
    if (opened?.status === 200) await move(opened.json as unknown as Filing, "return", [{ path: "rows[r1].target", said: `请再核对 ${login} ${number}` }]);
  }

  function typed(values: FilingValues): FilingValues {
    return { ...values, goal: { ...values.goal, planned: `第 ${number} 次改：${login}，服务${random.between(200, 9000)}人次。` } };
  }

  async function save({ id, version, values }: Filing): Promise<void> {
    // What is kept beside it goes with a save, whether or not its answer arrives.
    const key = `${id} ${login}`;
    const answer = await ask("PUT", `/api/${office.year}/goal/filings/${id}`, { values: typed(values), expectedVersion: version }, { before: () => void office.drafts.set(key, null) });
    if (answer?.status === 200) office.acknowledged.push({ kind: "saved", filing: id, version: Number(answer.json["version"]), digest: String(answer.json["digest"]), login });
  }

  async function keepDraft({ id, version, values }: Filing): Promise<void> {
    const draft = typed(values);
    const key = `${id} ${login}`;
    const answer = await ask("PUT", `/api/${office.year}/goal/filings/${id}/draft`, { values: draft, baseVersion: version }, { before: () => void office.drafts.set(key, null) });
    if (answer?.status === 200) office.drafts.set(key, draft.goal.planned);
  }

  async function attach({ id }: Filing): Promise<void> {
    const file = Buffer.concat([PNG, Buffer.from(`${login} ${number}`)]);
    const answer = await ask("POST", `/api/${office.year}/goal/filings/${id}/evidence?path=rows[r1].target&kind=photo&name=${login}-${number}.png`, file);
    if (answer?.status === 201) office.acknowledged.push({ kind: "attached", filing: id, id: String(answer.json["id"]), digest: String(answer.json["digest"]), login });
  }

  async function remark({ id }: Filing): Promise<void> {
    const answer = await insist("POST", `/api/${office.year}/goal/filings/${id}/remarks`, { path: "rows[r2].target", said: `${login} ${number}` });
    if (answer?.status === 201) office.acknowledged.push({ kind: "remarked", filing: id, id: String(answer.json["id"]), login });
  }

  async function move({ id, version }: Filing, action: string, remarks: readonly object[]): Promise<void> {
    const to = action === "return" ? { to: "draft" } : {};
    const answer = await insist("POST", `/api/${office.year}/goal/filings/${id}/moves`, { action, ...to, opinion: "", remarks, expectedVersion: version });
    if (answer?.status === 200) office.acknowledged.push({ kind: "moved", filing: id, version: Number(answer.json["version"]), step: String(answer.json["step"]), action, login });
  }

  async function approve(id: string): Promise<void> {
    const waiting = await ask("GET", `/api/${office.year}/goal/approvals/waiting`);
    const departments = (waiting?.json["items"] ?? []) as readonly { readonly departmentId: string; readonly filings: readonly { readonly id: string }[] }[];
    const department = departments.find(({ filings }) => filings.some((filing) => filing.id === id));
    if (department === undefined) return;
    const filingIds = department.filings.map((filing) => filing.id).slice(0, random.between(1, 3));
    const answer = await insist("POST", `/api/${office.year}/goal/approvals`, { departmentId: department.departmentId, filingIds, documentNo: `演练财绩〔${office.year}〕${number}号`, issuedOn: `${office.year - 1}-12-01` });
    if (answer?.status !== 201) return;
    office.acknowledged.push({ kind: "approved", id: String(answer.json["id"]), frozen: answer.json["frozen"] as { id: string; digest: string }[], login });
  }

  /** Sends it under one key until it is answered, as a client should that has one. */
  async function insist(method: string, path: string, json: object): Promise<Answer | null> {
    const key = randomUUID();
    for (;;) {
      const answer = await ask(method, path, json, { key });
      if (answer !== null && answer.status < 500) return answer;
      if (office.lost() !== null) throw new Error(office.lost()!);
      // When work is to end, half of what is in doubt stays in doubt.
      if (office.stopped && random.chance(0.5)) return null;
      await pause(30);
    }
  }

  async function ask(method: string, path: string, body?: object | Buffer, { key, before }: { readonly key?: string; readonly before?: () => void } = {}): Promise<Answer | null> {
    const isFile = Buffer.isBuffer(body);
    before?.();
    try {
      const response = await fetch(`${office.address()}${path}`, {
        method,
        headers: { cookie, ...(body === undefined ? {} : { "content-type": isFile ? "application/octet-stream" : "application/json" }), ...(key === undefined ? {} : { "idempotency-key": key }) },
        ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
        signal: AbortSignal.timeout(60_000),
      });
      const json = (await response.json()) as Record<string, unknown>;
      count(office, String(response.status));
      return { status: response.status, json };
    } catch {
      // Killed in the middle of it, or not up again yet.
      count(office, "broken");
      await pause(100);
      return null;
    }
  }
}

/** What has its letter is nobody's work any more: with more of them the office would run out of it before the last kill. */
const LETTERS = 3;

function letters({ acknowledged }: Office): number {
  return acknowledged.filter(({ kind }) => kind === "approved").length;
}

interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

function count({ answers }: Office, what: string): void {
  answers.set(what, (answers.get(what) ?? 0) + 1);
}
