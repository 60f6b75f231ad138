import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, rmSync, statSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "@hono/node-server";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { openPaperWorld, reached, type PaperWorld } from "../disclosure/paper-world.ts";
import { codesOf, play } from "../filings/play.ts";

const SELF = "/api/2026/self-evaluation/filings";
const MEGABYTE = 1024 * 1024;
const PDF = Buffer.from("%PDF-1.7\n验收单\n%%EOF");
const sm3 = (bytes: Uint8Array): string => createHash("sm3").update(bytes).digest("hex");

describe("evidence", () => {
  let world: PaperWorld;
  let id: string;
  let path: string;
  before(async () => {
    world = await openPaperWorld();
    await world.issued(2026, [await world.waiting("P1", 2026)], "示财绩〔2026〕1号");
    const { json } = await world.call("officer", `POST ${SELF}`, { subjectId: world.subject("P1"), from: "blank" });
    id = String(json["id"]);
    path = `${SELF}/${id}/evidence`;
  });
  after(() => world.close());

  const address = (query: Record<string, string> = {}, at = path): string => `${at}?${new URLSearchParams({ path: "rows[r1].actual", kind: "acceptance", name: "验收单.pdf", ...query }).toString()}`;
  const files = (): string[] => readdirSync(world.filesFolder, { recursive: true }).map(String).filter((name) => statSync(join(world.filesFolder, name)).isFile());
  const verbsSince = async (count: number): Promise<string[]> => (await world.events()).slice(count).map(({ verb }) => verb);

  test("a file is stored under its digest, hangs on its cell, and comes back as a download that runs nothing", async () => {
    const before = (await world.events()).length;
    const { status, json } = await world.send("officer", address({ name: "..\\..\\验收\u202E单.pdf" }), PDF);
    assert.equal(status, 201, JSON.stringify(json));
    assert.deepEqual([json["digest"], json["bytes"], json["media"], json["name"]], [sm3(PDF), PDF.length, "application/pdf", "验收单.pdf"]);
    assert.deepEqual(await verbsSince(before), ["evidence.attached"]);
    const [event] = (await world.events()).slice(before);
    assert.deepEqual([event!.subject, event!.digest_after, event!.detail["path"]], [id, sm3(PDF), "rows[r1].actual"]);

    const { json: filing } = await world.call("department", `GET ${SELF}/${id}`);
    assert.deepEqual((filing["evidence"] as { name: string; kind: string; bytes: number }[]).map(({ name, kind, bytes }) => [name, kind, bytes]), [["验收单.pdf", "acceptance", PDF.length]]);
    const response = await world.page(`${path}/${String(json["id"])}`, "department");
    assert.equal(response.status, 200);
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), PDF);
    const header = (name: string): string => response.headers.get(name) ?? "";
    assert.equal(header("content-disposition"), `attachment; filename="___.pdf"; filename*=UTF-8''${encodeURIComponent("验收单.pdf")}`);
    assert.equal(header("content-security-policy"), "sandbox; default-src 'none'");
    assert.deepEqual([header("content-type"), header("x-content-type-options"), header("content-length"), header("cache-control")], ["application/pdf", "nosniff", String(PDF.length), "no-store"]);
  });

  test("what does not fit is refused in clear words, and nothing of it stays", async () => {
    const before = files();
    const events = (await world.events()).length;
    const cases: readonly (readonly [says: string, query: Record<string, string>, body: BodyInit | null, status: number, code: string])[] = [
      ["the same file on the same cell", {}, PDF, 409, "evidence.there-already"],
      ["an empty file", {}, new Uint8Array(0), 422, "upload.empty"],
      ["no body at all", {}, null, 422, "upload.empty"],
      ["a page that calls itself a PDF", { name: "a.pdf" }, "<html><script>alert(1)</script>", 422, "evidence.media-wrong"],
      ["a kind that takes no PDF", { kind: "photo" }, PDF, 422, "evidence.media-wrong"],
      ["a kind that is none", { kind: "rumour" }, PDF, 422, "evidence.kind-unknown"],
      ["a row that is none", { path: "rows[r99].actual" }, Buffer.from("%PDF-1.7 other"), 422, "evidence.no-such-cell"],
      ["a path that is none", { path: "rows[../x].actual" }, PDF, 422, "evidence.no-such-cell"],
      ["a cell as long as a book", { path: "x".repeat(500) }, PDF, 400, "http.text-too-long"],
    ];
    for (const [says, query, body, status, code] of cases) {
      const answer = await world.send("officer", address(query), body);
      assert.equal(answer.status, status, `${says}: ${JSON.stringify(answer.json)}`);
      assert.deepEqual(codesOf(answer.json), [code], says);
    }
    assert.deepEqual(await verbsSince(events), []);
    assert.deepEqual(files(), before);
  });

  test("a file that is too large is refused while it streams, at the limit of its kind and of the installation", async () => {
    let given = 0;
    const stream = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        pull(controller) {
          given += 1;
          controller.enqueue(given === 1 ? PDF : new Uint8Array(MEGABYTE));
        },
      });
    const { status, json } = await world.send("officer", address({ kind: "payment" }), stream());
    assert.deepEqual([status, codesOf(json)], [413, ["upload.too-large"]]);
    assert.equal((json["problems"] as { params: Record<string, unknown> }[])[0]!.params["megabytes"], 20);
    assert.ok(given <= 24, `${given} megabytes were taken`);
    assert.ok(files().every((name) => !name.includes("incoming")));

    given = 0;
    const small = world.other({ settings: { evidenceBytes: 2 * MEGABYTE } });
    const answer = await small.request(address(), { method: "POST", headers: world.as("officer"), body: stream(), duplex: "half" } as RequestInit);
    assert.equal(answer.status, 413);
    assert.ok(given <= 6, `${given} megabytes were taken`);
  });

  test("2 GB are refused at once by what they say of their length, over a real connection", async () => {
    const server = await new Promise<{ port: number; close: () => Promise<void> }>((ready) => {
      const running = serve({ fetch: world.app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => ready({ port, close: () => new Promise((closed) => running.close(() => closed())) }));
    });
    try {
      const sent = await new Promise<{ status: number | undefined; text: string; bytes: number }>((settle, fail) => {
        let bytes = 0;
        let status: number | undefined;
        let text = "";
        const asked = httpRequest({
          port: server.port, host: "127.0.0.1", path: address(), method: "POST", headers: { ...world.as("officer"), "content-length": String(2 * 1024 * MEGABYTE), "content-type": "application/pdf" },
        }, (response) => {
          status = response.statusCode;
          response.setEncoding("utf8");
          response.on("data", (part: string) => (text += part));
          response.on("end", () => {
            settle({ status, text, bytes });
            asked.destroy();
          });
        });
        asked.on("error", (error) => (status === undefined ? fail(error) : settle({ status, text, bytes })));
        const chunk = Buffer.alloc(64 * 1024);
        const write = (): void => {
          // oxlint-disable-next-line no-unmodified-loop-condition -- the answer sets it, between two writes
          while (status === undefined && bytes < 64 * MEGABYTE) {
            bytes += chunk.length;
            if (!asked.write(chunk)) return void asked.once("drain", write);
          }
        };
        write();
      });
      assert.equal(sent.status, 413);
      assert.match(sent.text, /upload\.too-large/);
      assert.ok(sent.bytes < 64 * MEGABYTE, "the answer came before the file");
    } finally {
      await server.close();
    }
  });

  test("who may attach, read and withdraw: the unit while it fills; readers after; a reviewer what is assigned", async () => {
    const { json } = await world.send("officer", address({ kind: "photo", name: "现场.png" }), Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(30)]));
    const one = `${path}/${String(json["id"])}`;
    const other = await world.send("bridges", address(), PDF);
    assert.deepEqual([other.status, codesOf(other.json)], [404, ["filing.unknown"]]);
    for (const [by, code] of [["head", "duty.missing"], ["department", "duty.missing"], ["system", "duty.missing"]] as const) {
      const { status, json: refused } = await world.send(by, address(), PDF);
      assert.deepEqual([status, codesOf(refused)], [403, [code]], by);
    }
    for (const [by, status] of [["head", 200], ["business", 200], ["leader", 200], ["reviewer", 200], ["bridges", 404], ["school-department", 404], ["audit", 403]] as const) {
      assert.equal((await world.page(one, by)).status, status, by);
    }
    assert.equal((await world.page(one)).status, 401);
    await play(world, [
      { says: "under another stage", by: "officer", request: `DELETE /api/2026/goal/filings/${id}/evidence/${String(json["id"])}`, status: 404, problems: ["filing.unknown"], recorded: true },
      { says: "a head does not withdraw", by: "head", request: `DELETE ${one}`, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "withdraw", by: "colleague", request: `DELETE ${one}`, status: 200, events: ["evidence.withdrawn"] },
      { says: "twice", by: "officer", request: `DELETE ${one}`, status: 409, problems: ["evidence.withdrawn-before"] },
      { says: "one that is none", by: "officer", request: `DELETE ${path}/00000000-0000-7000-8000-000000000000`, status: 404, problems: ["evidence.unknown"], recorded: true },
    ]);
    assert.equal((await world.page(one, "department")).status, 200, "row and file stay");
    const [row] = await world.see<{ withdrawn_at: Date | null }>(`select withdrawn_at from hengji.evidence where id = '${String(json["id"])}'`);
    assert.ok(row!.withdrawn_at !== null);
  });

  test("a reviewer sees nothing of a project that is not assigned", async () => {
    await world.issued(2026, [await world.waiting("P2", 2026)], "示财绩〔2026〕2号");
    const { json: begun } = await world.call("officer", `POST ${SELF}`, { subjectId: world.subject("P2"), from: "blank" });
    const at = `${SELF}/${String(begun["id"])}/evidence`;
    const { json } = await world.send("officer", address({}, at), PDF);
    const response = await world.page(`${at}/${String(json["id"])}`, "reviewer");
    assert.deepEqual([response.status, codesOf((await response.json()) as Record<string, unknown>)], [404, ["filing.unknown"]]);
  });

  test("once it is handed on nothing is attached or withdrawn, and a file that is gone is said so", async () => {
    const { json } = await world.call("officer", `GET ${SELF}/${id}`);
    const saved = await world.call("officer", `PUT ${SELF}/${id}`, { values: reached(json["values"] as FilingValues), expectedVersion: json["version"] });
    await world.moved(2026, "self-evaluation", id, Number(saved.json["version"]), ["officer submit"]);
    const { status, json: refused } = await world.send("officer", address({ path: "rows[r2].actual" }), PDF);
    assert.deepEqual([status, codesOf(refused)], [403, ["workflow.not-your-step"]]);
    const [kept] = (json["evidence"] as { id: string; withdrawnAt: string | null }[]).filter(({ withdrawnAt }) => withdrawnAt === null);
    await play(world, [{ says: "too late", by: "officer", request: `DELETE ${path}/${kept!.id}`, status: 403, problems: ["workflow.not-your-step"], recorded: true }]);
    rmSync(join(world.filesFolder, sm3(PDF).slice(0, 2)), { recursive: true });
    const gone = await world.page(`${path}/${kept!.id}`, "department");
    assert.deepEqual([gone.status, codesOf((await gone.json()) as Record<string, unknown>)], [404, ["evidence.file-gone"]]);
    assert.ok(world.log.some(({ what }) => what.includes("evidence is gone")));
  });
});
