import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { ExAnteScheme } from "../../../src/core/ex-ante/scheme.ts";
import { checksOf, materialsOf } from "../../../src/core/ex-ante/scheme.ts";
import { sm3 } from "../../../src/server/store/digest.ts";
import { nationalScheme, sheetOf, withRules } from "../../core/ex-ante/schemes.ts";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";
import { asOwner, REGION, TODAY } from "../filings/city.ts";
import { describedAnswers } from "../filings/described.ts";
import { PNG } from "../matrix/plant.ts";

/** Yuan from which a department, and finance, evaluate what is new. */
export const THRESHOLDS = { department: 1_000_000, finance: 5_000_000, attributes: ["new"] } as const;

export const PROJECT: ExAnteScheme = withRules(nationalScheme("project"), { thresholds: THRESHOLDS });
export const POLICY: ExAnteScheme = withRules(nationalScheme("policy"), { thresholds: THRESHOLDS });

/** The sample city with ex-ante evaluation, five experts of a third party, one who works in the department and one who left it last year. */
export interface ExAnteWorld extends PaperWorld {
  /** Enters a subject of the roads unit; its id. */
  entered(code: string, more?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Begins an application; its address. */
  begun(subjectId: string, year?: number): Promise<string>;
  /** Fills amount and texts. */
  written(address: string, amountFen: string): Promise<void>;
  /** A file for each material named, all required ones where none is. */
  brought(address: string, materials?: readonly string[]): Promise<void>;
  version(address: string): Promise<number>;
  post(login: string): string;
  move(login: string, address: string, action: string, opinion?: string): Promise<{ readonly status: number; readonly json: Record<string, unknown> }>;
  /** Through the department's review to the experts, and their sheets: one rating each. */
  scored(address: string, ratings: readonly (string | Readonly<Record<string, string>>)[]): Promise<void>;
}

const EXTRA = [
  { login: "expert1", name: "专家甲", unit: "801" }, { login: "expert2", name: "专家乙", unit: "801" }, { login: "expert3", name: "专家丙", unit: "801" }, { login: "expert4", name: "专家丁", unit: "801" },
  { login: "near", name: "专家近", unit: "101" },
] as const;

export async function openExAnteWorld(): Promise<ExAnteWorld> {
  const paper = await openPaperWorld();
  const app = paper.other({ packs: { exAnte: [PROJECT, POLICY] } });
  const conforms = await describedAnswers(app);
  const tokens = new Map<string, string>();
  const posts = new Map<string, string>();
  const units = new Map((await paper.see<{ code: string; id: string }>("select code, id from hengji.org_unit")).map(({ code, id }) => [code, id]));
  await asOwner(paper, async (client) => {
    for (const { login, name, unit } of EXTRA) {
      const [person, post, token] = [randomUUID(), randomUUID(), randomUUID()];
      await client.query("insert into hengji.person (region, id, login, name, made_at) values ($1, $2, $3, $4, $5)", [REGION, person, login, name, TODAY]);
      await client.query("insert into hengji.post (region, id, person_id, unit_id, role, valid_from) values ($1, $2, $3, $4, 'third-party-reviewer', '2020-01-01')", [REGION, post, person, units.get(unit)]);
      // The fourth has left the department a year ago.
      if (login === "expert4") await client.query("insert into hengji.post (region, id, person_id, unit_id, role, valid_from, valid_to) values ($1, $2, $3, $4, 'department-finance', '2020-01-01', '2025-09-01')", [REGION, randomUUID(), person, units.get("101")]);
      await client.query("insert into hengji.session values ($1, $2, $3, $4, $5, $6, $6, $7, null, true, '', '')", [REGION, randomUUID(), sm3(token), person, post, TODAY, new Date(TODAY.getTime() + 3e11)]);
      tokens.set(login, token);
      posts.set(login, post);
    }
  });
  const reviewer = await paper.see<{ id: string }>("select post.id from hengji.post join hengji.person on person.id = post.person_id where person.login = 'reviewer'");
  posts.set("reviewer", reviewer[0]!.id);
  const as = (login: string): { cookie: string } => ({ cookie: `hengji-session=${tokens.get(login) ?? paper.token(login)}` });
  const answer = async (method: string, path: string, response: Response): Promise<{ status: number; json: Record<string, unknown> }> => {
    const json = (await response.json()) as Record<string, unknown>;
    conforms(method, path, response.status, json);
    return { status: response.status, json };
  };
  const roads = units.get("101001")!;

  const world: ExAnteWorld = Object.assign(paper as PaperWorld, {
    app, as,
    async call(login: string, request: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
      const [method = "", path = ""] = request.split(" ");
      return answer(method, path, await app.request(path, {
        method, headers: { ...as(login), ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }));
    },
    async send(login: string, path: string, bytes: BodyInit | null, headers: Readonly<Record<string, string>> = {}) {
      return answer("POST", path, await app.request(path, { method: "POST", headers: { ...as(login), ...headers }, body: bytes, duplex: "half" } as RequestInit));
    },
    page: async (path: string, login?: string, headers: Readonly<Record<string, string>> = {}) => app.request(path, { headers: { ...(login === undefined ? {} : as(login)), ...headers } }),
    async entered(code: string, more: Readonly<Record<string, unknown>> = {}) {
      const { status, json } = await world.call("department", "POST /api/subjects", { unitId: roads, code, name: `项目${code}`, book: "GENERAL_PUBLIC", firstYear: 2026, attribute: "new", ...more });
      assert.equal(status, 201, JSON.stringify(json));
      return String(json["id"]);
    },
    async begun(subjectId: string, year = 2027) {
      const { status, json } = await world.call("officer", `POST /api/${year}/ex-ante`, { subjectId });
      assert.equal(status, 201, JSON.stringify(json));
      return `/api/${year}/ex-ante/${String(json["id"])}`;
    },
    async written(address: string, amountFen: string) {
      const texts = Object.fromEntries((await shown(address)).scheme.fields.map(({ id }) => [id, `关于${id}的说明。`]));
      const { status, json } = await world.call("officer", `PUT ${address}`, { amountFen, texts, expectedVersion: await world.version(address) });
      assert.equal(status, 200, JSON.stringify(json));
    },
    async brought(address: string, materials?: readonly string[]) {
      const { scheme } = await shown(address);
      for (const material of materials ?? materialsOf(scheme).filter(({ required }) => required).map(({ id }) => id)) {
        const { status, json } = await world.send("officer", `${address}/files?material=${material}&name=${material}.png`, PNG, { "content-type": "application/octet-stream" });
        assert.equal(status, 201, JSON.stringify(json));
      }
    },
    version: async (address: string) => (await shown(address)).version,
    post: (login: string) => posts.get(login) ?? assert.fail(login),
    move: async (login: string, address: string, action: string, opinion = "") => world.call(login, `POST ${address}/moves`, { action, opinion, expectedVersion: await world.version(address) }),
    async scored(address: string, ratings: readonly (string | Readonly<Record<string, string>>)[]) {
      const fine = async (outcome: Promise<{ status: number; json: Record<string, unknown> }>): Promise<void> => {
        const { status, json } = await outcome;
        assert.ok(status < 300, JSON.stringify(json));
      };
      const { level } = await shown(address);
      const organiser = level === "finance" ? "performance" : "department";
      await fine(world.move("department", address, "take-up"));
      for (const { id, state } of (await shown(address)).materials) if (state === "received") await fine(world.call("department", `PUT ${address}/materials/${id}`, { state: "approved", note: "" }));
      const experts = ["reviewer", "expert1", "expert2", "expert3"].slice(0, ratings.length);
      const assign = async (): Promise<void> => { for (const login of experts) await fine(world.call(organiser, `POST ${address}/experts`, { postId: world.post(login) })); };
      await assign();
      await fine(world.move("department", address, "send-to-experts"));
      const { scheme } = await shown(address);
      for (const [index, rating] of ratings.entries()) {
        const login = experts[index]!;
        await fine(world.call(login, `PUT ${address}/interest`, { interest: null }));
        const sheet = typeof rating === "string" ? sheetOf(scheme, rating) : Object.fromEntries(checksOf(scheme).map(({ id }) => [id, { rating: rating[id] ?? rating["all"]!, comment: "说明" }]));
        await fine(world.call(login, `PUT ${address}/sheet`, { ratings: sheet, opinion: "可行。", expectedSaved: 0 }));
        await fine(world.call(login, `POST ${address}/sheet/submissions`, { expectedSaved: 1 }));
      }
    },
  });
  return world;

  async function shown(address: string) {
    return (await world.call("performance", `GET ${address}`)).json as unknown as { version: number; level: string; scheme: ExAnteScheme; materials: readonly { id: string; state: string }[] };
  }
}
