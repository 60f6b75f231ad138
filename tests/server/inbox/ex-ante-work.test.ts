import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PNG } from "../matrix/plant.ts";
import { openExAnteWorld, type ExAnteWorld } from "../ex-ante/ex-ante-world.ts";

interface Item {
  readonly id: string; readonly year: number; readonly stage: string; readonly name: string; readonly step: string; readonly stepTitle: { readonly zh: string; readonly en: string }; readonly holder: string; readonly since: string; readonly due: string | null; readonly lateDays: number | null;
  readonly round: number; readonly returned: { readonly by: string; readonly opinion: string } | null; readonly cell: { readonly path: string; readonly said: string } | null;
}
interface Count { readonly year: number; readonly stage: string; readonly step: string; readonly waiting: number; readonly late: number; readonly returned: number; readonly elsewhere: number; readonly signatures: number; readonly escalated: number }
interface Today {
  readonly waiting: readonly { readonly stage: string; readonly step: string; readonly count: number; readonly late: number; readonly title: { readonly zh: string } }[];
  readonly returned: readonly { readonly id: string; readonly stage: string; readonly by: string; readonly opinion: string; readonly at: string | null }[];
  readonly elsewhere: readonly { readonly id: string; readonly stage: string; readonly step: string; readonly holder: string }[];
}

const EVERYBODY = ["officer", "colleague", "head", "department", "business", "performance", "leader", "reviewer", "expert1", "expert2", "expert3", "near", "bridges", "school", "school-department"] as const;
const BOXES = ["waiting", "late", "returned", "elsewhere", "signatures", "escalated"] as const;
const AMOUNT = "320500000";

