import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { findNpm } from "./install.mjs";
import { fail, root } from "./words.mjs";

/** Installs what bench/ compares with, in bench/ and nowhere else. */
export function installBenchPeers() {
  const folder = join(root, "bench");
  const manifest = join(folder, "package.json");
  const installed = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(manifest) || (existsSync(installed) && statSync(installed).mtimeMs > statSync(manifest).mtimeMs)) return;
  const npm = findNpm();
  if (npm === null) fail("start.npm-missing");
  const args = [...npm.slice(1), "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];
  const { status } = spawnSync(npm[0], args, { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) fail("start.install-failed", { reason: "npm install (bench)" });
}
