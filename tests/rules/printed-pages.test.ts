import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { report, resolvedImportsOf, ROOT, sources } from "./tree.ts";

/** Whole pages that bear no QR code, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  "src/files/write-refusal-page.ts": "says that there is no page",
};

test("every whole page that is written here bears a QR code, so that a copy of it finds its record again", () => {
  const pages = sources().filter((path) => !path.startsWith("src/web/") && /`\s*<!doctype html>/i.test(readFileSync(join(ROOT, path), "utf8")));
  const bare = pages.filter((path) => !resolvedImportsOf(path).some(({ to }) => to === "uqr") && WITHOUT[path] === undefined);
  const gone = Object.keys(WITHOUT).filter((path) => !pages.includes(path)).map((path) => `${path} writes no page any more`);
  report([...bare, ...gone], "Draw the mark with the address of the record and its version code (write-print-page.ts), or say above why the page has none.");
});

test("every page of the application stands in the frame that marks it on paper", () => {
  const frame = resolvedImportsOf("src/web/app/frame/frame.tsx").some(({ to }) => to === "src/web/app/frame/page-mark.tsx");
  const frames = sources("src/web").filter((path) => resolvedImportsOf(path).some(({ to }) => to === "src/web/app/pages.tsx"));
  report([...(frame ? [] : ["src/web/app/frame/frame.tsx marks nothing"]), ...frames.filter((path) => !resolvedImportsOf(path).some(({ to }) => to === "src/web/app/frame/frame.tsx")).map((path) => `${path} shows pages without the frame`)], "Pages are shown inside of Frame, which holds PageMark.");
});
