import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { findNpm } from "./install.mjs";
import { root } from "./words.mjs";

/**
 * Installs what a folder with a package.json of its own asks for, in that folder and nowhere else: it weighs on nobody's install.
 * Null, or the code and params of what kept it from being installed.
 */
export function installBeside(folder) {
  const manifest = join(root, folder, "package.json");
  const installed = join(root, folder, "node_modules", ".package-lock.json");
  if (!existsSync(manifest) || (existsSync(installed) && statSync(installed).mtimeMs > statSync(manifest).mtimeMs)) return null;
  const npm = findNpm();
  if (npm === null) return { code: "start.npm-missing", params: {} };
  const args = [...npm.slice(1), "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];
  const { status } = spawnSync(npm[0], args, { cwd: join(root, folder), stdio: ["ignore", 2, 2] });
  return status === 0 ? null : { code: "start.install-failed", params: { reason: `npm install (${folder})` } };
}
