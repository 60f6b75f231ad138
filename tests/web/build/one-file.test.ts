import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { fold } from "../../../src/web/build/one-file.ts";

const html = `<!doctype html>
<html><head>
    <meta charset="utf-8">
    <link rel="stylesheet" crossorigin href="./assets/style.css">
    <script type="module" crossorigin src="./assets/index.js"></script>
</head><body><div id="page"></div>
    <script src="./floor.js"></script>
  </body></html>`;

test("scripts and styles stand in the page, and nothing in it points elsewhere", () => {
  const folded = fold(html, "p{color:red}", ["start()", "check()"]);
  assert.doesNotMatch(folded, /\bsrc=|href=/);
  assert.match(folded, /<style>p\{color:red\}<\/style>/);
  assert.ok(folded.indexOf("start()") < folded.indexOf("check()"));
  assert.ok(folded.indexOf("start()") > folded.indexOf('<div id="page">'), "a classic script runs where it stands: after the page's root");
});

test("the page allows its own scripts and styles by digest and forbids every connection", () => {
  const folded = fold(html, "p{}", ["start()"]);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(folded)![1]!;
  assert.match(policy, /^default-src 'none'/);
  assert.doesNotMatch(policy, /connect-src|unsafe|https?:|\*/);
  const body = /<script>([\s\S]*?)<\/script>/.exec(folded)![1]!;
  assert.ok(policy.includes(`'sha256-${createHash("sha256").update(body).digest("base64")}'`));
});

test("a script that speaks of scripts does not end itself, and no pattern of replacement is read in it", () => {
  const folded = fold(html, "", ['say("</script><!-- $& $1")']);
  assert.match(folded, /say\("\\x3C\/script>\\x3C!-- \$& \$1"\)/);
});
