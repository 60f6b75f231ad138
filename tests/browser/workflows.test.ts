import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import type { WorkflowText } from "../../src/web/app/api/workflow-shapes.ts";
import { assertFits, assertWorded, beginGoal, callerOf, enter, moveOn, MUSEUM, RIVERS, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/*
 * What an administrator of a bureau does without code: a review for large sums, a countersign of two divisions and a deadline for one department,
 * in the browser; the same by a file; published by somebody else. New records use it, running ones don't.
 */

const OFFICE = "xu.xiaoyan";
const LEADER = "gao.zhiyuan";

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

/** In each of the two divisions somebody who sees the whole city, so that both can sign whatever department it is of. */
async function giveCountersigners(): Promise<void> {
  const [system, security] = [await callerOf(server, "jiang.bo"), await callerOf(server, "tian.ying")];
  const { items } = await system.call<{ items: { id: string; code: string; path: string }[] }>("GET", "/api/units");
  for (const code of ["100004", "100005"]) {
    const { id } = await system.call<{ id: string }>("POST", "/api/people", { login: `signer.${code}`, name: `会签人${code}` });
    await security.call("POST", "/api/posts", { personId: id, unitId: items.find((unit) => unit.code === code)!.id, role: "business-division", scopes: [items[0]!.path] });
  }
}

test("a review for large sums, a countersign and a department's own deadline are added in the browser, and another person publishes them", async () => {
  await giveCountersigners();
  const running = await beginGoal(server, MUSEUM, "600");
  const office = await enter(browser, server, OFFICE, "/app/workflows");
  try {
    const { page } = office;
    assert.match(await page.innerText("main"), /绩效目标申报与批复[\s\S]*第 1 版[\s\S]*现行[\s\S]*草案/);
    await assertWorded(page, "the list of workflows");
    await assertSound(office, "the list of workflows");
    await page.getByRole("link", { name: "修改流程" }).first().click();
    await page.waitForURL(/\/app\/workflows\/goal\/draft/);
    await settled(page);
    const step = (name: string) => page.locator(".step-lines > li", { hasText: name });

    await step("业务处室初审").getByRole("button", { name: /在后面加一个审核环节/ }).click();
    const added = step("新增审核");
    await added.getByLabel("环节名称（中文）").fill("大额复核");
    const large = step("大额复核");
    await large.getByLabel("环节名称（英文）").fill("Large sums");
    await large.getByLabel("办理岗位").selectOption("finance-leader");
    await large.getByLabel("适用金额（元，及以上）").fill("五百万");
    assert.match(await large.innerText(), /“五百万”不是大于零的金额/);
    await large.getByLabel("适用金额（元，及以上）").fill("5,000,000");
    await large.getByLabel("需要会签").check();
    const signers = large.locator("fieldset", { hasText: "会签人" });
    for (const [number, body] of [[1, "100004"], [2, "100005"]] as const) await signers.getByLabel(`会签人 ${number} 的单位`).selectOption(body);
    await assertSound(office, "a step being changed");
    await large.getByRole("button", { name: /收起/ }).click();

    await step("主管部门审核").getByRole("button", { name: /^修改/ }).click();
    await step("主管部门审核").getByLabel("增加部门").selectOption("104");
    await step("主管部门审核").locator(".input-short").fill("8");
    const said = await page.innerText(".workflow-differences");
    for (const part of ["增加环节“大额复核”", "对部门 104 的时限为 8 个工作日"]) assert.ok(said.includes(part), `${part} in ${said}`);

    // One change too many, and undone.
    await step("单位审核").getByRole("button", { name: /删除环节/ }).click();
    assert.equal(await step("单位审核").count(), 0);
    await page.getByRole("button", { name: "撤销一步" }).click();
    assert.equal(await step("单位审核").count(), 1);

    await page.getByLabel("修改原因").fill("五百万元以上的项目由分管领导复核，两个业务处室会签");
    await page.getByRole("button", { name: "保存为下一版" }).click();
    await page.getByText("下一版已保存 1 次，还没有发布。").waitFor();
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "the editor, phone");
    await page.setViewportSize(SIZES.desk);

    // By file: what is downloaded, with one line changed.
    const file = page.waitForEvent("download");
    await page.getByRole("link", { name: "下载文件" }).click();
    const text = readFileSync(await (await file).path(), "utf8");
    assert.match(text, /amountFrom: 5000000/);
    await page.locator("input[type=file]").setInputFiles({ name: "goal.yaml", mimeType: "text/yaml", buffer: Buffer.from(text.replace("departments:\n        104: 8", "departments:\n        104: 9")) });
    await page.locator(".workflow-differences", { hasText: "104 的时限为 9 个工作日" }).waitFor();
    await page.locator("input[type=file]").setInputFiles({ name: "goal.yaml", mimeType: "text/yaml", buffer: Buffer.from(text.replace("- performance\n", "- nowhere\n")) });
    await page.locator(".problems").waitFor();
    assert.match(await page.innerText(".problems"), /nowhere/);
    await assertWorded(page, "a file that is wrong");
    office.complaints.splice(0, office.complaints.length, ...office.complaints.filter((one) => !one.includes("422")));

    await page.goto(`${server.address}/app/workflows`);
    await settled(page);
    assert.match(await page.innerText(".workflow-next"), /由另一岗位角色的人审核后发布/);
    assert.equal(await page.getByRole("button", { name: "发布" }).count(), 0);
  } finally {
    await office.close();
  }

  const leader = await enter(browser, server, LEADER, "/app/workflows", { language: "en" });
  try {
    const { page } = leader;
    await page.getByRole("link", { name: "See the changes" }).click();
    await page.waitForURL(/draft/);
    await settled(page);
    assert.match(await page.innerText("main"), /The step “Large sums” was added\./);
    await assertWorded(page, "the changes, English");
    await assertSound(leader, "the changes, English");
    await page.goBack();
    await settled(page);
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Version 2 is published").waitFor();
    await page.locator(".list-workflow tr", { hasText: /Version 2\s*in force[\s\S]*高志远/ }).waitFor();
    await page.setViewportSize(SIZES.phone);
    await assertFits(leader, "workflows, phone, English");
  } finally {
    await leader.close();
  }

  const fresh = await beginGoal(server, RIVERS, "600");
  const caller = await callerOf(server, OFFICE);
  const version = async (id: string) => (await caller.call<{ workflow: { version: number; steps: { id: string }[] } }>("GET", `/api/2026/goal/filings/${id}`)).workflow;
  assert.equal((await version(running)).version, 1);
  assert.deepEqual((await version(fresh)).steps.map(({ id }) => id), ["draft", "unit-head", "department", "business", "review-1", "performance", "awaiting", "approved"]);
  await moveOn(server, 2026, "goal", fresh, [RIVERS.officer, "submit"], [RIVERS.head, "approve"], [RIVERS.department, "approve"], [RIVERS.division, "approve"]);
  const { workflow } = await caller.call<WorkflowText>("GET", "/api/workflows/goal/versions/2");
  assert.deepEqual(workflow.steps.find(({ id }) => id === "review-1")!.countersign!.signers, [{ role: "business-division", unit: "100004" }, { role: "business-division", unit: "100005" }]);
  const asked = await caller.call<{ step: { id: string } }>("GET", `/api/2026/goal/filings/${fresh}`);
  assert.equal(asked.step.id, "review-1");
});
