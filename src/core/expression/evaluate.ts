import { message, type Message } from "../basics/message.ts";
import { BOUNDS } from "./bounds.ts";
import type { CheckedFormula } from "./check.ts";
import type { Checked } from "./checker.ts";
import type { Comparison, Place } from "./formula.ts";
import { FUNCTIONS } from "./functions/index.ts";
import { isReason, type Known } from "./functions/rule.ts";
import { readGiven, type GivenOne, type Values } from "./given.ts";
import type { Outcome, Step } from "./outcome.ts";
import { fromDecimal, isTooLong, isZero, minus, ONE, order, over, plus, times, toDecimal, type Rational } from "./rational.ts";
import { stepOf } from "./steps.ts";

export type Answer =
  | { readonly known: Known }
  | { readonly missing: readonly string[] }
  | { readonly fault: Message; readonly place: Place };

/** Works a formula out. A name that is not in the values, or null there, is missing, and so is what depends on it. */
export function evaluate(formula: CheckedFormula, values: Values): Outcome {
  return worked(formula, new Evaluation(formula, values, null));
}

/** The same, with every step that led there, in the order in which they were taken. */
export function evaluateInSteps(formula: CheckedFormula, values: Values): { readonly outcome: Outcome; readonly steps: readonly Step[] } {
  const steps: Step[] = [];
  return { outcome: worked(formula, new Evaluation(formula, values, steps)), steps };
}

function worked({ root, unit, scale, places }: CheckedFormula, evaluation: Evaluation): Outcome {
  const answer = evaluation.answer(root);
  if ("missing" in answer) return { kind: "missing", names: answer.missing };
  if ("fault" in answer) return { kind: "not-computable", why: answer.fault, place: answer.place };
  const { known } = answer;
  if (root.type.of === "list") return { kind: "list", length: (known as readonly Known[]).length };
  if (typeof known === "boolean") return { kind: "truth", value: known };
  if (typeof known === "string") return { kind: root.type.of === "date" ? "date" : "text", value: known };
  const value = times(known as Rational, scale);
  return { kind: "number", value: places === null ? value : fromDecimal(toDecimal(value, places)), unit: unit ?? "" };
}

const HOLDS: Readonly<Record<Comparison, (sign: number) => boolean>> = {
  "=": (sign) => sign === 0, "<>": (sign) => sign !== 0, "<": (sign) => sign < 0, "<=": (sign) => sign <= 0, ">": (sign) => sign > 0, ">=": (sign) => sign >= 0,
};

class Evaluation {
  readonly #text: string;
  readonly #values: Values;
  readonly #steps: Step[] | null;
  #work = 0;

  constructor({ formula }: CheckedFormula, values: Values, steps: Step[] | null) {
    this.#text = formula.text;
    this.#values = values;
    this.#steps = steps;
  }

  answer(checked: Checked): Answer {
    this.#work += 1;
    if (this.#work > BOUNDS.work) return this.#fault(checked, message("expression.why.too-much", { limit: BOUNDS.work }));
    return this.#bounded(checked, this.#open(checked));
  }

  /** Writes a step down, if anybody asked for them, with the values that went into it. */
  #noted(checked: Checked, inputs: readonly Known[], answer: Answer): Answer {
    const step = this.#steps !== null && "known" in answer ? stepOf(this.#text, checked, inputs, answer.known) : null;
    if (step !== null) this.#steps!.push({ place: checked.node.place, message: step });
    return answer;
  }

