import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { asOwner, goalValues, withCell } from "../filings/city.ts";
import { codesOf, play } from "../filings/play.ts";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";

const GOALS = "/api/2027/goal/filings";

describe("prints", () => {
  let world: PaperWorld;
  let id: string;
  before(async () => {
    world = await openPaperWorld();
    id = await world.filled("P1", 2027);
  });
  after(() => world.close());

  const text = async (path: string, by = "officer") => (await world.page(path, by)).text();

  test("a print has a code of its own and the digest of what it shows; printing is one event", async () => {
    const make = { by: "officer", request: `POST ${GOALS}/${id}/prints` };
    const { answers, events } = await play(world, [
      { says: "print", ...make, as: "a", status: 201, events: ["filing.printed"] },
      { says: "again", ...make, as: "b", status: 201, events: ["filing.printed"] },
      { says: "another unit", by: "bridges", request: `POST ${GOALS}/${id}/prints`, status: 404, problems: ["filing.unknown"], recorded: true },
      { says: "a reviewer prints nothing", by: "reviewer", request: `POST ${GOALS}/${id}/prints`, status: 403, problems: ["duty.missing"], recorded: true },
    ]);
    const [a, b] = [answers["a"]!, answers["b"]!] as { code: string; version: number; digest: string; address: string; html: string }[];
    assert.match(a!.code, /^[0-9A-HJKMNP-TV-Z]{16}$/);
    assert.notEqual(a!.code, b!.code);
    assert.equal(a!.digest, b!.digest);
    assert.equal(a!.address, `http://hengji.test/print/2027/goal/${id}/${a!.code}`);
    assert.equal(a!.html, `/print/2027/goal/${id}/${a!.code}`);
    assert.equal(events[0]!.detail["code"], a!.code);
  });

  test("the page is the official form with the mark on it, as draft and as demonstration data, and nothing that runs", async () => {
    const { json } = await world.call("officer", `POST ${GOALS}/${id}/prints`);
    const response = await world.page(String(json["html"]), "head");
    assert.equal(response.status, 200);
    assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'none'; style-src 'sha256-/);
    const page = await response.text();
    for (const part of ["项目支出绩效目标申报表", "农村公路日常养护", "≥120公里", "320.5", "草案 · 演示数据", "尚未正式采用", String(json["digest"]).slice(0, 16), String(json["code"]).slice(0, 4)]) assert.ok(page.includes(part), part);
    assert.match(page, /<svg[\s\S]*<\/svg>/);
    assert.doesNotMatch(page, /<script|\{\{|print\.|undefined|\bnull\b/);
    const english = await text(`${String(json["html"])}?language=en`);
    assert.match(english, /Project expenditure goal form/);
    assert.match(english, /not adopted yet/);
  });

  test("is seen by who sees the filing, under its own address only", async () => {
    const { json } = await world.call("officer", `POST ${GOALS}/${id}/prints`);
    const html = String(json["html"]);
    const other = await world.filled("P2", 2027);
    for (const [path, by, status] of [
      [html, "bridges", 404], [html, "audit", 403], [html, "reviewer", 200], [html, undefined, 401], [html.replace(id, other), "officer", 404], [html.replace("2027", "2026"), "officer", 404],
      [html.replace("/goal/", "/self-evaluation/"), "officer", 404], [html.replace(/.{16}$/, "0000000000000000"), "officer", 404], [html.replace(/.{16}$/, "no code"), "officer", 400],
    ] as const) {
      const response = await world.page(path, by);
      assert.equal(response.status, status, `${by} ${path}`);
      if (status !== 200) assert.ok(codesOf((await response.json()) as Record<string, unknown>).length > 0);
    }
  });

  test("shows what was printed also after the form was changed, says so, and is current again when the content is", async () => {
    const { json } = await world.call("officer", `POST ${GOALS}/${id}/prints`);
    const html = String(json["html"]);
    const changed = withCell(goalValues(), "r1", { target: "≥150公里" });
    const saved = await world.call("officer", `PUT ${GOALS}/${id}`, { values: changed, expectedVersion: 2 });
    assert.equal(saved.status, 200);
    const page = await text(html);
    assert.ok(page.includes("≥120公里") && !page.includes("≥150公里"));
    assert.ok(page.includes("这是第 2 版的打印件；记录现为第 3 版"));
    await world.call("officer", `PUT ${GOALS}/${id}`, { values: goalValues(), expectedVersion: 3 });
    assert.doesNotMatch(await text(html), /这是第 2 版的打印件/);
    // Handing it on makes a version and changes nothing that is printed.
    await world.moved(2027, "goal", id, 4, ["officer submit"]);
    assert.doesNotMatch(await text(html), /这是第 2 版的打印件/);
  });

  test("a print whose content was changed behind the house's back is not shown", async () => {
    const other = await world.filled("P2", 2026);
    const { json } = await world.call("officer", `POST /api/2026/goal/filings/${other}/prints`);
    await asOwner(world, async (client) => void (await client.query("update hengji.filing set content = replace(content, '120公里', '12公里') where id = $1", [other])));
    const response = await world.page(String(json["html"]), "officer");
    assert.deepEqual([response.status, codesOf((await response.json()) as Record<string, unknown>)], [409, ["paper.changed"]]);
  });

  test("text that looks like markup is text", async () => {
    const evil = `<script>alert(1)</script>"'&`;
    const mine = await world.filled("P3", 2027, { ...goalValues(), goal: { planned: evil, actual: "" } }, "bridges");
    const { json } = await world.call("bridges", `POST ${GOALS}/${mine}/prints`);
    const page = await text(String(json["html"]), "bridges");
    assert.ok(!page.includes("<script") && page.includes("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"));
  });

  test("whoever opens a printed code without having signed in is led to the door and back; a program gets the problem", async () => {
    const { json } = await world.call("officer", `POST ${GOALS}/${id}/prints`);
    const path = `${String(json["html"])}?language=en`;
    const visit = await world.app.request(path, { headers: { Accept: "text/html,application/xhtml+xml" } });
    assert.deepEqual([visit.status, visit.headers.get("location")], [303, `/app/sign-in?back=${encodeURIComponent(path)}`]);
    const program = await world.app.request(path);
    assert.deepEqual([program.status, codesOf((await program.json()) as Record<string, unknown>)], [401, ["session.needed"]]);
    // Signed in, but the record is another unit's: a page in words that does not say whether there is such a record.
    const foreign = await world.app.request(path, { headers: { ...world.as("bridges"), Accept: "text/html" } });
    assert.equal(foreign.status, 404);
    assert.match(await foreign.text(), /<h1>[A-Z]/);
  });
});
