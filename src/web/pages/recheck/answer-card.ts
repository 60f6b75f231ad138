import type { Message } from "../../../core/basics/message.ts";
import { element, type Child } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import type { Answer } from "./answer.ts";
import { source } from "./profile-card.ts";
import { readingInWords } from "./reading-words.ts";

/** The answer to “why this score”: an equation set in words and figures, one line a step, each with its source. */
export function answerCard(context: Context, answer: Answer, close: () => void): HTMLElement {
  const { say } = context;
  const title = titleOf(answer.title, say);
  return element(
    "section",
    { class: "answer", tabindex: -1, "aria-labelledby": "answer-title", "data-subject": answer.subject },
    element(
      "div",
      { class: "answer-head" },
      element("h3", { id: "answer-title" }, title),
      element("button", { type: "button", class: "button-plain answer-close", onclick: close, "aria-label": say("page.answer.close") }, "×"),
    ),
    figures(context, answer),
    answer.steps.length === 0
      ? answer.readings.length === 0 ? null : element("p", { class: "quiet" }, say(answer.suggested === null ? "page.answer.nothing" : "page.answer.no-steps"))
      : element(
          "ol",
          { class: "steps", "aria-label": say("page.answer.steps") },
          answer.steps.map((step) =>
            element("li", {}, element("span", { class: "step" }, say(step.code, step.params)), step.reference === undefined ? null : source(context, step.reference)),
          ),
        ),
    answer.readings.length === 0 ? null : readings(context, answer),
  );
}

/** `15 分 → 14.86 分；表上 13 分` */
function figures({ say }: Context, { points, suggested, printed, explainedBy }: Answer): Child {
  const parts: Child[] = [];
  if (suggested !== null) {
    parts.push(
      points === null
        ? element("span", { class: "figure" }, suggested)
        : [element("span", {}, say("page.answer.points", { points })), element("span", { class: "arrow", "aria-hidden": "true" }, "→"), element("span", { class: "figure" }, say("page.answer.points", { points: suggested }))],
    );
  } else if (points !== null) {
    parts.push(element("span", {}, say("page.answer.points", { points })));
  }
  if (printed !== null) parts.push(element("span", { class: "printed" }, say("page.answer.printed", { printed })));
  if (explainedBy !== null) parts.push(element("span", { class: "explained" }, say("page.answer.explained")));
  return parts.length === 0 ? null : element("p", { class: "figures" }, parts);
}

function readings({ say }: Context, answer: Answer): HTMLElement {
  return element(
    "dl",
    { class: "readings" },
    answer.readings.map(({ of, reading }) => [
      element("dt", {}, say(`page.answer.${of}`)),
      element(
        "dd",
        {},
        reading.text === "" ? null : element("q", { class: "as-printed" }, reading.text),
        element("span", { class: "read-as" }, say("page.answer.read-as", { reading: readingInWords(reading, say) })),
        reading.assumed.map((assumed) => element("span", { class: "assumed" }, say(assumed.code, assumed.params))),
      ),
    ]),
  );
}

export function titleOf(title: Message | readonly string[], say: Context["say"]): string {
  return "code" in title ? say(title.code, title.params) : title.length === 0 ? say("page.answer.unnamed") : title.join(" · ");
}
