import { problem, type Problem } from "../basics/problem.ts";
import { BOUNDS } from "./bounds.ts";
import type { Formula, Node } from "./formula.ts";
import type { Rational } from "./rational.ts";
import { at } from "./tokens.ts";
import type { Type } from "./type.ts";
import { commonUnit, conversion, unitText, type Unit } from "./unit.ts";

/** A node whose type is known, with what brings its parts to one unit: nothing is left to guess when it is worked out. */
export interface Checked {
  readonly node: Node;
  readonly type: Type;
  readonly inputs: readonly Checked[];
  /** Beside each input what it is multiplied with; in a product, what the outcome up to there is multiplied with. */
  readonly scales: readonly Rational[];
  /** In a product, the unit up to each input. */
  readonly units?: readonly Unit[];
}

/** Collects what is wrong with the types and units of one formula. */
export class Checker {
  readonly #formula: Formula;
  readonly problems: Problem[] = [];

  constructor(formula: Formula) {
    this.#formula = formula;
  }

  /** The text of a node as it was written, and where it stands. */
  placed(node: Node, params: Record<string, string | number> = {}): [string, Record<string, string | number>] {
    const { from, to } = node.place;
    const text = this.#formula.text.slice(from, to);
    const [where, place] = at(this.#formula.text, from, { found: text.length > 60 ? `${text.slice(0, 60)}…` : text, ...params });
    return [where, place];
  }

  refuse(fault: Problem): null {
    if (this.problems.length < BOUNDS.problems) this.problems.push(fault);
    return null;
  }

  /** The unit of a number; null and a problem for anything else. */
  unitOf(input: Checked): Unit | null {
    return input.type.of === "number" ? input.type.unit : this.refuse(problem("formula.not-a-number", ...this.placed(input.node)));
  }

  /** The unit of a number or of a list of numbers; an empty list fits every unit. */
  unitOfAll(input: Checked): Unit | null {
    if (input.type.of !== "list") return this.unitOf(input);
    const { item } = input.type;
    if (item === null) return commonUnit([]);
    return item.of === "number" ? item.unit : this.refuse(problem("formula.not-a-number", ...this.placed(input.node)));
  }

  isDate(input: Checked): boolean {
    return input.type.of === "date" || this.refuse(problem("formula.not-a-day", ...this.placed(input.node))) !== null;
  }

  isTruth(input: Checked): boolean {
    return input.type.of === "truth" || this.refuse(problem("formula.not-a-truth", ...this.placed(input.node))) !== null;
  }

  /** One unit for all, and what each is multiplied with to be in it. */
  together(inputs: readonly Checked[], units: readonly Unit[]): { readonly unit: Unit; readonly scales: readonly Rational[] } | null {
    const unit = commonUnit(units);
    const scales = units.map((one) => conversion(one, unit));
    const odd = scales.indexOf(null);
    if (odd < 0) return { unit, scales: scales as Rational[] };
    return this.#mismatch(inputs[odd]!.node, units[odd]!, unit);
  }

  #mismatch(node: Node, given: Unit, wanted: Unit): null {
    if (unitText(given) === "") return this.refuse(problem("formula.number-for-unit", ...this.placed(node, { wanted: unitText(wanted) })));
    return this.refuse(problem("formula.wrong-unit", ...this.placed(node, { given: unitText(given), wanted: unitText(wanted) })));
  }
}
