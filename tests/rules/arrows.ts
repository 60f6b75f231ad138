/** Who may know whom, each row of ARCHITECTURE.md's table in full: read from left to right, a folder may import what its row names. */
export interface Arrows {
  /** Folders below `src`; a file of its own is named with its ending. */
  readonly knows: readonly string[];
  /** Folders of which it may know the types only. */
  readonly knowsTypesOf?: readonly string[];
  /** Packages; `node:` stands for all of Node. */
  readonly packages?: readonly string[];
  readonly packageTypes?: readonly string[];
}

const SERVER_GROUND = ["server/context.ts", "server/office-day.ts", "server/app-settings.ts", "server/identifiers.ts", "server/database-trouble.ts"];
/** What signing in needs beside commands: slow or secret things that no transaction waits for. */
const SIGN_IN = ["session-times", "session-token", "one-time-password", "password-hash", "secret-box", "factor-codes"].map((name) => `server/${name}.ts`);
const CORE = ["basics", "target", "roll-up", "calendar", "expression", "library", "indicator", "score", "smart", "recheck", "sheet", "layout", "access", "form", "workflow", "sign-in", "pack", "disclosure", "exchange", "reporting", "ledger", "organisation", "subject", "policy", "agreement", "ex-ante", "paper", "regional", "seal"].map((name) => `core/${name}`);

/** Pages of the application; `recheck` is the one page that is not. */
const APP_PAGES = ["sign-in", "today", "inbox", "filings", "filing", "why", "approvals", "disclosure", "account", "hand-over", "admin", "reporting", "book-coverage", "workflows", "packs", "library", "ledger", "subjects", "summary", "policies", "duties", "agreements", "regional", "ex-ante", "papers"];

