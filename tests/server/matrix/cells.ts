import type { Address, Asker, Cell, Rule, State } from "./cell.ts";
import { ASKERS, type Policy } from "./expected.ts";
import { RELATIONS } from "./matrix-city.ts";

const HERE: readonly Address[] = ["right"];
const ANYWHERE: readonly Address[] = ["right", "other-year", "other-stage"];

/** Every square that there is. */
export function allCells(rules: readonly Rule[], policy: Policy): Cell[] {
  const states: readonly State[] = policy.workflows
    .filter(({ stage }, index, all) => all.findIndex((other) => other.stage === stage) === index)
    .flatMap(({ stage, steps }) => steps.map(({ id }) => ({ stage, step: id })));
  return rules.flatMap((rule) => ASKERS.flatMap((asker) => cellsOf(rule, asker, states)));
}

function cellsOf(rule: Rule, asker: Asker, states: readonly State[]): Cell[] {
  const variants = rule.variants ?? [""];
  if (rule.about === undefined) return variants.map((variant) => ({ rule, variant, asker, relation: "own", state: null, address: "right" }));
  // Whoever isn't in is asked once a state, since nothing else of the record can matter.
  const relations = asker.standing === "in" ? RELATIONS : (["own"] as const);
  const known = rule.about === "filing" || rule.states !== undefined ? (rule.states ?? states) : [null];
  return variants.flatMap((variant) => relations.flatMap((relation) => known.flatMap((state) => {
    // An approval names no stage: it is of goals.
    const addresses = rule.about === "filing" && relation === "own" && asker.standing === "in" ? (rule.route.includes("{stage}") ? ANYWHERE : HERE) : HERE;
    return addresses.map((address) => ({ rule, variant, asker, relation, state, address }));
  })));
}

/** Squares of a slow route in a sample. */
const FEW = 4;

/** A part of the squares, the same for the same seed: each route with each asker and each relation at least once, but for the slow ones. */
export function sampleOf(cells: readonly Cell[], most: number, random: () => number): Cell[] {
  const shuffled = cells.map((cell) => ({ cell, at: random() })).sort((left, right) => left.at - right.at).map(({ cell }) => cell);
  const seen = new Set<string>();
  const slow = new Map<string, number>();
  const first: Cell[] = [];
  const rest: Cell[] = [];
  for (const cell of shuffled) {
    if (cell.rule.slow === true) {
      const asked = (slow.get(cell.rule.route) ?? 0) + 1;
      slow.set(cell.rule.route, asked);
      if (asked > FEW) continue;
    }
    const key = `${cell.rule.route} ${cell.variant} ${cell.asker.name} ${cell.relation}`;
    (seen.has(key) ? rest : first).push(cell);
    seen.add(key);
  }
  return [...first, ...rest.slice(0, Math.max(0, most - first.length))];
}
