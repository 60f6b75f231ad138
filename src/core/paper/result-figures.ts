import { message, type Message } from "../basics/message.ts";
import { amountText } from "../disclosure/money-text.ts";
import { isBlankMeasure, resultAt } from "../form/application.ts";
import type { FilingMeasure, FilingValues } from "../form/filing-values.ts";
import { isBlank, typedAmount } from "../form/typed-number.ts";
import type { Bilingual } from "../layout/form.ts";

/** As much of the catalogue of measures as says what each is called; forms keep the ids. */
export type NamedMeasures = readonly { readonly id: string; readonly title: Bilingual }[];

/** 评价结果 that a form of application took over: score and grade, whose score it is, and the money; what is missing is said. */
export function resultLines({ result = [] }: Pick<FilingValues, "result">): readonly Message[] {
  const [score, grade, by, budget, executed] = (["score", "grade", "by", "budget", "executed"] as const).map((field) => resultAt(result, field).trim());
  if (score === "") return [message("app-paper.figure.result-unknown")];
  return [
    message(grade === "" ? "app-paper.figure.result-no-grade" : "app-paper.figure.result", { total: score!, grade: grade! }),
    ...(by === "" ? [] : [message(`app-paper.figure.score-by.${by!}`)]),
    budget === "" || executed === "" ? message("app-paper.figure.result-money-unknown") : message("app-paper.figure.result-money", { budget: moneyIn(budget!), executed: moneyIn(executed!) }),
  ];
}

/** 问题与应用措施, a line each: what was found, what follows, by whom and until when. */
export function measureLines({ measures = [], result = [] }: Pick<FilingValues, "measures" | "result">, catalogue: NamedMeasures): readonly Message[] {
  const lines = written(measures);
  const reason = resultAt(result, "reason").trim();
  if (lines.length === 0) return [reason === "" ? message("app-paper.figure.no-measures") : message("app-paper.figure.no-measures-because", { reason: inOneLine(reason) })];
  return lines.flatMap((line, index) => {
    const number = index + 1;
    const chosen = catalogue.find(({ id }) => id === line.measure.trim());
    const said = { number, problem: inOneLine(line.problem) };
    return [
      chosen === undefined ? message("app-paper.figure.problem", said) : message("app-paper.figure.problem-measure", { ...said, measure: chosen.title.zh, measureEn: chosen.title.en }),
      ...(isBlank(line.amount) ? [] : [message("app-paper.figure.measure-amount", { number, amount: moneyIn(line.amount) })]),
      ...(isBlank(line.action) ? [] : [message("app-paper.figure.action", { number, action: inOneLine(line.action), owner: inOneLine(line.owner), until: line.until.trim() })]),
    ];
  });
}

/** 落实情况 of each problem; one that nobody answered yet is named as that. */
export function replyLines({ measures = [] }: Pick<FilingValues, "measures">): readonly Message[] {
  const lines = written(measures);
  if (lines.length === 0) return [message("app-paper.figure.no-measures")];
  return lines.map((line, index) => {
    const said = { number: index + 1, problem: inOneLine(line.problem) };
    return isBlank(line.reply) ? message("app-paper.figure.reply-open", said) : message("app-paper.figure.reply", { ...said, reply: inOneLine(line.reply) });
  });
}

/** What was typed as an amount, written as money is; as it stands where it is none. */
function moneyIn(text: string): string {
  const amount = typedAmount(text);
  return amount.ok && amount.value !== null ? amountText(amount.value) : text.trim();
}

function written(measures: readonly FilingMeasure[]): readonly FilingMeasure[] {
  return measures.filter((line) => !isBlankMeasure(line));
}

/** Without the stop at its end, since the sentence around it has one. */
function inOneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ").replace(/\p{Po}+$/u, "");
}
