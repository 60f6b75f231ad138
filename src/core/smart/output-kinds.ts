import type { Kind, ReadForm } from "./read-form.ts";

/** Second-level kinds of the output rows; null where the form is cut or does not print them. */
export function outputKinds(form: ReadForm): ReadonlySet<Kind> | null {
  if (!form.complete) return null;
  const kinds = new Set<Kind>();
  for (const row of form.rows) if (row.group === "output") kinds.add(row.kind);
  return kinds.has("quantity") || kinds.has("quality") || kinds.has("time") ? kinds : null;
}