describe("F201 F202 F203: ex-ante work in the inbox and on Today", () => {
  let world: ExAnteWorld;
  before(async () => {
    world = await openExAnteWorld();
  });
  after(() => world.close());

  const inbox = async (by: string, query = ""): Promise<{ items: readonly Item[]; next: string | null; counts: readonly Count[] | null }> => {
    const { status, json } = await world.call(by, `GET /api/inbox${query}`);
    assert.equal(status, 200, JSON.stringify(json));
    return json as never;
  };
  const today = async (by: string): Promise<Today> => (await world.call(by, "GET /api/today")).json as unknown as Today;
  const idOf = (address: string): string => address.split("/").at(-1)!;
  /** Who finds an application in a box, with the step it is named under; and that Today says the same. */
  const found = async (address: string, box: (typeof BOXES)[number] = "waiting"): Promise<Record<string, string>> => {
    const at: Record<string, string> = {};
    for (const by of EVERYBODY) {
      const { items, counts } = await inbox(by, `?box=${box}`);
      const item = items.find(({ id }) => id === idOf(address));
      if (item !== undefined) at[by] = item.step;
      assert.equal(counts!.reduce((sum, one) => sum + one[box], 0), items.length, `${by} ${box}: counts are those of the box`);
      if (box !== "waiting") continue;
      const listed = ((await world.call(by, "GET /api/2027/ex-ante")).json["items"] as { id: string; waitsForMe: boolean }[]).filter(({ waitsForMe }) => waitsForMe).map(({ id }) => id);
      assert.deepEqual(listed.toSorted(), items.filter(({ stage }) => stage === "ex-ante").map(({ id }) => id).toSorted(), `${by}: the list of applications says the same`);
      const lines = (await today(by)).waiting.filter(({ stage }) => stage === "ex-ante");
      assert.deepEqual(lines.map(({ step, count }) => [step, count]).toSorted(), counts!.filter((one) => one.stage === "ex-ante" && one.waiting > 0).map((one) => [one.step, one.waiting]).toSorted(), `${by}: Today counts what the inbox holds`);
      for (const { title } of lines) assert.doesNotMatch(title.zh, /app-ex-ante/);
    }
    return at;
  };
  const fine = async (outcome: Promise<{ status: number; json: Record<string, unknown> }>): Promise<void> => {
    const { status, json } = await outcome;
    assert.ok(status < 300, JSON.stringify(json));
  };

  test("each step lies with those who may take it and with nobody else; who handed it on waits for it", async () => {
    const one = await world.begun(await world.entered("W1"));
    assert.deepEqual(await found(one), { officer: "fill", colleague: "fill" });
    await world.written(one, AMOUNT);
    await world.brought(one);
    await fine(world.move("officer", one, "submit"));
    assert.deepEqual(await found(one), { department: "take-up" });
    assert.deepEqual(await found(one, "elsewhere"), { officer: "take-up" });
    const [mine] = (await inbox("department")).items.filter(({ id }) => id === idOf(one));
    assert.deepEqual([mine!.stage, mine!.stepTitle, mine!.holder, mine!.year], ["ex-ante", { zh: "受理申请", en: "Accepting the application" }, "department-finance", 2027]);

    await fine(world.move("department", one, "take-up"));
    assert.deepEqual(await found(one), { department: "judge-materials" });
    const { materials } = (await world.call("department", `GET ${one}`)).json as unknown as { materials: readonly { id: string; state: string }[] };
    const brought = materials.filter(({ state }) => state === "received").map(({ id }) => id);
    const first = async (by: string) => (await inbox(by)).items.find(({ id }) => id === idOf(one))!.cell;
    assert.deepEqual(await first("department"), { path: `materials.${brought[0]!}`, said: "" });
    await fine(world.call("department", `PUT ${one}/materials/${brought[0]!}`, { state: "approved", note: "" }));
    assert.deepEqual(await first("department"), { path: `materials.${brought[1]!}`, said: "" }, "the next one that nobody has judged");
    await fine(world.call("department", `PUT ${one}/materials/${brought[1]!}`, { state: "rejected", note: "缺公章，请盖章后重传。" }));
    await fine(world.move("department", one, "return", "材料不齐。"));
    assert.deepEqual([await found(one), await found(one, "returned")], [{ officer: "mend", colleague: "mend" }, { officer: "mend", colleague: "mend" }]);
    const [back] = (await inbox("officer", "?box=returned")).items;
    assert.deepEqual([back!.round, back!.returned, back!.cell], [2, { by: "赵主管", opinion: "材料不齐。" }, { path: `materials.${brought[1]!}`, said: "缺公章，请盖章后重传。" }]);
    assert.deepEqual((await today("officer")).returned.filter(({ stage }) => stage === "ex-ante").map(({ id, opinion, at }) => [id, opinion, at]), [[idOf(one), "材料不齐。", `materials.${brought[1]!}`]]);
    assert.deepEqual(await found(one, "elsewhere"), { department: "mend" });

    await fine(world.send("officer", `${one}/files?material=${brought[1]!}&name=sealed.png`, Buffer.concat([PNG, Buffer.from("sealed")]), { "content-type": "application/octet-stream" }));
    await fine(world.move("officer", one, "submit"));
    await fine(world.move("department", one, "take-up"));
    for (const id of brought) await fine(world.call("department", `PUT ${one}/materials/${id}`, { state: "approved", note: "" }));
    assert.deepEqual(await found(one), { department: "assign-experts" });
    for (const login of ["reviewer", "expert1", "expert2"]) await fine(world.call("department", `POST ${one}/experts`, { postId: world.post(login) }));
    assert.deepEqual(await found(one), { department: "send-to-experts" }, "experts are told when there is something to score");
    await fine(world.move("department", one, "send-to-experts"));
    assert.deepEqual(await found(one), { reviewer: "score", expert1: "score", expert2: "score" });
    assert.deepEqual(await found(one, "elsewhere"), { officer: "score", department: "score" });
    assert.equal((await today("department")).elsewhere.find(({ id }) => id === idOf(one))?.holder, "third-party-reviewer");

    const { scheme } = (await world.call("reviewer", `GET ${one}`)).json as unknown as { scheme: { aspects: readonly { parts: readonly { checks: readonly { id: string }[] }[] }[] } };
    const checks = scheme.aspects.flatMap(({ parts }) => parts.flatMap((part) => part.checks.map(({ id }) => id)));
    const score = async (login: string, rating: string): Promise<void> => {
      await fine(world.call(login, `PUT ${one}/sheet`, { ratings: Object.fromEntries(checks.map((id) => [id, { rating, comment: "说明" }])), opinion: "可行。", expectedSaved: 1 }));
      await fine(world.call(login, `POST ${one}/sheet/submissions`, { expectedSaved: 2 }));
    };
    for (const login of ["reviewer", "expert1", "expert2"]) {
      await fine(world.call(login, `PUT ${one}/interest`, { interest: null }));
      await fine(world.call(login, `PUT ${one}/sheet`, { ratings: { [checks[0]!]: { rating: "good", comment: "" } }, opinion: "", expectedSaved: 0 }));
    }
    assert.deepEqual(await first("reviewer"), { path: `ratings.${checks[1]!}`, said: "" }, "it opens at the first point without a rating");
    await score("reviewer", "good");
    assert.deepEqual(await found(one), { expert1: "score", expert2: "score" });
    await score("expert1", "good");
    await score("expert2", "poor");
    assert.deepEqual(await found(one), { department: "panel-note" }, "the totals lie far apart");
    const { panel } = (await world.call("department", `GET ${one}`)).json as unknown as { panel: { proposal: { conclusion: string }; capFen: string } };
    const { conclusion } = panel.proposal;
    await fine(world.call("department", `POST ${one}/conclusions`, { conclusion, capFen: conclusion === "partial" ? panel.capFen : null, reason: "合议认定。", panelNote: "对测算看法不同。", expectedVersion: await world.version(one) }));
    assert.deepEqual(await found(one), conclusion === "reject" ? {} : { department: "forward" });
    if (conclusion === "reject") return;
    await fine(world.move("department", one, "forward"));
    assert.deepEqual(await found(one), { performance: "decide", leader: "decide" });
    await fine(world.call("performance", `POST ${one}/decisions`, { decision: "return", grantedFen: null, opinion: "请补充测算。", expectedVersion: await world.version(one) }));
    assert.deepEqual(await found(one, "returned"), { officer: "mend", colleague: "mend" });
    assert.equal((await inbox("officer", "?box=returned")).items[0]!.returned!.opinion, "请补充测算。");
  });

  test("an expert who steps aside leaves it to whoever organises; four eyes keep it from who concluded; what ended waits for nobody", async () => {
    const one = await world.begun(await world.entered("W2"));
    await world.written(one, "900000000");
    await world.brought(one);
    await fine(world.move("officer", one, "submit"));
    await fine(world.move("department", one, "take-up"));
    const { materials, level } = (await world.call("department", `GET ${one}`)).json as unknown as { level: string; materials: readonly { id: string; state: string }[] };
    assert.equal(level, "finance");
    for (const { id, state } of materials) if (state === "received") await fine(world.call("department", `PUT ${one}/materials/${id}`, { state: "approved", note: "" }));
    await fine(world.move("department", one, "send-to-experts"));
    assert.deepEqual(await found(one), { performance: "assign-experts" }, "finance asks its experts");
    for (const login of ["reviewer", "expert1", "expert2"]) await fine(world.call("performance", `POST ${one}/experts`, { postId: world.post(login) }));
    await fine(world.call("expert2", `PUT ${one}/interest`, { interest: "曾任该项目顾问。" }));
    assert.deepEqual(await found(one), { performance: "assign-experts", reviewer: "score", expert1: "score" }, "two are too few to conclude, and may score meanwhile");
    await fine(world.call("performance", `POST ${one}/experts`, { postId: world.post("expert3") }));
    assert.deepEqual(await found(one), { reviewer: "score", expert1: "score", expert3: "score" });
    for (const login of ["reviewer", "expert1", "expert3"]) {
      await fine(world.call(login, `PUT ${one}/interest`, { interest: null }));
      const { scheme } = (await world.call(login, `GET ${one}`)).json as unknown as { scheme: { aspects: readonly { parts: readonly { checks: readonly { id: string }[] }[] }[] } };
      const ratings = Object.fromEntries(scheme.aspects.flatMap(({ parts }) => parts.flatMap((part) => part.checks.map(({ id }) => [id, { rating: "good", comment: "" }]))));
      await fine(world.call(login, `PUT ${one}/sheet`, { ratings, opinion: "可行。", expectedSaved: 0 }));
      await fine(world.call(login, `POST ${one}/sheet/submissions`, { expectedSaved: 1 }));
    }
    assert.deepEqual(await found(one), { performance: "conclude" });
    await fine(world.call("performance", `POST ${one}/conclusions`, { conclusion: "support", capFen: null, reason: "", panelNote: "", expectedVersion: await world.version(one) }));
    await fine(world.move("performance", one, "forward"));
    assert.deepEqual(await found(one), { leader: "decide" }, "who concluded does not decide");
    assert.deepEqual(await found(one, "elsewhere"), { officer: "decide", department: "decide", performance: "decide" });
    await fine(world.call("leader", `POST ${one}/decisions`, { decision: "accept", grantedFen: "900000000", opinion: "", expectedVersion: await world.version(one) }));
    assert.deepEqual([await found(one), await found(one, "elsewhere")], [{}, {}]);
  });

  test("is late by the scheme's working days; filters, names and pages hold for it as for filings", async () => {
    const addresses: string[] = [];
    for (const code of ["W3", "W4", "W5"]) {
      const one = await world.begun(await world.entered(code));
      await world.written(one, AMOUNT);
      await world.brought(one);
      await fine(world.move("officer", one, "submit"));
      addresses.push(one);
      world.time = new Date(world.time.getTime() + 60_000);
    }
    const ids = addresses.map(idOf);
    const only = "&year=2027&stage=ex-ante&step=take-up";
    assert.deepEqual((await inbox("department", `?box=waiting${only}`)).items.map(({ id }) => id), ids);
    assert.deepEqual((await inbox("department", "?box=waiting&stage=goal")).items.filter(({ stage }) => stage === "ex-ante"), []);
    assert.deepEqual((await inbox("department", `?box=waiting&name=${encodeURIComponent("项目W4")}`)).items.map(({ id }) => id), [ids[1]]);
    for (const order of ["asc", "desc"]) {
      const walked: string[] = [];
      for (let after: string | null = ""; after !== null; ) {
        const { items, next } = await inbox("department", `?box=waiting&order=${order}&limit=1${after === "" ? "" : `&after=${encodeURIComponent(after)}`}`);
        walked.push(...items.map(({ id }) => id));
        after = next;
      }
      const whole = (await inbox("department", `?box=waiting&order=${order}`)).items.map(({ id }) => id);
      assert.deepEqual(walked, whole, `page by page, ${order}`);
      assert.ok(ids.every((id) => whole.includes(id)));
    }
    assert.deepEqual((await inbox("department", `?box=late${only}`)).items, []);
    world.time = new Date(world.time.getTime() + 20 * 86_400_000);
    const late = (await inbox("department", `?box=late${only}`)).items;
    assert.deepEqual(late.map(({ id }) => id), ids);
    assert.ok(late.every(({ due, lateDays }) => due !== null && lateDays !== null && lateDays > 0));
    assert.equal((await today("department")).waiting.find(({ stage, step }) => stage === "ex-ante" && step === "take-up")?.late, 3);
    assert.deepEqual(Object.keys(await found(addresses[0]!, "late")), ["department"]);
  });

  test("an unsupported conclusion waits for nobody, and administrators see none of it", async () => {
    const one = await world.begun(await world.entered("W6"));
    await world.written(one, AMOUNT);
    await world.brought(one);
    await fine(world.move("officer", one, "submit"));
    await world.scored(one, ["poor", "poor", "poor"]);
    await fine(world.call("department", `POST ${one}/conclusions`, { conclusion: "reject", capFen: null, reason: "必要性不足。", panelNote: "", expectedVersion: await world.version(one) }));
    assert.deepEqual([await found(one), await found(one, "elsewhere")], [{}, {}]);
    for (const admin of ["system", "security", "audit"]) assert.equal((await world.call(admin, "GET /api/inbox")).status, 403, admin);
  });
});
