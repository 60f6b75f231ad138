/** Who may know whom, from architecture.md §3: read from left to right, a folder may import what its row names. */
export interface Arrows {
  /** Folders below `src`; a file of its own is named with its ending. */
  readonly knows: readonly string[];
  /** Folders of which it may know the types only. */
  readonly knowsTypesOf?: readonly string[];
  /** Packages; `node:` stands for all of Node. */
  readonly packages?: readonly string[];
  readonly packageTypes?: readonly string[];
}

const SERVER_GROUND = ["server/context.ts", "server/app-settings.ts", "server/identifiers.ts", "server/database-trouble.ts"];
const CORE = ["basics", "target", "expression", "indicator", "score", "smart", "recheck", "sheet", "layout"].map((name) => `core/${name}`);

export const ARROWS: Readonly<Record<string, Arrows>> = {
  // basics < target, expression < indicator < score < smart < recheck < sheet < layout; and no package at all.
  "core/basics": { knows: [] },
  "core/target": { knows: ["core/basics"] },
  "core/expression": { knows: ["core/basics"] },
  "core/indicator": { knows: ["core/basics", "core/target", "core/expression"] },
  "core/score": { knows: ["core/basics", "core/target", "core/expression", "core/indicator"] },
  // The shape of a published table belongs to recheck; who lints tables knows the shape.
  "core/smart": { knows: ["core/basics", "core/target", "core/expression", "core/indicator", "core/score"], knowsTypesOf: ["core/recheck"] },
  "core/recheck": { knows: ["core/basics", "core/target", "core/expression", "core/indicator", "core/score", "core/smart"] },
  "core/sheet": { knows: ["core/basics", "core/target", "core/expression", "core/indicator", "core/score", "core/smart", "core/recheck"] },
  "core/layout": { knows: ["core/basics", "core/target", "core/expression", "core/indicator", "core/score", "core/smart", "core/recheck", "core/sheet"] },

  words: { knows: [], knowsTypesOf: ["core/basics"], packages: ["i18next"] },
  // Bytes to objects and back. What of it a page can reach must do without Node: a rule of its own.
  files: { knows: [...CORE, "words"], packages: ["fflate", "hucre", "yaml", "zod", "node:"] },

  "server/store": { knows: ["core/basics"], knowsTypesOf: CORE, packages: ["kysely", "pg", "node:crypto"] },
  "server/commands": { knows: [...CORE, "server/store"], knowsTypesOf: ["server/context.ts"] },
  "server/queries": { knows: ["server/store"], knowsTypesOf: [...CORE, "server/context.ts"] },
  "server/context.ts": {
    knows: ["core/basics", "server/store", "server/identifiers.ts", "server/sealed-answer.ts", "server/database-trouble.ts"],
    knowsTypesOf: ["server/app-settings.ts"], packageTypes: ["pg"],
  },
  "server/identifiers.ts": { knows: [], packages: ["node:crypto"] },
  "server/sealed-answer.ts": { knows: [], packages: ["node:crypto"] },
  "server/database-trouble.ts": { knows: [] },
  "server/app-settings.ts": { knows: [] },
  "server/http": { knows: ["core/basics", "words", "files", "server/commands", "server/queries", ...SERVER_GROUND], packages: ["hono", "@hono/zod-openapi", "node:"] },
  "server/jobs": { knows: ["server/commands", "server/queries"], knowsTypesOf: ["server/context.ts"] },
  "server/app.ts": {
    knows: ["server/http", "server/jobs", "server/store/lost-connections.ts", ...SERVER_GROUND],
    packages: ["hono"], packageTypes: ["pg"],
  },
  // What starts and ends the server and its database.
  "server/config.ts": { knows: ["core/basics", "server/settings.json"], knowsTypesOf: ["words"], packages: ["node:"] },
  "server/postgres": { knows: ["core/basics", "server/start", "server/config.ts"], packages: ["pg", "node:"] },
  "server/start": {
    knows: ["core/basics", "words", "server/app.ts", "server/config.ts", "server/postgres", "server/store/migrate.ts"],
    packages: ["pg", "@hono/node-server", "node:"],
  },
  "server/main.ts": { knows: ["core/basics", "server/config.ts", "server/postgres", "server/start"], packages: ["node:"] },

  cli: { knows: [...CORE, "words", "files", "server/commands", "server/queries", "server/context.ts"], packages: ["node:"] },

  // Runs in Node while the pages are built, and is no part of them.
  "web/build": { knows: [...CORE, "words", "files", "web/floor.ts"], packages: ["vite", "node:"] },
  web: { knows: [...CORE, "words", "files"], knowsTypesOf: ["server"], packages: ["virtual:"] },
};

/** The row a file belongs to: the longest name that it lies below. */
export function rowOf(path: string): string | null {
  const below = path.replace(/^src\//, "");
  const names = Object.keys(ARROWS).filter((name) => below === name || below.startsWith(`${name}/`));
  return names.sort((left, right) => right.length - left.length)[0] ?? null;
}