  #fault({ node }: Checked, fault: Message): Answer {
    return { fault, place: node.place };
  }

  #bounded(checked: Checked, answer: Answer): Answer {
    const isLong = "known" in answer && checked.type.of === "number" && isTooLong(answer.known as Rational);
    return isLong ? this.#fault(checked, message("expression.why.too-long", { limit: BOUNDS.exactDigits })) : answer;
  }

  #open(checked: Checked): Answer {
    const { node, inputs } = checked;
    switch (node.kind) {
      case "number":
        return { known: fromDecimal(node.value) };
      case "text":
        return { known: node.text };
      case "date":
        return { known: node.date };
      case "truth":
        return { known: node.value };
      case "name":
        return this.#noted(checked, [], this.#given(checked, node.name));
      case "choice":
        return this.#choice(checked);
      case "and":
      case "or":
        return this.#connected(checked, node.kind === "or");
      default:
        return this.#all(checked, inputs.map((input) => this.answer(input)), (known) => this.#operation(checked, known));
    }
  }

  /** Everything that is missing, or the first thing that cannot be worked out, or the operation on what is known. */
  #all(checked: Checked, answers: readonly Answer[], operate: (known: readonly Known[]) => Answer): Answer {
    const missing = new Set(answers.flatMap((answer) => ("missing" in answer ? answer.missing : [])));
    if (missing.size > 0) return { missing: [...missing] };
    const fault = answers.find((answer) => "fault" in answer);
    if (fault !== undefined) return fault;
    const known = answers.map((answer) => (answer as { known: Known }).known);
    return this.#noted(checked, known, operate(known.map((one, index) => this.#scaled(checked, one, index))));
  }

  /** A number or each number of a list in the unit of the operation; the parts of a product are scaled as it goes on. */
  #scaled({ node, scales }: Checked, known: Known, index: number): Known {
    const scale = scales[index] ?? ONE;
    if (scale === ONE || node.kind === "product") return known;
    if (Array.isArray(known)) return known.map((one) => times(one as Rational, scale));
    return times(known as Rational, scale);
  }

  #operation(checked: Checked, known: readonly Known[]): Answer {
    const { node } = checked;
    switch (node.kind) {
      case "list":
        return { known };
      case "minus":
        return { known: minus(known[0] as Rational) };
      case "not":
        return { known: known[0] !== true };
      case "compare":
        return { known: HOLDS[node.sign](compared(known[0]!, known[1]!)) };
      case "sum":
      case "product":
        return this.#folded(checked, known as readonly Rational[], node.rest.map(({ sign }) => sign));
      case "call": {
        this.#work += known.reduce<number>((work, input) => work + (Array.isArray(input) ? input.length : 1), 0);
        if (this.#work > BOUNDS.work) return this.#fault(checked, message("expression.why.too-much", { limit: BOUNDS.work }));
        const outcome = FUNCTIONS[node.code].compute(known);
        return isReason(outcome) ? this.#fault(checked, outcome) : { known: outcome };
      }
      default:
        throw new RangeError(`no operation for ${node.kind}`);
    }
  }

  #folded(checked: Checked, known: readonly Rational[], signs: readonly string[]): Answer {
    let value = known[0]!;
    for (const [index, sign] of signs.entries()) {
      const next = known[index + 1]!;
      if (sign === "/" && isZero(next)) return { fault: message("expression.why.zero-divisor"), place: checked.inputs[index + 1]!.node.place };
      const scale = checked.node.kind === "product" ? checked.scales[index + 1]! : ONE;
      value = times(sign === "+" ? plus(value, next) : sign === "-" ? plus(value, minus(next)) : sign === "*" ? times(value, next) : over(value, next), scale);
      if (isTooLong(value)) return this.#fault(checked, message("expression.why.too-long", { limit: BOUNDS.exactDigits }));
    }
    return { known: value };
  }

  /** Only the branch that is taken is looked at: what the other would need may be missing. */
  #choice(checked: Checked): Answer {
    const condition = this.answer(checked.inputs[0]!);
    if (!("known" in condition)) return condition;
    const taken = condition.known === true ? 1 : 2;
    const answer = this.answer(checked.inputs[taken]!);
    return "known" in answer ? this.#noted(checked, [condition.known], { known: this.#scaled(checked, answer.known, taken) }) : answer;
  }

  /** One that decides is enough, wherever it stands: nothing is missing from `false and …`. */
  #connected(checked: Checked, deciding: boolean): Answer {
    const answers = checked.inputs.map((input) => this.answer(input));
    if (answers.some((answer) => "known" in answer && answer.known === deciding)) return this.#noted(checked, [], { known: deciding });
    return this.#all(checked, answers, () => ({ known: !deciding }));
  }

  #given(checked: Checked, name: string): Answer {
    const given = this.#values.get(name) ?? null;
    if (given === null) return { missing: [name] };
    if (!Array.isArray(given)) {
      const known = checked.type.of === "list" ? null : readGiven(given as GivenOne, checked.type);
      return known === null ? this.#fault(checked, message("expression.why.wrong-value", { name })) : { known };
    }
    this.#work += given.length;
    if (given.length > BOUNDS.listLength || this.#work > BOUNDS.work) return this.#fault(checked, message("expression.why.long-list", { name, limit: BOUNDS.listLength }));
    const item = checked.type.of === "list" ? checked.type.item : null;
    const missing = given.flatMap((one, index) => (one === null ? [`${name}[${index + 1}]`] : []));
    if (missing.length > 0) return { missing };
    const list = given.map((one) => (item === null ? null : readGiven(one as GivenOne, item)));
    return list.includes(null) ? this.#fault(checked, message("expression.why.wrong-value", { name })) : { known: list as Known[] };
  }
}

function compared(left: Known, right: Known): number {
  if (typeof left === "object" && typeof right === "object") return order(left as Rational, right as Rational);
  // Days in ISO spelling stand in the order of their characters; texts and truths are only asked whether they are the same.
  return left === right ? 0 : left < right ? -1 : 1;
}
