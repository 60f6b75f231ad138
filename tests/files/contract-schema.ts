import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(new URL("../../docs/recheck.schema.json", import.meta.url), "utf8")) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

/** What the published schema has against an output; empty when nothing. */
export function schemaErrors(output: unknown): string[] {
  // Through text, as a reader of the output meets it.
  validate(JSON.parse(JSON.stringify(output)));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
}

export function assertSchema(output: unknown): void {
  assert.deepEqual(schemaErrors(output), []);
}
