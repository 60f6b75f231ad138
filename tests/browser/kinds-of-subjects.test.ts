import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import type { Stage } from "../../src/core/form/filing-values.ts";
import { callerOf, enter, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";

type Walked = Extract<Stage, "goal" | "monitoring" | "self-evaluation">;

/** One subject of each kind of the demo city: who fills it, what its three forms are called, what stands only in them, and who reviews it. */
interface Kind {
  readonly kind: string;
  readonly name: string;
  readonly officer: string;
  readonly department: string;
  /** The body that has it, of an officer with posts in more than one and of a subject that others have a part of. */
  readonly unit?: string;
  /** What its paper says in place of its name: a form of a body as a whole names the body. */
  readonly onPaper?: string;
  readonly titles: Readonly<Partial<Record<Walked, string>>>;
  readonly stands: readonly string[];
}

const overall = (lead: string) => ({ goal: `${lead}绩效目标申报表`, monitoring: `${lead}绩效目标执行监控表`, "self-evaluation": `${lead}绩效自评表` });
const KINDS: readonly Kind[] = [
  { kind: "project-level-1", name: "公路安全提升工程", officer: "meng.jia", department: "shen.lihua", titles: { ...overall("项目支出"), "self-evaluation": "一级项目支出绩效自评表（合并自评）" }, stands: ["改造平交路口"] },
  { kind: "project", name: "平交路口安全改造", officer: "meng.jia", department: "shen.lihua", titles: overall("项目支出"), stands: ["标志标线设置合格率"] },
  { kind: "special-fund", name: "文化产业发展专项资金", officer: "jiang.wei", department: "luo.min", titles: overall("项目支出"), stands: ["扶持文化企业项目"] },
  { kind: "policy", name: "高校毕业生就业见习补贴政策", officer: "shi.lei", department: "cao.zhiqiang", titles: overall("政策"), stands: ["政策资金", "见习后留用率"] },
  { kind: "unit-overall", name: "云澜示范市公路养护中心整体支出", officer: "lin.jing", department: "shen.lihua", onPaper: "云澜示范市公路养护中心", titles: { goal: "部门（单位）整体支出绩效目标申报表", monitoring: "部门（单位）整体支出绩效目标执行监控表", "self-evaluation": "部门（单位）整体支出绩效自评表" }, stands: ["基本支出", "年度重点工作项数"] },
  { kind: "fund", name: "工伤保险基金", officer: "shi.lei", department: "cao.zhiqiang", titles: overall("社会保险基金"), stands: ["基金支出（所属各地区）", "工伤职工重返岗位率"] },
  { kind: "fund-item", name: "工伤预防费", officer: "shi.lei", department: "cao.zhiqiang", titles: overall("社会保险基金"), stands: ["工伤预防培训场次", "参训单位重伤人数占比", "基金安全完整率"] },
  { kind: "transfer-payment", name: "就业补助资金", officer: "xie.tong", unit: "云澜示范市人力资源和社会保障局", department: "cao.zhiqiang", titles: { goal: "转移支付资金绩效目标申报表", monitoring: "转移支付资金绩效目标执行监控表", "self-evaluation": "区域（项目）绩效自评表" }, stands: ["中央补助", "城镇新增就业人数"] },
  { kind: "special-bond", name: "城北污水处理厂扩建", officer: "jin.xin", unit: "云澜示范市排水管理处", department: "deng.xiaoyun", titles: overall("专项债券项目"), stands: ["专项债券收入安排", "专项债券按期付息率"] },
];


let server: AppServer;
let browser: Browser;
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** The filing of a subject in a stage; begun where there is none. */
async function filingOf(officer: string, stage: Walked, name: string): Promise<string> {
  const { call } = await callerOf(server, officer);
  const me = await call<{ posts?: readonly { id: string; unit: string }[] }>("GET", "/api/session");
  const unit = KINDS.find((one) => one.name === name)?.unit;
  const post = me.posts?.find((one) => one.unit === unit);
  if (post !== undefined) await call("POST", "/api/session/post", { postId: post.id });
  const { items } = await call<{ items: { id: string; name: string; unit: string }[] }>("GET", `/api/2026/${stage}/filings?limit=100`);
  const there = items.find((one) => one.name === name && (unit === undefined || one.unit === unit));
  if (there !== undefined) return there.id;
  const { items: subjects } = await call<{ items: { id: string; name: string }[] }>("GET", `/api/2026/${stage}/subjects?without=filing`);
  return (await call<{ id: string }>("POST", `/api/2026/${stage}/filings`, { subjectId: subjects.find((one) => one.name === name)!.id, from: "blank" })).id;
}

describe("F204 §2: a subject of each kind, through the forms of its book, at the desk of who fills, of the department and of finance", () => {
  for (const { kind, name, onPaper = name, officer, department, titles, stands } of KINDS) {
    test(`${kind}: its forms open for each of them, and print like the paper`, async () => {
      for (const [stage, title] of Object.entries(titles) as [Walked, string][]) {
        const path = `/app/2026/${stage}/${await filingOf(officer, stage, name)}`;
        for (const login of stage === "goal" ? [officer, department, "xu.xiaoyan"] : [officer]) {
          const visit = await enter(browser, server, login, path);
          const { page } = visit;
          await assertSound(visit, `${kind} ${stage} ${login}`, { accessible: login === officer });
          const said = await page.locator("main").innerText();
          assert.ok(said.includes(title) && said.includes(name), `${login}: ${title} in ${said.slice(0, 300)}`);
          for (const text of stands) assert.ok(said.includes(text), `${login}: ${text}`);
          // Of the projects of a level-1 project it is said once that they have no score.
          if (kind === "project-level-1" && stage === "self-evaluation") assert.doesNotMatch(said, /地区（单位）没有报送/);
          await look(page, `${kind}-${stage}-${login}`);
          if (login === officer) {
            const [paper] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("button", { name: "打印", exact: true }).click()]);
            await paper.waitForURL(/\/print\//);
            await paper.emulateMedia({ media: "print" });
            assert.equal(await paper.locator("h1").innerText(), title);
            const printed = (await paper.locator("body").innerText()).replace(/\s/g, "");
            for (const text of [onPaper, ...stands]) assert.ok(printed.includes(text), `${text} on paper`);
            await look(paper, `${kind}-${stage}-paper`);
          }
          await visit.close();
        }
      }
    });
  }

  test("transfer-payment: its goal was split among two regions, and what they report is summed up", async () => {
    const visit = await enter(browser, server, "cao.zhiqiang", "/app/2026/transfer-payments");
    const { page } = visit;
    await page.locator("main a", { hasText: "就业补助资金" }).first().click();
    await settled(page);
    await page.waitForFunction(() => document.body.innerText.includes("澜南区"));
    const said = await page.locator("main").innerText();
    for (const text of ["澜北区人力资源和社会保障局", "澜南区人力资源和社会保障局"]) assert.ok(said.includes(text), said);
    await assertSound(visit, "the split");
    await look(page, "transfer-payment-split");
    await visit.close();
    const own = await enter(browser, server, "xie.tong", `/app/2026/self-evaluation/${await filingOf("xie.tong", "self-evaluation", "就业补助资金")}`);
    await own.page.waitForFunction(() => document.body.innerText.includes("来自下级的建议"));
    const beside = await own.page.locator("body").innerText();
    await look(own.page, "transfer-payment-summed-up");
    // 1860 + 1410, 5520 + 4460
    assert.match(beside, /享受职业培训补贴人次\s*3270人次/);
    assert.match(beside, /城镇新增就业人数\s*9980人/);
    await own.close();
  });

  test("department-overall: what its units as a whole report is rolled up", async () => {
    const id = await filingOf("tong.hui", "goal", "云澜示范市交通运输局部门整体支出");
    const { call } = await callerOf(server, "tong.hui");
    const { rows } = await call<{ rows: { result: string | null; lines: { unit: string; value: string }[] }[] }>("GET", `/api/2026/goal/filings/${id}/roll-up?rule=method%3Dsum&name=${encodeURIComponent("年度重点工作项数")}`);
    assert.deepEqual([rows[0]!.result, rows[0]!.lines.map(({ value }) => value)], ["20项", ["8项", "7项", "5项"]]);
    const visit = await enter(browser, server, "tong.hui", `/app/2026/goal/${id}`);
    await assertSound(visit, "department as a whole");
    assert.match(await visit.page.locator("body").innerText(), /下级单位汇总/);
    await visit.close();
  });

  test("the library tells kinds, states of life and platforms apart, and their sums", async () => {
    const { call } = await callerOf(server, "xu.xiaoyan");
    interface Library { items: { name: string; kind: string; attribute: string | null }[]; total: { subjects: number; adjustedFen: string }; tags: { key: string; subjects: number; adjustedFen: string }[] }
    const all = await call<Library>("GET", "/api/2026/subjects");
    assert.deepEqual([...new Set(all.items.map(({ kind }) => kind))].sort(), ["department-overall", "fund", "fund-item", "policy", "project", "project-level-1", "special-bond", "special-fund", "transfer-payment", "unit-overall"]);
    const of = async (attribute: string): Promise<string[]> => (await call<Library>("GET", `/api/2026/subjects?attribute=${attribute}`)).items.map(({ name }) => name).sort();
    assert.deepEqual([await of("in-year"), await of("cancelled"), await of("carried-over"), await of("new")], [["临水路段护栏增设"], ["流动舞台车演出补贴"], ["农村客运站信息化改造"], ["非物质文化遗产进校园", "高校毕业生就业见习补贴政策"]]);
    // 4000 + 668 + 8800 万元
    assert.deepEqual(all.tags.filter(({ key }) => key === "澜江示范带").map(({ subjects, adjustedFen }) => [subjects, adjustedFen]), [[3, "13468000000"]]);
    // What a project's state of life is stands on its forms' pages as well.
    const { items } = await call<{ items: { id: string; name: string }[] }>("GET", "/api/2026/goal/filings?limit=100");
    for (const [language, name, said] of [["zh", "高校毕业生就业见习补贴政策", "新增"], ["en", "农村客运站信息化改造", "carried over"]] as const) {
      const stage = language === "zh" ? items : (await call<{ items: { id: string; name: string }[] }>("GET", "/api/2025/goal/filings?limit=100")).items;
      const form = await enter(browser, server, "xu.xiaoyan", `/app/${language === "zh" ? 2026 : 2025}/goal/${stage.find((one) => one.name === name)!.id}`, { language });
      assert.ok((await form.page.innerText(".filing-title")).includes(said), name);
      await assertSound(form, `the state of life, ${language}`);
      await form.close();
    }
    const visit = await enter(browser, server, "xu.xiaoyan", "/app/2026/subjects");
    await assertSound(visit, "the library");
    for (const text of ["专项债券", "政策", "转移支付", "年中追加", "取消", "结转"]) assert.match(await visit.page.locator("main").innerText(), new RegExp(text));
    await look(visit.page, "library");
    await visit.close();
  });
});
