import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler, TypedResponse } from "hono";
import type { Definitions } from "../../core/pack/definitions.ts";
import type { Ground } from "../context.ts";
import type { Settings } from "../app-settings.ts";
import type { Environment, Http, Log } from "./environment.ts";
import { refuseInvalid, refuseNul } from "./invalid-input.ts";

/** What the files of this folder are given: one function a resource puts its routes on the application. */
export interface Edge {
  readonly app: OpenAPIHono<Environment>;
  readonly ground: Ground;
  /** The ground of kept rechecks, which belong to no city. */
  readonly keptGround: Ground;
  readonly settings: Settings;
  readonly version: string;
  readonly publicAddress: string;
  readonly log: Log;
  /** Makes room where room is due to be made. */
  readonly beforeWriting: () => Promise<void>;
  /** Counters of requests, one for each kind, shared by all routes of the kind. */
  readonly limits: Readonly<Record<"reads" | "writes" | "rechecks" | "signIns" | "work", MiddlewareHandler<Environment>>>;
  readonly clock: () => Date;
  readonly packs: Definitions;
  /** Secrets of this installation, made at the first call and kept outside the database. */
  readonly secretOf: (name: string) => string;
  /** Where files of evidence lie, under their digests. */
  readonly filesFolder: string;
}

/** An application whose routes describe themselves and answer every misfit with their schema in the one shape. */
export function describedApp(): OpenAPIHono<Environment> {
  return new OpenAPIHono<Environment>({
    defaultHook: (outcome) => {
      if (!outcome.success) throw refuseInvalid(outcome.target, "data" in outcome ? outcome.data : undefined, outcome.error.issues as Parameters<typeof refuseInvalid>[2]);
      const nul = outcome.target === "query" ? refuseNul(outcome.data as object) : null;
      if (nul !== null) throw nul;
    },
  });
}

/** Answers with JSON text that was written elsewhere (by another process, in the database), without parsing it to write it again. */
export function jsonText<T>(http: Http, text: string | Uint8Array<ArrayBuffer>): TypedResponse<T, 200, "json"> {
  const response = http.body(text, 200, { "Content-Type": "application/json" });
  // The text was made from a T; the type of the answer cannot see that.
  return response as unknown as TypedResponse<T, 200, "json">;
}
