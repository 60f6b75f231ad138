import assert from "node:assert/strict";
import type { FilingWorld } from "../filings/city.ts";

/** What goes along with the wish to publish what a department would disclose now: that somebody looked at it. */
export async function lookedAt(world: Pick<FilingWorld, "call">, department: string, by = "department"): Promise<{ readonly expectedDigest: string }> {
  const { status, json } = await world.call(by, `GET ${department}/kit`);
  assert.equal(status, 200, JSON.stringify(json));
  return { expectedDigest: String(json["digest"]) };
}

/** Of nothing that ever would be published. */
export const NOT_LOOKED_AT = { expectedDigest: "0".repeat(64) };
