import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { done } from "../../../src/core/basics/result.ts";
import { sm3 } from "../../../src/server/store/digest.ts";
import { insertEvidence, withdrawEvidence } from "../../../src/server/store/evidence.ts";
import { REGION } from "../filings/city.ts";
import { lookedAt } from "./looked-at.ts";
import { openPaperWorld, type PaperWorld } from "./paper-world.ts";

/** Name in the zip. */
const LIST = { "zh-CN": "佐证材料清单（内部留存，不公开）.csv", en: "List of evidence (for the inside, not to be published).csv" } as const;
const SECRET = "涉密桥梁图纸";

describe("佐证材料清单: the kit lists every file behind the published results", () => {
  let world: PaperWorld;
  let department: string;
  let hangs: (filingId: string, name: string, path: string) => Promise<string>;
  before(async () => {
    world = await openPaperWorld();
    department = `/api/2026/self-evaluation/departments/${await world.body("101")}`;
    const [first, second] = [await world.confirmed("P1", 2026), await world.confirmed("P2", 2026)];
    // As it was hung while the unit held the form.
    hangs = async (filingId, name, path) => {
      const id = randomUUID();
      const outcome = await world.within("officer", async ({ tx, acting, now }) => {
        await insertEvidence(tx, { region: REGION, id, filingId, path, kind: "acceptance", name, media: "application/pdf", bytes: 123_456n, digest: sm3(name), personId: acting.personId, postId: acting.postId, storedAt: now, withdrawnAt: null });
        return done(null);
      });
      assert.ok(outcome.ok);
      return id;
    };
    await hangs(first, "=验收单,一.pdf", "rows[r1].actual");
    const old = await hangs(first, "旧验收单.pdf", "rows[r2].score");
    await hangs(first, "无行.pdf", "rows[r99].actual");
    await hangs(second, `${SECRET}.pdf`, "rows[r1].actual");
    assert.ok((await world.within("officer", async ({ tx, now }) => done(await withdrawEvidence(tx, REGION, old, now)))).ok);
  });
  after(() => world.close());

  const zip = async (language: "zh-CN" | "en" = "zh-CN", by = "department"): Promise<Record<string, Uint8Array>> =>
    unzipSync(new Uint8Array(await (await world.page(`${department}/kit.zip?language=${language}`, by)).arrayBuffer()));

  test("with type, name, size, digest, whether it was withdrawn, and the row and column it supports, in both languages", async () => {
    const lines = strFromU8((await zip())[LIST["zh-CN"]]!).replace(/^\uFEFF/, "").trim().split("\r\n");
    assert.equal(lines[0], "项目代码,项目,实施单位,一级指标,二级指标,三级指标,所在栏,材料类型,文件名,大小（字节）,摘要值（SM3）,上传时间,撤回时间");
    assert.equal(lines.length, 5);
    assert.equal(lines.find((line) => line.includes("验收单,一")), `P1,农村公路日常养护,公路养护中心,产出指标,数量指标,养护农村公路里程,实际完成值,验收材料,"'=验收单,一.pdf",123456,${sm3("=验收单,一.pdf")},2026-09-15 10:00,`, "what a spreadsheet would take for a formula is a text");
    assert.ok(lines.some((line) => line.includes("公路完好率,得分") && line.endsWith(",2026-09-15 10:00,2026-09-15 10:00")), "the withdrawn one, and when");
    assert.ok(lines.some((line) => line.includes("无行.pdf") && line.includes("已删除的行")), lines.join("\n"));
    const [head = "", ...english] = strFromU8((await zip("en"))[LIST.en]!).replace(/^\uFEFF/, "").trim().split("\r\n");
    assert.match(head, /^Project code,Project,Unit,.*Digest \(SM3\),Uploaded,Withdrawn$/);
    assert.ok(english.some((line) => line.includes("Actual value,Acceptance")), english.join("\n"));
  });

  test("the manifest says that it stays inside, of this file alone", async () => {
    const { json } = await world.call("department", `GET ${department}/kit`);
    const manifest = json["manifest"] as { name: string; inside: boolean }[];
    assert.deepEqual(manifest.filter(({ inside }) => inside).map(({ name }) => name), [LIST["zh-CN"]]);
  });

  test("whoever may not read evidence gets the kit without it", async () => {
    const packs = { roles: world.packs.roles.map((role) => ({ ...role, duties: role.duties.filter((duty) => duty !== "evidence.read") })) };
    const response = await world.other({ packs }).request(`${department}/kit.zip`, { headers: world.as("department") });
    const names = Object.keys(unzipSync(new Uint8Array(await response.arrayBuffer())));
    assert.ok(names.length > 2 && !names.some((name) => name.includes("佐证") || name.includes("evidence")), names.join());
  });

  test("a project that is withheld is not in it, and nothing of any evidence is public or in the other files", async () => {
    assert.equal((await world.call("department", `POST ${department}/withheld`, { subjectId: world.subject("P2"), reason: "secrecy-review" })).status, 201);
    const files = await zip();
    const list = strFromU8(files[LIST["zh-CN"]]!);
    assert.ok(list.includes("旧验收单") && !list.includes("P2") && !list.includes(SECRET) && !list.includes(sm3(`${SECRET}.pdf`)), list);
    const published = await world.call("department", `POST ${department}/publish`, await lookedAt(world, department));
    assert.equal(published.status, 201, JSON.stringify(published.json));
    const page = String(published.json["address"]);
    const outside = await Promise.all(["", "?language=en", "/data.csv", "/data.json"].map(async (rest) => (await world.page(`${page}${rest}`)).text()));
    const others = Object.entries(files).filter(([name]) => name !== LIST["zh-CN"] && !name.endsWith(".xlsx") && name !== "manifest.json").map(([, bytes]) => strFromU8(bytes));
    for (const text of [...outside, ...others]) for (const told of ["验收单", "无行", SECRET, sm3("旧验收单.pdf")]) assert.ok(!text.includes(told), told);
  });

  test("the page of the kit bears the version code that its publication has", async () => {
    const digest = String(((await world.call("department", `GET ${department}/kit`)).json["published"] as { version: number }).version);
    assert.equal(digest, "1");
    const [, code] = /SM3 <code>([0-9a-f]{64})<\/code>/.exec(strFromU8((await zip())["公开页面.html"]!)) ?? [];
    const [, published] = /SM3 <code>([0-9a-f]{64})<\/code>/.exec(await (await world.page(`/public/2026/${await world.body("101")}`)).text()) ?? [];
    assert.ok(code !== undefined && code === published, `${code} and ${published}`);
  });
});
