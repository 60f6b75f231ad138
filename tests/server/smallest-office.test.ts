import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serveApp, type AppServer } from "../browser/app-server.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";

/*
 * 最小机构: two people for performance and one for IT. No business division and no reviewer stands in its workflows, and four eyes hold all the same.
 */

const YEAR = 2026;
const FILINGS = `/api/${YEAR}/goal/filings`;

let server: AppServer;
before(async () => {
  server = await serveApp({ city: "demo-city/smallest-office" });
});
after(() => server?.close());

type Asked = (method: string, path: string, body?: object) => Promise<{ readonly status: number; readonly json: Record<string, unknown> }>;

async function enter(login: string): Promise<Asked> {
  const entered = await fetch(`${server.address}/api/demo/session`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ login }) });
  assert.equal(entered.status, 200, login);
  const cookie = entered.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
  return async (method, path, body) => {
    const answer = await fetch(`${server.address}${path}`, { method, headers: { cookie, "content-type": "application/json" }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
}

test("takes a goal from last year's to its letter, and whoever reviewed it does not issue that", async () => {
  const officer = await enter("tian.miao");
  const { json: me } = await officer("GET", "/api/session");
  const post = (me["posts"] as { id: string; unit: string }[]).find(({ unit }) => unit.endsWith("农业技术推广站"))!;
  assert.equal((await officer("POST", "/api/session/post", { postId: post.id })).status, 200);
  const { json: offered } = await officer("GET", `/api/${YEAR}/goal/subjects?without=filing`);
  const [subject] = offered["items"] as { id: string; lastYear: boolean }[];
  assert.equal(subject!.lastYear, true);
  const { json: begun } = await officer("POST", FILINGS, { subjectId: subject!.id, from: "last-year" });
  const path = `${FILINGS}/${String(begun["id"])}`;
  const { values, version } = (await officer("GET", path)).json as unknown as FilingDetail;
  const [total, first, ...rest] = values.funds;
  const funds = [{ ...total!, initialBudget: "60" }, { ...first!, initialBudget: "60" }, ...rest.map((one) => ({ ...one, initialBudget: "0" }))];
  assert.equal((await officer("PUT", path, { values: { ...values, funds }, expectedVersion: version })).status, 200);

  const steps: unknown[] = [];
  for (const [login, action] of [["tian.miao", "submit"], ["feng.shou", "approve"], ["miao.qing", "approve"], ["ma.lanying", "approve"]] as const) {
    const ask = login === "tian.miao" ? officer : await enter(login);
    const opened = (await ask("GET", path)).json;
    const moved = await ask("POST", `${path}/moves`, { action, opinion: "同意。", remarks: [], expectedVersion: opened["version"] });
    assert.equal(moved.status, 200, `${login}: ${JSON.stringify(moved.json)}`);
    steps.push(moved.json["step"]);
  }
  assert.deepEqual(steps, ["unit-head", "department", "performance", "awaiting"]);

  const letterBy = async (login: string): ReturnType<Asked> => {
    const office = await enter(login);
    const { json } = await office("GET", `/api/${YEAR}/goal/approvals/waiting`);
    const [{ departmentId, filings }] = json["items"] as [{ departmentId: string; filings: { id: string }[] }];
    return office("POST", `/api/${YEAR}/goal/approvals`, { departmentId, filingIds: filings.map(({ id }) => id), documentNo: `云溪财绩〔${YEAR}〕9号`, issuedOn: `${YEAR}-11-20` });
  };
  const own = await letterBy("ma.lanying");
  assert.deepEqual([own.status, (own.json["problems"] as { code: string }[])[0]!.code], [403, "workflow.four-eyes"]);
  assert.equal((await letterBy("zuo.hong")).status, 201);
  const { json: end } = await officer("GET", path);
  assert.deepEqual([(end["step"] as { id: string }).id, (end["frozen"] as { documentNo: string }).documentNo], ["approved", `云溪财绩〔${YEAR}〕9号`]);
});

test("its one administrator of the system, like the other two, sees no goal", async () => {
  for (const login of ["shu.liang", "yan.qin", "kang.ping"]) assert.equal((await (await enter(login))("GET", FILINGS)).status, 403, login);
});
