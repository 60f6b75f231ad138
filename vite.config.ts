import { defineConfig } from "vite";
import { pageBuild } from "./src/web/build/page-build.ts";

/** `vite build --mode served` makes the pages of the running server, `--mode offline` the one file; `bin/build.mjs` makes both. */
export default defineConfig(({ mode }) => pageBuild(mode === "offline" ? "offline" : "served"));
