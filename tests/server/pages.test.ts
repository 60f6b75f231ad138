import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import pg from "pg";
import { createApp } from "../../src/server/app.ts";
import { testInstallation } from "./installation.ts";

const SCRIPT = `export const answer = 42; // ${"long enough to be worth compressing ".repeat(60)}`;
const INLINE = '\nvar offline = "单文件";\r\nif (1 < 2) document.title = "衡绩";\n';
const STYLE = "body { color: black }";
const FILES: Readonly<Record<string, string>> = {
  "web/index.html": `<!doctype html><title>页面</title><script type="module" src="./assets/index-a1B2c3D4.js"></script><script src="./floor.js"></script>`,
  "web/assets/index-a1B2c3D4.js": SCRIPT,
  "web/assets/index-a1B2c3D4.js.map": "{}",
  "web/assets/picture-AAAABBBB.png": "not really a picture",
  "web/floor.js": "floor()",
  "recheck.html": `<!doctype html><style>${STYLE}</style><script>${INLINE}</script><script>second()</script>`,
  "secret.txt": "nobody's business",
};

const folder = mkdtempSync(join(tmpdir(), "hengji-pages-"));
for (const [name, content] of Object.entries(FILES)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}
const pool = new pg.Pool({ host: "/nowhere" });
const appOn = (pagesFolder: string, publicAddress = "http://hengji.test") =>
  createApp({ ...testInstallation(), application: pool, pagesFolder, version: "0.0.0-test", publicAddress, log: () => {} });
