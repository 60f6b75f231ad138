import { toShortText } from "../../../core/basics/decimal.ts";
import { citedAs } from "../../../core/layout/own-names.ts";
import type { Profile } from "../../../core/score/profile.ts";
import type { Reference } from "../../../core/score/trace.ts";
import { element } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";

/** The rules a recheck goes by, each with the document it comes from, and whether anybody has compared it with that document yet. */
export function profileCard(context: Context, profile: Profile, isOfTable: boolean): HTMLElement {
  const { say, language } = context;
  const { executionPoints, rounding, passRatio, grades, satisfaction, overFulfilment } = profile;
  const rows: readonly (readonly [string, string, Reference])[] = [
    [say("page.profile.execution-points"), toShortText(executionPoints.value), executionPoints.reference],
    [say("page.profile.rounding"), say(`page.profile.rounding.${rounding.value.mode}`, { places: rounding.value.places }), rounding.reference],
    [
      say("page.profile.pass-ratio"),
      passRatio.value === null ? say("page.profile.none") : say("page.profile.share", { share: toShortText(passRatio.value) }),
      passRatio.reference,
    ],
    [say("page.profile.over-fulfilment"), say(`page.profile.over-fulfilment.${overFulfilment.value.mode}`), overFulfilment.reference],
    [say("page.profile.satisfaction"), say(`page.profile.satisfaction.${satisfaction.value.mode}`), satisfaction.reference],
    [
      say("page.profile.grades"),
      grades.value.map((band) => say("page.profile.grade", { name: language === "en" && band.name.en !== "" ? band.name.en : band.name.zh, from: toShortText(band.from) })).join(say("page.list-comma")),
      grades.reference,
    ],
  ];
  return element(
    "section",
    { class: "profile-card" },
    element("h2", {}, say("page.profile.heading")),
    element("p", {}, say("page.profile.used", { title: language === "en" ? profile.title.en : profile.title.zh }), say("page.sentence-end"), isOfTable ? null : say("page.profile.by-year")),
    documents(context, rows.map(([, , reference]) => reference)),
    language === "en" ? element("p", { class: "quiet" }, say("form.translated")) : null,
    element(
      "details",
      {},
      element("summary", {}, say("page.profile.values")),
      element(
        "dl",
        { class: "profile-values" },
        rows.map(([name, value, reference]) => [element("dt", {}, name), element("dd", {}, value, " ", source(context, reference))]),
      ),
    ),
  );
}

/** The documents behind the values, each once, marked where any value has yet to be compared with it. */
function documents({ say, cited }: Context, references: readonly Reference[]): HTMLElement {
  const unverified = new Map<string, boolean>();
  for (const { document, unverified: isOpen } of references) {
    if (document !== null) unverified.set(document, (unverified.get(document) ?? false) || isOpen);
  }
  return element(
    "ul",
    { class: "documents", "aria-label": say("page.profile.documents") },
    Array.from(unverified, ([document, isOpen]) => element("li", {}, citedAs(document, cited, say), isOpen ? element("span", { class: "unverified" }, say("page.profile.partly-unverified")) : null)),
  );
}

/** `财预〔2021〕101号 待核对`, in small print beside what it supports. */
export function source({ say, cited }: Context, reference: Reference): HTMLElement {
  const { document, clause } = reference;
  const named = document === null ? say("page.source.own") : clause === undefined || clause === null ? citedAs(document, cited, say) : say("form.clause", { document: citedAs(document, cited, say), clause: citedAs(clause, cited, say) });
  return element(
    "span",
    { class: "source" },
    named,
    reference.unverified ? element("span", { class: "unverified" }, say("page.source.unverified")) : null,
  );
}
