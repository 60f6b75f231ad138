import type { Hono } from "hono";
import { compress } from "hono/compress";
import type { Pool } from "pg";
import type { Definitions } from "../core/pack/definitions.ts";
import type { Installation } from "./packs-in-force.ts";
import { openGround } from "./context.ts";
import { answerError } from "./http/answer-problems.ts";
import { descriptions } from "./http/descriptions.ts";
import { disclosureResources } from "./http/disclosure-resources.ts";
import type { Log } from "./http/environment.ts";
import { exAnteResources } from "./http/ex-ante-resources.ts";
import { filingResources } from "./http/filing-resources.ts";
import { libraryResources } from "./http/library-resources.ts";
import { policyResources } from "./http/policy-resources.ts";
import { healthResource } from "./http/health.ts";
import { sessionOrSource } from "./http/asker.ts";
import { keptRechecks } from "./http/kept-rechecks.ts";
import { noSuchAddress } from "./http/no-such-address.ts";
import { pages } from "./http/pages.ts";
import { rateLimit } from "./http/rate-limit.ts";
import { rechecks } from "./http/rechecks.ts";
import { signInResources } from "./http/sign-in-resources.ts";
import { recordRefusal } from "./http/record-refusals.ts";
import { describedApp, type Edge } from "./http/resource.ts";
import { sameSiteWrites } from "./http/same-site.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { refuse, Refusal } from "./http/refusal.ts";
import { variesByEncoding } from "./http/varies-by-encoding.ts";
import { DEFAULT_SETTINGS, type Settings } from "./app-settings.ts";
import { eraseWhenDue } from "./jobs/erase-discarded.ts";
import { surviveLostConnections } from "./store/lost-connections.ts";

export interface AppOptions {
  /** Connections of the application role, which owns nothing and is held by row security. */
  readonly application: Pool;
  /** Where the built pages are (`dist/web`). */
  readonly pagesFolder: string;
  readonly version: string;
  /** Where people reach this server: `http://127.0.0.1:8400`. */
  readonly publicAddress: string;
  /** What the packs of this city say. */
  readonly packs: Definitions;
  /** The packs of this installation as they are written, and how they are read. */
  readonly brought?: Installation["brought"];
  /** Where files of evidence lie. */
  readonly filesFolder: string;
  /** Secrets of this installation by name; never in the database. */
  readonly secretOf: (name: string) => string;
  /** Called after each change that was committed. */
  readonly committed?: () => void;
  readonly settings?: Partial<Settings>;
  readonly clock?: () => Date;
  readonly log?: Log;
}

/** The whole application on one handler of requests. It takes the pool and the folder as they are and opens and closes nothing. */
export function createApp({
  application,
  pagesFolder,
  version,
  publicAddress,
  packs,
  brought = null,
  filesFolder,
  secretOf,
  committed = () => {},
  settings: chosen = {},
  clock = () => new Date(),
  log = (line) => console.error(JSON.stringify({ at: new Date().toISOString(), ...line })),
}: AppOptions): Hono {
  const settings = { ...DEFAULT_SETTINGS, ...chosen };
  const app = describedApp();
  surviveLostConnections(application, (error) => log({ level: "warning", what: "database connection lost", error: error.message }));
  const ground = openGround(application, { settings, clock, packs, brought, committed });
  const keptGround = openGround(application, { settings: { ...settings, region: settings.keptRegion }, clock, packs, brought, committed });
  const erase = eraseWhenDue(keptGround, clock);
  const edge: Edge = {
    app,
    ground,
    keptGround,
    settings,
    version,
    publicAddress,
    log,
    // Housekeeping that fails is no reason to refuse a write.
    beforeWriting: () => erase().catch((error: unknown) => log({ level: "error", what: "erasing what is due failed", error: String(error) })),
    limits: {
      reads: rateLimit(settings.readsPerMinute, clock),
      writes: rateLimit(settings.writesPerMinute, clock),
      rechecks: rateLimit(settings.rechecksPerMinute, clock),
      signIns: rateLimit(settings.signInsPerMinute, clock),
      work: rateLimit(settings.workPerMinute, clock, sessionOrSource),
    },
    clock,
    packs,
    secretOf,
    filesFolder,
  };

  app.onError(async (error, http) => {
    if (error instanceof Refusal) await recordRefusal(http, error, ground, log);
    return answerError(http, error, log);
  });
  // Reached by methods other than GET outside of the API; the rest ends in its own routes.
  app.notFound((http) => answerError(http, refuse(404, "http.no-such-address"), log));
  app.use(securityHeaders(publicAddress));
  app.use("/api/*", variesByEncoding, compress(), sameSiteWrites(publicAddress));

  rechecks(edge);
  keptRechecks(edge);
  healthResource(edge);
  signInResources(edge);
  filingResources(edge);
  disclosureResources(edge);
  libraryResources(edge);
  policyResources(edge);
  exAnteResources(edge);
  descriptions(edge);
  noSuchAddress(app);
  pages(edge, pagesFolder);
  return app as unknown as Hono;
}