const app = appOn(join(folder, "web"));

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("pages", () => {
  after(async () => {
    await pool.end();
    rmSync(folder, { recursive: true });
  });

  const sent: Readonly<Record<string, readonly [file: string, type: string, caching: string]>> = {
    "/": ["web/index.html", "text/html; charset=utf-8", "no-cache"],
    "/index.html": ["web/index.html", "text/html; charset=utf-8", "no-cache"],
    "/assets/index-a1B2c3D4.js": ["web/assets/index-a1B2c3D4.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    "/assets/picture-AAAABBBB.png": ["web/assets/picture-AAAABBBB.png", "image/png", "public, max-age=31536000, immutable"],
    "/floor.js": ["web/floor.js", "text/javascript; charset=utf-8", "no-cache"],
    "/recheck.html": ["recheck.html", "text/html; charset=utf-8", "no-cache"],
  };
  for (const [path, [file, type, caching]] of Object.entries(sent)) {
    test(`${path} is sent as it was built`, async () => {
      const response = await app.request(path);
      assert.equal(response.status, 200);
      assert.equal(await response.text(), FILES[file]);
      assert.equal(response.headers.get("content-type"), type);
      assert.equal(response.headers.get("cache-control"), caching);
      const etag = response.headers.get("etag")!;
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
        const again = await app.request(path, { headers: { "if-none-match": known } });
        assert.equal(again.status, 304, known);
        assert.equal(await again.text(), "");
      }
      assert.equal((await app.request(path, { headers: { "if-none-match": '"other"' } })).status, 200);
      const head = await app.request(path, { method: "HEAD" });
      assert.equal(head.status, 200);
      assert.equal(await head.text(), "");
    });
  }

  test("is compressed for who takes it", async () => {
    const get = async (accepted: string, path = "/assets/index-a1B2c3D4.js") => {
      const response = await app.request(path, { headers: { "accept-encoding": accepted } });
      return { encoding: response.headers.get("content-encoding"), bytes: Buffer.from(await response.arrayBuffer()), vary: response.headers.get("vary") };
    };
    const brotli = await get("gzip, deflate, br");
    assert.equal(brotli.encoding, "br");
    assert.equal(brotliDecompressSync(brotli.bytes).toString(), SCRIPT);
    assert.match(brotli.vary ?? "", /Accept-Encoding/i);
    const gzip = await get("gzip;q=1.0, br;q=0");
    assert.equal(gzip.encoding, "gzip");
    assert.equal(gunzipSync(gzip.bytes).toString(), SCRIPT);
    assert.equal((await get("identity")).encoding, null);
    assert.equal((await get("br", "/assets/picture-AAAABBBB.png")).encoding, null);
    assert.equal((await get("br", "/floor.js")).encoding, null);
  });

  test("the first page runs its own scripts and no inline ones", async () => {
    const policy = (await app.request("/")).headers.get("content-security-policy") ?? "";
    assert.match(policy, /script-src 'self';/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.ok(!policy.includes("unsafe"));
  });

  test("the offline page runs the scripts it was built with, and connects nowhere", async () => {
    const response = await app.request("/recheck.html");
    const policy = response.headers.get("content-security-policy") ?? "";
    // A browser takes the digest after line ends were made one kind.
    assert.ok(policy.includes(`script-src ${hash(INLINE.replaceAll("\r\n", "\n"))} ${hash("second()")};`), policy);
    assert.ok(policy.includes(`style-src ${hash(STYLE)};`), policy);
    assert.match(policy, /connect-src 'none'/);
    assert.ok(!policy.includes("unsafe") && !policy.includes("'self'"));
    assert.equal(response.headers.get("content-disposition"), null);
    const download = await app.request("/recheck.html?download");
    assert.equal(download.headers.get("content-disposition"), 'attachment; filename="recheck.html"');
  });

  test("nothing beside the pages can be reached", async () => {
    for (const path of ["/secret.txt", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt", "/assets", "/assets/", "//secret.txt", "/assets/index-a1B2c3D4.js.map", "/index.html%00.js"]) {
      const response = await app.request(path);
      assert.equal(response.status, 404, path);
      assert.ok(!(await response.text()).includes("business"));
    }
  });

  test("whoever follows a link that leads nowhere reads so in their language, and a program gets the problem", async () => {
    for (const [language, said] of [["zh-CN", /lang="zh-CN">[\s\S]*<h1>[一-鿿]/], ["en", /lang="en">[\s\S]*<h1>[A-Z]/]] as const) {
      const response = await app.request("/nothing?x=<script>", { headers: { Accept: "text/html,*/*;q=0.8", "Accept-Language": language } });
      assert.equal(response.status, 404);
      assert.equal(response.headers.get("content-type"), "text/html; charset=UTF-8");
      const html = await response.text();
      assert.match(html, said);
      assert.ok(!html.includes("<script") && !html.includes("problem.") && !html.includes("page.refused"));
    }
    const { problems } = (await (await app.request("/nothing")).json()) as { problems: { code: string }[] };
    assert.deepEqual(problems.map(({ code }) => code), ["http.no-such-page"]);
  });

  test("without built pages it says how to build them, and the API answers", async () => {
    const bare = appOn(join(folder, "not-built", "web"));
    const response = await bare.request("/");
    assert.equal(response.status, 503);
    assert.match(await response.text(), /npm run build/);
    assert.equal((await bare.request("/api/openapi.json")).status, 200);
  });

  test("every answer carries the headers of caution", async () => {
    for (const path of ["/", "/recheck.html", "/nothing", "/api/openapi.json", "/api/nothing", "/api/kept-rechecks/x"]) {
      const { headers } = await app.request(path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.equal(headers.get("referrer-policy"), "no-referrer", path);
      assert.equal(headers.get("x-frame-options"), "DENY", path);
      assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", path);
      assert.equal(headers.get("cross-origin-resource-policy"), "same-origin", path);
      assert.match(headers.get("content-security-policy") ?? "", /frame-ancestors 'none'/, path);
      assert.equal(headers.get("strict-transport-security"), null, path);
      assert.ok(headers.get("cache-control"), path);
      assert.equal(headers.get("x-powered-by"), null);
    }
    const secure = await appOn(join(folder, "web"), "https://hengji.test").request("/");
    assert.match(secure.headers.get("strict-transport-security") ?? "", /max-age=\d{8}/);
  });
});
