import type { AppOptions } from "../../src/server/app.ts";
import type { Definitions } from "../../src/core/pack/definitions.ts";
import type { Installation } from "../../src/server/packs-in-force.ts";
import { scratchFolder } from "./scratch-folder.ts";

/** Definitions of a city that has none: enough for everything that needs no pack. */
export const NO_PACKS: Definitions = { digest: "0".repeat(64), forms: [], profiles: [], workflows: [], frames: [], roles: [], evidence: [] };

/** What an application needs of its installation, made up for a test; the folder is in the system's temporary one. */
export function testInstallation(packs: Definitions = NO_PACKS, brought: Installation["brought"] = null): Pick<AppOptions, "packs" | "brought" | "filesFolder" | "secretOf"> {
  return {
    packs,
    brought,
    filesFolder: scratchFolder("files"),
    secretOf: (name) => `secret of a test: ${name}`,
  };
}
