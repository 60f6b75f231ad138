import { agreements } from "./agreements.ts";
import { dutyMaps } from "./duty-maps.ts";
import { policies } from "./policies.ts";
import type { Edge } from "./resource.ts";

/** What goals rest on: documents, duties, and agreements whose money follows results. */
export function policyResources(edge: Edge): void {
  policies(edge);
  dutyMaps(edge);
  agreements(edge);
}
