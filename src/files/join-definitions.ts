import { ROLES } from "../core/access/role.ts";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { STAGES } from "../core/form/filing-values.ts";
import { isNeeded } from "../core/form/stage.ts";
import type { Sector } from "../core/library/card.ts";
import type { City } from "../core/pack/city.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import { joinCalendars } from "./join-calendars.ts";
import { catalogueProblems, joinCatalogues } from "./join-catalogues.ts";
import { joinFunctionMaps, joinSectors } from "./join-library.ts";
import { paperProblems } from "./paper-problems.ts";
import { policyProblems } from "./policy-problems.ts";
import type { PackCalendar } from "./read-calendar.ts";
import { weightProblems } from "./weight-problems.ts";

/** What one pack brings. */
export type PackDefinitions = Omit<Definitions, "digest" | "calendars"> & {
  readonly name: string;
  readonly calendars: readonly PackCalendar[];
  /** Indicator cards: they go into the library of the region, and are only looked at here. */
  readonly sectors?: readonly Sector[];
};

/** What a city chose among what its packs offer. */
export type CityChoice = Pick<City, "pack" | "workflows" | "frame" | "changes">;

/**
 * Packs laid upon each other, the lowest first. What has an id is replaced by the same id above; lists of roles and kinds of evidence are
 * replaced whole. What a city chose comes first of its kind, so that a new filing begins with it; the rest stays for records that run on it.
 */
export function joinDefinitions(layers: readonly PackDefinitions[], choice: CityChoice | null): Result<Omit<Definitions, "digest">> {
  const top = layers.at(-1)?.name ?? "";
  const forms = byId(layers.flatMap((layer) => layer.forms));
  const profiles = byId(layers.flatMap((layer) => layer.profiles));
  const workflows = byId(layers.flatMap((layer) => layer.workflows));
  const frames = byId(layers.flatMap((layer) => layer.frames));
  const exchanges = byId(layers.flatMap((layer) => layer.exchanges ?? []));
  const exAnte = byId(layers.flatMap((layer) => layer.exAnte ?? []));
  const papers = byId(layers.flatMap((layer) => layer.papers ?? []));
  const lists = byId(layers.flatMap((layer) => layer.lists ?? []));
  const roles = layers.findLast((layer) => layer.roles.length > 0)?.roles ?? [];
  const evidence = layers.findLast((layer) => layer.evidence.length > 0)?.evidence ?? [];
  const policies = byId(layers.flatMap((layer) => layer.policies ?? []));
  const functionMaps = [...new Map(layers.flatMap((layer) => layer.functionMaps ?? []).map((map) => [map.sector, map])).values()];
  const calendars = joinCalendars(layers);
  const catalogues = joinCatalogues(layers);
  const sectors = joinSectors(layers.map((layer) => layer.sectors ?? []));
  const maps = joinFunctionMaps(layers.map((layer) => layer.functionMaps ?? []), sectors.ok ? sectors.value : []);

  const problems: Problem[] = calendars.ok ? [] : [...calendars.problems];
  const refuse = (code: string, where: string, params: Record<string, string> = {}) => problems.push(problem(code, where, params));
  if (profiles.length === 0) refuse("pack.no-profile", top);
  if (frames.length === 0) refuse("pack.no-frame", top);
  if (evidence.length === 0) refuse("pack.no-evidence-kinds", top);
  if (roles.length < ROLES.length) refuse("pack.no-roles", top);
  for (const { id, form } of workflows) if (!forms.some((one) => one.id === form)) refuse("pack.form-unknown", `workflows/${id}`, { found: form });
  problems.push(...weightProblems({ frames, forms, profiles }), ...catalogueProblems(catalogues, profiles), ...paperProblems(papers, workflows), ...(sectors.ok ? (maps.ok ? [] : maps.problems) : sectors.problems));
  for (const { where, code, params } of policyProblems(policies)) refuse(code, where, params);
  for (const { id, serves, blank } of forms) {
    for (const frame of [...(serves?.frame === undefined ? [] : [serves.frame]), ...(blank.variants ?? []).map((variant) => variant.frame)]) {
      if (!frames.some((one) => one.id === frame)) refuse("pack.frame-unknown", `forms/${id}`, { found: frame, expected: frames.map((one) => one.id).join(" | ") });
    }
  }
  for (const stage of STAGES) {
    const offered = workflows.filter((workflow) => workflow.stage === stage).map(({ id }) => id);
    const chosen = choice?.workflows[stage];
    // A pack need not run every stage; a year without goals or self-evaluations is none.
    if (offered.length === 0 && (isNeeded(stage) || chosen !== undefined)) refuse("pack.no-workflow", top, { stage });
    else if (chosen !== undefined && !offered.includes(chosen)) refuse("pack.workflow-unknown", `${choice?.pack ?? top}/city.yaml`, { found: chosen, expected: offered.join(" | ") });
  }
  if (choice !== null && frames.length > 0 && !frames.some(({ id }) => id === choice.frame)) {
    refuse("pack.frame-unknown", `${choice.pack}/city.yaml`, { found: choice.frame, expected: frames.map(({ id }) => id).join(" | ") });
  }
  if (problems.length > 0 || !calendars.ok) return refused(...problems);
  const chosen = choice === null ? [] : STAGES.flatMap((stage) => choice.workflows[stage] ?? []);
  return done({ forms, profiles, workflows: first(workflows, chosen), frames: first(frames, choice === null ? [] : [choice.frame]), roles, evidence, exchanges, exAnte, papers, lists, calendars: calendars.value, policies, functionMaps, ...catalogues });
}

/** The last of each id, in the place of the first. */
function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function first<T extends { readonly id: string }>(items: readonly T[], chosen: readonly string[]): readonly T[] {
  return [...chosen.flatMap((id) => items.filter((item) => item.id === id)), ...items.filter(({ id }) => !chosen.includes(id))];
}
