import { readFileSync } from "node:fs";
import type { Verb } from "./verbs.ts";

/** `hengji version` */
export const versionVerb: Verb = {
  flags: [],
  async run(_given, terminal) {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
    await terminal.out(`hengji ${manifest.version}\n`);
    return 0;
  },
};
