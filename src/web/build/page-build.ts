import { fileURLToPath } from "node:url";
import type { InlineConfig } from "vite";
import { floor } from "../floor.ts";
import { lazyWords } from "./lazy-words.ts";
import { oneFile } from "./one-file.ts";
import { packs } from "./packs.ts";
import { pageWords } from "./page-words.ts";
import { wordsInHtml } from "./words-in-html.ts";

/** Where the recheck page will live: behind the running server, or as one file on an office computer without a network. */
export type PageKind = "served" | "offline";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = fileURLToPath(new URL("../../../dist", import.meta.url));

/** The Vite configuration of one kind of page. Both kinds are the same sources; only the packing differs. */
export function pageBuild(kind: PageKind): InlineConfig {
  const offline = kind === "offline";
  return {
    root,
    base: "./",
    publicDir: offline ? false : "public",
    define: { "import.meta.env.OFFLINE": JSON.stringify(offline) },
    plugins: [wordsInHtml(), pageWords("recheck"), packs(), ...(offline ? [oneFile(root)] : [])],
    build: {
      ...forTheFloor,
      outDir: offline ? dist : `${dist}/web`,
      emptyOutDir: !offline,
      rolldownOptions: offline
        ? { transform: { define: { "import.meta.url": "''", "import.meta.resolve": "undefined" } }, output: { format: "iife", codeSplitting: false } }
        : {},
    },
  };
}

/**
 * The application under `/app/`, built beside the served recheck page and after it. It is a build of its own, so that neither carries the
 * other's words; addresses start at the root because its pages lie at any depth.
 */
export function appBuild(): InlineConfig {
  return {
    root: `${root}app`,
    base: "/",
    publicDir: false,
    define: { "import.meta.env.OFFLINE": "false" },
    plugins: [wordsInHtml(), lazyWords(), packs()],
    build: { ...forTheFloor, outDir: `${dist}/web`, emptyOutDir: false, rolldownOptions: { input: `${root}app/app.html` } },
  };
}

const forTheFloor = {
  target: `chrome${floor.chromium}`,
  cssTarget: `chrome${floor.chromium}`,
  // One chunk that is fetched when it is needed has nothing to preload.
  modulePreload: false,
  cssCodeSplit: false,
  assetsInlineLimit: 0,
  reportCompressedSize: false,
} as const;
