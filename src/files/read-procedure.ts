import { z } from "zod";
import { done, refused, type Result } from "../core/basics/result.ts";
import { procedureFaults, type Procedure } from "../core/pack/procedure.ts";
import { code, count, fieldName, fit, provenance, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

const MOST_STATES = 40;
const days = count.refine((value) => value >= 1 && value <= 3650, "pack.out-of-range");

export const procedureShape = z.strictObject({
  id: code,
  title,
  provenance,
  states: z.array(z.strictObject({ id: code, title, to: z.array(code).max(MOST_STATES), due: z.strictObject({ days, of: z.enum(["working", "calendar"]) }).optional() })).min(2).max(MOST_STATES),
});

/** Reads `procedures/*.yaml`: every state is reached from the first, and leads to an end. */
export function parseProcedure(path: string, content: PackContent): Result<Procedure> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(procedureShape, file.value);
  if (!shape.ok) return shape;
  const procedure = { ...shape.value, states: shape.value.states.map((state) => ({ ...state, due: state.due ?? null })) };
  const faults = procedureFaults(procedure.states);
  return faults.length > 0 ? refused(...faults.slice(0, 20).map(({ code: kind, path: at, params }) => file.value.problemAt(at, kind, { field: fieldName(at), ...params }))) : done(procedure);
}
