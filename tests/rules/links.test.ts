import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { test } from "node:test";
import { report, ROOT, trackedFiles } from "./tree.ts";

interface Link {
  readonly target: string;
  readonly line: number;
}

/** Links and pictures of a page of Markdown, without what stands in code. */
function linksIn(text: string): Link[] {
  let inFence = false;
  return text.split("\n").flatMap((line, index) => {
    if (/^\s*(```|~~~)/.test(line)) inFence = !inFence;
    if (inFence) return [];
    const prose = line.replace(/(`+).*?\1/g, "");
    const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
    const named = [...prose.matchAll(/^\s*\[[^\]]+\]:\s*<?([^\s>]+)/g)];
    const tags = [...prose.matchAll(/<(?:img|a|source)\b[^>]*?\b(?:src|href|srcset)="([^"]+)"/g)];
    return [...inline, ...named, ...tags].map(([, target]) => ({ target: target!, line: index + 1 }));
  });
}

/** The names that headings of a page can be linked by. */
function anchorsIn(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const name = heading!.replace(/`|\[|\]\([^)]*\)|\*/g, "").trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
    anchors.add(anchors.has(name) ? `${name}-1` : name);
  }
  for (const [, name] of text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(name!);
  return anchors;
}

test("every relative link of the documentation leads somewhere", () => {
  const broken: string[] = [];
  for (const path of trackedFiles().filter((one) => one.endsWith(".md"))) {
    const text = readFileSync(join(ROOT, path), "utf8");
    for (const { target, line } of linksIn(text)) {
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) continue;
      const [file = "", anchor] = target.split("#");
      const to = file === "" ? path : normalize(join(path, "..", decodeURIComponent(file)));
      if (to.startsWith("..") || file.startsWith("/") || !existsSync(join(ROOT, to))) broken.push(`${path}:${line} links to ${target}`);
      else if (anchor && to.endsWith(".md") && !anchorsIn(readFileSync(join(ROOT, to), "utf8")).has(decodeURIComponent(anchor))) {
        broken.push(`${path}:${line} links to ${target}, which has no such heading`);
      }
    }
  }
  report(broken, "Links are relative to the page they stand on.");
});

test("the rule reads links as a page shows them", () => {
  const page = 'See [a](b.md#c "t") and ![p](<d.png>)\n`[no](no.md)`\n```\n[no](no.md)\n```\n[ref]: e.md\n<img alt="x" src="f.png">';
  assert.deepEqual(linksIn(page).map(({ target, line }) => `${target} ${line}`), ["b.md#c 1", "d.png 1", "e.md 6", "f.png 7"]);
  assert.deepEqual([...anchorsIn("# 一 Two, `three`!\n## A [b](c)\n## A b")], ["一-two-three", "a-b", "a-b-1"]);
});