export const ARROWS: Readonly<Record<string, Arrows>> = {
  // basics < target, expression < indicator < score < smart < recheck < sheet < layout; and no package at all.
  "core/basics": { knows: [] },
  "core/target": { knows: ["core/basics"] },
  "core/calendar": { knows: ["core/basics", "core/target"], knowsTypesOf: ["core/score", "core/workflow"] },
  // Formulas know the library of units.
  "core/expression": { knows: ["core/basics", "core/target"] },
  // How values of units come to one of their department.
  "core/roll-up": { knows: ["core/basics"] },
  "core/library": { knows: ["core/basics", "core/target", "core/calendar", "core/expression"] },
  "core/indicator": { knows: ["core/basics", "core/target", "core/expression"] },
  "core/score": { knows: ["core/basics", "core/target", "core/expression", "core/indicator"] },
  // The shape of a published table belongs to recheck; who lints tables knows the shape.
  "core/smart": { knows: ["core/basics", "core/target", "core/expression", "core/indicator", "core/score"], knowsTypesOf: ["core/recheck"] },
  "core/recheck": { knows: ["core/basics", "core/target", "core/calendar", "core/expression", "core/indicator", "core/score", "core/smart"] },
  "core/sheet": { knows: ["core/basics", "core/target", "core/expression", "core/indicator", "core/score", "core/smart", "core/recheck"] },
  "core/layout": { knows: ["core/basics", "core/target", "core/expression", "core/indicator", "core/score", "core/smart", "core/recheck", "core/sheet"] },
  // What the journey decides. Definitions are a type that all of it reads, so `pack` stands at the end and is known by its types.
  "core/access": { knows: ["core/basics", "core/calendar"], knowsTypesOf: ["core/pack"] },
  "core/subject": { knows: ["core/basics"] },
  "core/form": { knows: ["core/basics", "core/target", "core/roll-up", "core/library", "core/indicator", "core/score", "core/smart", "core/recheck"], knowsTypesOf: ["core/layout", "core/subject", "core/pack"] },
  "core/workflow": { knows: ["core/basics", "core/calendar", "core/access"], knowsTypesOf: ["core/form", "core/pack"] },
  "core/sign-in": { knows: ["core/basics", "core/access"], knowsTypesOf: ["core/form", "core/workflow"] },
  "core/pack": { knows: CORE },
  "core/disclosure": { knows: ["core/basics", "core/target", "core/score", "core/recheck", "core/layout", "core/access", "core/subject", "core/form", "core/workflow"], knowsTypesOf: ["core/pack"] },

  "core/exchange": { knows: ["core/basics", "core/target", "core/form"], knowsTypesOf: ["core/workflow"] },

  "core/reporting": { knows: ["core/basics", "core/layout", "core/subject"], knowsTypesOf: ["core/smart", "core/access", "core/form", "core/workflow", "core/pack"] },

  // Documents that rules rest on, and agreements whose money follows results.
  "core/policy": { knows: ["core/basics", "core/calendar"], knowsTypesOf: ["core/workflow"] },
  "core/agreement": { knows: ["core/basics"] },

  // What is passed down to regions and sums up from them again.
  "core/regional": { knows: ["core/basics", "core/target", "core/form", "core/score"], knowsTypesOf: ["core/layout", "core/recheck"] },

  "core/organisation": { knows: ["core/basics", "core/calendar"] },

  // What of an application for ex-ante evaluation holds; its papers are laid out like all others.
  "core/ex-ante": { knows: ["core/basics", "core/calendar", "core/sheet", "core/layout", "core/access", "core/form", "core/disclosure"], knowsTypesOf: ["core/workflow", "core/subject", "core/pack"] },
  // Papers that go with a filing: what may be written in them, by whom, and what the filing itself suggests.
  "core/paper": { knows: ["core/basics", "core/score", "core/smart", "core/layout", "core/form", "core/workflow", "core/disclosure", "core/subject"], knowsTypesOf: ["core/access", "core/pack"] },
  "core/ledger": { knows: ["core/basics", "core/target", "core/calendar", "core/score", "core/sheet", "core/layout", "core/disclosure"] },

  // The sealed log: its hash functions are passed in.
  "core/seal": { knows: ["core/basics"] },

  words: { knows: [], knowsTypesOf: ["core/basics"], packages: ["i18next"] },
  // Bytes to objects and back. What of it a page can reach must do without Node: a rule of its own.
  files: { knows: [...CORE, "words"], packages: ["fflate", "hucre", "uqr", "yaml", "zod", "node:"] },

  "server/store": { knows: ["core/basics", "core/seal"], knowsTypesOf: CORE, packages: ["kysely", "pg", "node:crypto"] },
  "server/commands": { knows: [...CORE, "server/store", "server/office-day.ts", "server/session-times.ts", "server/take-step.ts", "server/take-ex-ante-step.ts", "server/ex-ante-scheme.ts", "server/ex-ante-under-way.ts", "server/ex-ante-reminded.ts", "server/library-gate.ts", "server/packs-of-task.ts", "server/tasks-under-way.ts", "server/lacking-papers.ts", "server/done-in-steps.ts", "server/keep-workflow-versions.ts", "server/adopting.ts", "server/orphaned-steps.ts", "server/late-bounds.ts", "server/when-opened.ts", "server/write-extension.ts"], knowsTypesOf: ["server/context.ts"] },
  "server/queries": { knows: [...CORE, "server/store", "server/shown", "server/adopting.ts", "server/ex-ante-scheme.ts", "server/library-gate.ts", "server/packs-of-task.ts", "server/tasks-under-way.ts", "server/lacking-papers.ts", "server/office-day.ts", "server/session-times.ts", "server/late-bounds.ts"], knowsTypesOf: ["server/context.ts"] },
  // Parts of an answer that would fill the file of its query.
  "server/shown": { knows: [...CORE, "server/store", "server/ex-ante-under-way.ts", "server/packs-of-task.ts", "server/tasks-under-way.ts", "server/office-day.ts"], knowsTypesOf: ["server/context.ts"] },
  "server/context.ts": {
    knows: ["core/basics", "server/packs-in-force.ts", "server/store", "server/identifiers.ts", "server/sealed-answer.ts", "server/database-trouble.ts", "server/office-day.ts", "server/session-times.ts", "server/expected-entry.ts", "server/why-not-acting.ts"],
    knowsTypesOf: ["server/app-settings.ts", "core/access", "core/pack"], packageTypes: ["pg"],
  },
  // What the packs say now and said to a record of its time; how files are read is handed in.
  "server/packs-in-force.ts": { knows: ["core/pack/stored-workflows.ts", "server/store"], knowsTypesOf: ["core/basics", "core/form", "core/pack"] },
  // Whom the next request of a session is expected to come from.
  "server/expected-entry.ts": { knows: [], knowsTypesOf: ["core/access", "server/packs-in-force.ts", "server/store"], packages: ["node:"] },
  // Whoever puts a workflow in force, by itself or with a pack, asks for whom its steps would have nobody.
  "server/orphaned-steps.ts": { knows: ["core/basics", "core/workflow", "server/store", "server/office-day.ts"], knowsTypesOf: ["server/context.ts"] },
  // Two commands store the workflows that packs bring.
  "server/keep-workflow-versions.ts": { knows: ["core/basics", "server/store"], knowsTypesOf: ["core/pack", "server/context.ts"] },
  // What can be adopted: the packs, and the library that the region keeps beside them.
  "server/adopting.ts": { knows: ["core/pack", "server/store", "server/office-day.ts"], knowsTypesOf: ["server/context.ts"] },
  "server/why-not-acting.ts": { knows: ["core/basics", "core/sign-in", "server/office-day.ts", "server/store"], knowsTypesOf: ["server/context.ts"] },
  // How a step is written that was decided, one by one or many together.
  "server/take-step.ts": { knows: ["core/workflow", "server/store"], knowsTypesOf: ["server/context.ts"] },
  // How a step of an ex-ante evaluation is written; and what it lets into the library, asked where goals begin and are submitted.
  "server/take-ex-ante-step.ts": { knows: ["core/basics", "core/access", "core/ex-ante", "server/store"], knowsTypesOf: ["server/context.ts"] },
  // Whose turn an application is and until when, asked by lists, reminders and whoever urges.
  "server/ex-ante-under-way.ts": { knows: ["core/access", "core/ex-ante", "server/ex-ante-scheme.ts", "server/office-day.ts", "server/store"], knowsTypesOf: ["core/pack", "core/workflow", "server/context.ts"] },
  "server/ex-ante-reminded.ts": { knows: ["core/access", "core/workflow", "server/ex-ante-under-way.ts", "server/office-day.ts", "server/store"], knowsTypesOf: ["server/context.ts"] },
  "server/ex-ante-scheme.ts": { knows: [], knowsTypesOf: ["core/ex-ante", "server/context.ts", "server/store"] },
  "server/library-gate.ts": { knows: ["core/basics", "core/ex-ante", "core/ledger", "server/store"], knowsTypesOf: ["server/context.ts"] },
  // How long work leaves others their turn, whoever does it.
  "server/done-in-steps.ts": { knows: [], knowsTypesOf: ["core/basics"], packages: ["node:"] },
  // Under which packs records begin, asked by whoever begins one and whoever counts those that are missing.
  "server/packs-of-task.ts": { knows: ["server/store"], knowsTypesOf: ["core/pack", "server/context.ts"] },
  // Which issued tasks something may still be begun under, asked by whoever tells of them and by whoever publishes packs.
  "server/tasks-under-way.ts": { knows: ["core/workflow", "server/store", "server/office-day.ts"], knowsTypesOf: ["core/form", "server/context.ts"] },
  "server/lacking-papers.ts": { knows: ["core/paper", "server/store"], knowsTypesOf: ["core/basics", "core/workflow", "server/context.ts"] },
  // A filing as somebody saw it who asks to change it, beside how it is now.
  "server/when-opened.ts": { knows: ["core/basics", "core/workflow", "server/store", "server/office-day.ts"], knowsTypesOf: ["server/context.ts"] },
  // How a later deadline is written, for one filing or many.
  "server/write-extension.ts": { knows: ["core/workflow", "server/store", "server/office-day.ts"], knowsTypesOf: ["server/context.ts"] },
  // Since when what a role holds is late, asked by whoever counts it.
  "server/late-bounds.ts": { knows: ["core/workflow", "server/office-day.ts"], knowsTypesOf: [...CORE, "server/store"] },
  "server/office-day.ts": { knows: [] },
  "server/session-times.ts": { knows: [] },
  "server/session-token.ts": { knows: [], packages: ["node:crypto"] },
  "server/one-time-password.ts": { knows: [], packages: ["node:crypto"] },
  "server/password-hash.ts": { knows: ["core/sign-in"], packages: ["node:"] },
  "server/secret-box.ts": { knows: [], packages: ["node:crypto"] },
  "server/factor-codes.ts": { knows: [], knowsTypesOf: ["server/secret-box.ts"], packages: ["otpauth", "node:crypto"] },
  "server/identifiers.ts": { knows: [], packages: ["node:crypto"] },
  "server/sealed-answer.ts": { knows: [], packages: ["node:crypto"] },
  "server/database-trouble.ts": { knows: [] },
  "server/app-settings.ts": { knows: ["core/sign-in"] },
  // What comes in and goes out as files: a shelf by digest, and strangers' files read by processes of their own.
  "server/files": { knows: ["core/basics", "files", "server/done-in-steps.ts"], packages: ["zxing-wasm", "node:"] },
  "server/http": { knows: ["core/basics", "core/access", "core/form", "core/layout", "core/workflow", "core/pack", "core/sign-in", "core/disclosure", "core/exchange", "core/reporting", "core/subject", "core/organisation", "core/ledger", "core/library", "core/policy", "core/agreement", "core/ex-ante", "core/paper", "core/regional", "words", "files", "server/files", "server/commands", "server/queries", "server/store/digest.ts", "server/done-in-steps.ts", ...SERVER_GROUND, ...SIGN_IN], packages: ["hono", "@hono/zod-openapi", "node:"] },
  // A test bed, made as the owner and not by commands.
  "server/generator": { knows: [...CORE, "server/store"], packages: ["pg", "node:timers/promises"] },
  "server/jobs": { knows: ["core/seal", "files/audit-log.ts", "server/commands", "server/queries", "server/office-day.ts"], knowsTypesOf: ["server/context.ts"] },
  "server/app.ts": {
    knows: ["server/http", "server/jobs", "server/store/lost-connections.ts", ...SERVER_GROUND],
    knowsTypesOf: ["core/pack", "server/packs-in-force.ts"], packages: ["hono"], packageTypes: ["pg"],
  },
  // What starts and ends the server and its database.
  "server/config.ts": { knows: ["core/basics", "core/sign-in", "server/settings.json"], knowsTypesOf: ["words"], packages: ["node:"] },
  "server/postgres": { knows: ["core/basics", "server/start", "server/config.ts"], packages: ["pg", "node:"] },
  "server/start": {
    knows: [
      "core/basics", "core/pack/source.ts", "words", "files", "server/app.ts", "server/config.ts", "server/postgres", "server/app-settings.ts", "server/context.ts", "server/jobs", "server/store/migrate.ts",
      "server/store/sealed-log.ts", "server/store/digest.ts", "server/store/lost-connections.ts", "server/store/application-pool.ts", "server/commands/found-city.ts", "server/commands/found-past-filings.ts", "server/commands/keep-pack-definitions.ts", "server/commands/keep-library.ts", "server/office-day.ts",
    ],
    knowsTypesOf: ["core/pack", "core/sign-in", "server/packs-in-force.ts"],
    packages: ["pg", "@hono/node-server", "node:"],
  },
  "server/start/found-by-hand.ts": {
    knows: [
      "core/basics", "core/access", "core/sign-in", "files", "server/commands", "server/context.ts", "server/app-settings.ts", "server/config.ts", "server/postgres", "server/start",
      "server/store/migrate.ts", "server/one-time-password.ts", "server/password-hash.ts",
    ],
    knowsTypesOf: ["core/pack"], packages: ["pg", "node:"],
  },
  "server/start/generated-by-hand.ts": { knows: ["core/basics", "files", "server/generator", "server/start", "server/store/migrate.ts"], packages: ["pg"] },
  "server/main.ts": { knows: ["core/basics", "server/config.ts", "server/postgres", "server/start"], packages: ["node:"] },

  cli: { knows: [...CORE, "words", "files", "server/commands", "server/queries", "server/context.ts", "server/start/log-database.ts", "server/start/found-by-hand.ts", "server/start/generated-by-hand.ts"], packages: ["node:"] },

  // Runs in Node while the pages are built, and is no part of them.
  "web/build": { knows: [...CORE, "words", "files", "web/floor.ts"], packages: ["vite", "node:"] },
  // The application's pages are drawn by React; the recheck page stays without (decision 5).
  "web/app": { knows: [...CORE, "words", "files", "web"], knowsTypesOf: ["server"], packages: ["virtual:", "react", "react-dom", "wouter", "i18next", "uqr"] },
  "web/form": { knows: [...CORE, "words", "files", "web"], packages: ["react"] },
  ...Object.fromEntries(APP_PAGES.map((page) => [`web/pages/${page}`, { knows: [...CORE, "words", "files", "web"], packages: ["react", "wouter", "uqr"] }])),
  web: { knows: [...CORE, "words", "files"], knowsTypesOf: ["server"], packages: ["virtual:", "uqr"] },
};

/** The row a file belongs to: the longest name that it lies below. */
export function rowOf(path: string): string | null {
  const below = path.replace(/^src\//, "");
  const names = Object.keys(ARROWS).filter((name) => below === name || below.startsWith(`${name}/`));
  return names.sort((left, right) => right.length - left.length)[0] ?? null;
}
