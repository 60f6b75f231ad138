import { defineConfig } from "vite";
import { appBuild, pageBuild } from "./src/web/build/page-build.ts";

/**
 * `vite build --mode served` makes the recheck page of the running server, `--mode offline` the one file, `--mode app` the application beside
 * the first; `bin/build.mjs` makes all three, in this order.
 */
export default defineConfig(({ mode }) => (mode === "app" ? appBuild() : pageBuild(mode === "offline" ? "offline" : "served")));
