import type { Plugin } from "vite";
import type { Profile } from "../../core/score/profile.ts";

const NAME = "virtual:profiles";

/** Turns the profiles of `packs/**` into one module, read by the same parser as the server's. */
export function packs(): Plugin {
  return {
    name: "hengji:packs",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? `export const profiles = ${JSON.stringify(profiles())};` : null),
  };
}

function profiles(): Profile[] {
  return [];
}
