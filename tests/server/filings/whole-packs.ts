import assert from "node:assert/strict";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { openFilingWorld, type FilingWorld } from "./city.ts";

/** The sample city on everything that the national pack says: three stages, the forms of four books, and their frames. */
export async function openWholeWorld(): Promise<FilingWorld> {
  const national = await loadDefinitions();
  assert.ok(national.ok, JSON.stringify(national));
  const { workflows, frames } = national.value;
  return openFilingWorld((packs): Definitions => ({
    ...packs, workflows: [...packs.workflows, ...workflows.filter(({ id }) => id === "monitoring")], frames: [...packs.frames, ...frames.filter(({ id }) => packs.frames.every((one) => one.id !== id))],
    lists: national.value.lists ?? [],
  }));
}
