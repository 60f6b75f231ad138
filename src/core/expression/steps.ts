import { message, type Message } from "../basics/message.ts";
import type { Checked } from "./checker.ts";
import type { Known } from "./functions/rule.ts";
import { PRINTED } from "./lexicon.ts";
import { numberText } from "./outcome.ts";
import type { Rational } from "./rational.ts";
import type { Type } from "./type.ts";
import { unitText } from "./unit.ts";

const SIGNS = PRINTED.chinese;
/** Members of a list that a step shows. */
const SHOWN_MEMBERS = 4;
const SHOWN_LENGTH = 120;

function valueText(type: Type, known: Known): string {
  if (type.of === "number") return numberText(known as Rational, unitText(type.unit));
  if (type.of !== "list") return String(known);
  const list = known as readonly Known[];
  const members = list.slice(0, SHOWN_MEMBERS).map((one) => (type.item === null ? "" : valueText(type.item, one)));
  return `[${members.join(", ")}${list.length > SHOWN_MEMBERS ? `, … (${list.length})` : ""}]`;
}

/** A value behind a sign: a negative one in brackets. */
function operand({ type }: Checked, known: Known): string {
  const text = valueText(type, known);
  return text.startsWith("-") ? `(${text})` : text;
}

/** What was done in one node with the values that went into it; null where nothing was, as in a number. */
export function stepOf(text: string, { node, type, inputs }: Checked, values: readonly Known[], outcome: Known): Message | null {
  const texts = values.map((value, index) => operand(inputs[index]!, value));
  const [, equals, result] = /^(≈?)(.*)$/s.exec(valueText(type, outcome))!.map((part) => part || "=") as [string, string, string];
  const calculated = (calculation: string): Message => message("expression.step.calculated", { calculation: cut(calculation), equals, result });
  const held = (condition: string): Message => message(outcome === true ? "expression.step.holds" : "expression.step.fails", { condition: cut(condition) });
  switch (node.kind) {
    case "name":
      return message("expression.step.name", { name: node.name, value: result });
    case "minus":
      return calculated(`-${texts[0]!}`);
    case "sum":
    case "product":
      return calculated(`${texts[0]!}${node.rest.map(({ sign }, index) => ` ${SIGNS[sign]} ${texts[index + 1]!}`).join("")}`);
    case "call":
      return message(`expression.step.${node.code.replace("Between", "-between")}`, { inputs: cut(texts.join(", ")), equals, result });
    case "compare":
      return held(`${texts[0]!} ${SIGNS[node.sign]} ${texts[1]!}`);
    case "not":
    case "and":
    case "or":
      return held(text.slice(node.place.from, node.place.to));
    case "choice":
      return message(values[0] === true ? "expression.step.then" : "expression.step.else", { result });
    default:
      return null;
  }
}

function cut(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
