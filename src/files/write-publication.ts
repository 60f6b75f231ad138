import { renderSVG } from "uqr";
import { equals, parseDecimal } from "../core/basics/decimal.ts";
import type { DepartmentDisclosure, DisclosedProject, DisclosedRow } from "../core/disclosure/disclosure.ts";
import { MONEY_FIELDS } from "../core/disclosure/book-list.ts";
import { drawDisclosureSheets, type DrawnSheet } from "../core/disclosure/disclosure-sheet.ts";
import { asWanYuan } from "../core/disclosure/money-text.ts";
import { leftOutSentences, summarySentences } from "../core/disclosure/summary.ts";
import { labelOf } from "../core/layout/label.ts";
import { citedAs, nameIn, type OwnNames } from "../core/layout/own-names.ts";
import { speak, type Language, type Say } from "../words/index.ts";
import { escapeHtml as text } from "./escape-html.ts";
import { PUBLIC_STYLE } from "./public-look.ts";

/** Where the pages of a portal stand and in which language; links are made from it. */
export interface PublicPlace {
  readonly language: Language;
  /** Address of this page without its query. */
  readonly address: string;
  /** Address of the server without a slash at its end, which the QR code on paper leads to; null where the page is not out yet. */
  readonly server: string | null;
}

/** What a publication says of itself beside its content. */
export interface Published {
  readonly version: number;
  /** Calendar day. */
  readonly on: string;
  readonly digest: string;
}

/** A department's year as one page that reads without a script and prints on A4. */
export function writeDepartmentPage(disclosure: DepartmentDisclosure, published: Published, place: PublicPlace): string {
  const say = speak(place.language);
  const { department, year, projects, drafts, names = {} } = disclosure;
  const named = (level: string): string => (place.language === "en" ? nameIn(names, level) : level);
  const title = say("disclosure.department-title", { department, year });
  const body = [
    `<nav aria-label="${text(say("disclosure.path"))}"><a href="/public${query(place)}">${text(cityName(disclosure, place, say))}</a> › <a href="/public/${year}${query(place)}">${text(say("disclosure.year", { year }))}</a></nav>`,
    `<h1>${text(title)}</h1>`,
    `<p class="summary">${summarySentences(disclosure, named).map(({ code, params }) => text(say(code, params))).join(place.language === "en" ? " " : "")}</p>`,
    drafts.length === 0 ? "" : `<p class="draft"><strong>${text(say("disclosure.draft"))}</strong> ${text(say("disclosure.drafts", { titles: drafts.map((draft) => labelOf(draft, say)).join(say("disclosure.between-titles")) }))}</p>`,
    ...leftOutSentences(disclosure).map(({ code, params }) => `<p class="fine">${text(say(code, params))}</p>`),
    ...drawDisclosureSheets(disclosure, say).map((sheet) => sheetSection(sheet, projects, say)),
    ...projects.map((project, index) => projectSection(project, index, named, say)),
    `<footer><p>${text(say("disclosure.figures"))} <a href="${place.address}/data.csv">CSV</a> · <a href="${place.address}/data.json">JSON</a></p>`,
    `<p class="fine">${text(say("disclosure.version", { version: published.version, day: published.on }))}<br>SM3 <code>${published.digest}</code></p></footer>`,
  ];
  return writePage(title, body, { demo: disclosure.demo, digest: published.digest }, place, say);
}

/** The list of years or of a year's departments. */
export function writeIndexPage(
  given: { readonly city: string; readonly names?: OwnNames; readonly demo: boolean; readonly year: number | null; readonly entries: readonly { readonly address: string; readonly label: string; readonly note: string }[]; readonly digest: string },
  place: PublicPlace,
): string {
  const say = speak(place.language);
  const { year, entries } = given;
  const city = cityName(given, place, say);
  const title = year === null ? say("disclosure.portal-title", { city }) : say("disclosure.year-title", { city, year });
  const list = entries.length === 0
    ? `<p>${text(say(year === null ? "disclosure.nothing-yet" : "disclosure.nothing-this-year", { year: year ?? "" }))}</p>`
    : `<ul class="index">${entries.map(({ address, label, note }) => `<li><a href="${address}${query(place)}">${text(label)}</a> <span>${text(note)}</span></li>`).join("")}</ul>`;
  const up = year === null ? "" : `<nav aria-label="${text(say("disclosure.path"))}"><a href="/public${query(place)}">${text(city)}</a></nav>`;
  return writePage(title, [up, `<h1>${text(title)}</h1>`, `<p class="summary">${text(say("disclosure.what-is-this"))}</p>`, list], given, place, say);
}

/** An English reader finds the city by its English name, with its own beside it. */
function cityName({ city, names = {} }: Pick<DepartmentDisclosure, "city" | "names">, { language }: PublicPlace, say: Say): string {
  return language === "en" ? citedAs(city, names, say) : city;
}

const NUMBERS: readonly string[] = [...MONEY_FIELDS, "rate", "score"];

/** 公开表 of a book as it is laid out everywhere; the name of a project leads to what is said of it below. */
function sheetSection({ book, shape, projects, layout }: DrawnSheet, all: readonly DisclosedProject[], say: Say): string {
  const [head, ...lines] = layout.rows;
  const look = (at: number): string => (NUMBERS.includes(shape.columns[at]!.field) ? ' class="n"' : "");
  const heads = head!.cells.map((one, at) => `<th scope="col"${look(at)}>${text(one.text)}</th>`).join("");
  const rows = lines.map(({ cells }, row) => {
    const project = projects[row];
    const said = cells.map((one, at) => (project !== undefined && shape.columns[at]!.field === "name" ? `<th scope="row"><a href="#p${all.indexOf(project) + 1}">${text(one.text)}</a></th>` : `<td${look(at)}>${text(one.text)}</td>`));
    return `<tr${project === undefined ? ' class="total"' : ""}>${said.join("")}</tr>`;
  });
  const name = `${layout.title}${layout.stamp === "" ? "" : ` · ${layout.stamp}`}`;
  const notes = [...(book === null ? [] : [say(`app-ledger.book.${book}`)]), say("disclosure.in-wan"), ...layout.notes];
  return `${wide(name, `<table><caption>${text(name)}</caption><thead><tr>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table>`)}
<p class="fine">${notes.map((note) => text(note)).join(" · ")}</p>`;
}

/** Promised, done, cost, grade and why: in this order. */
function projectSection(project: DisclosedProject, index: number, named: (name: string) => string, say: Say): string {
  const why = [...executionLost(project, say), ...project.rows.flatMap((row) => reasonOf(row, say))];
  return `<section id="p${index + 1}"><h2>${text(project.name)}</h2><p class="fine">${text([project.unit, project.code, ...(project.book === undefined ? [] : [say(`app-ledger.book.${project.book}`)]), ...(project.form === undefined ? [] : [labelOf(project.form, say)])].join(" · "))}</p>
<h3>${text(say("disclosure.promised"))}</h3><p class="said">${text(project.goal.planned)}</p>
<h3>${text(say("disclosure.done"))}</h3><p class="said">${text(project.goal.actual)}</p>${indicatorTable(project, named, say)}
<h3>${text(say("disclosure.cost"))}</h3><p>${text(cost(project, say))}</p>
<h3>${text(say("disclosure.grade-and-why"))}</h3><p class="grade"><strong>${text(project.grade === null ? say("disclosure.no-grade") : named(project.grade))}</strong> ${text(project.score === null ? "" : say(`disclosure.score-by.${project.scoreBy ?? "unit"}`, { score: project.score }))}</p>
${why.length === 0 ? `<p>${text(say("disclosure.nothing-lost"))}</p>` : `<ul>${why.map((said) => `<li>${said.map((sentence) => text(sentence)).join("<br>")}</li>`).join("")}</ul>`}${
    project.documentNo === null ? "" : `\n<p class="fine">${text(say("disclosure.approved-by", { documentNo: project.documentNo }))}</p>`
  }</section>`;
}

/** What is told of one line of the score: its sentences, each on a line of its own. */
type Told = readonly string[];

/** Why a row got less than its points and, where the unit gave another score, whose it is: told as one. What the unit itself said of it stands below, since the reason above is the reviewer's. */
function reasonOf({ level3: name, points, score, reason, changed }: DisclosedRow, say: Say): readonly Told[] {
  if (changed !== null && !isSame(changed.from, score)) {
    const { by, from, reason: because } = changed;
    const said = say(`disclosure.changed-by.${by}${because === "" ? "" : "-because"}`, { name, points, from, score, reason: because });
    return [reason === "" ? [said] : [said, say("disclosure.unit-said", { reason })]];
  }
  if (reason === "" && isSame(score, points)) return [];
  return [[say(reason === "" ? "disclosure.lost" : "disclosure.lost-because", { name, points, score, reason })]];
}

/** The execution score is computed from the money, which stands above. */
function executionLost({ execution }: DisclosedProject, say: Say): readonly Told[] {
  if (execution === null || isSame(execution.points, execution.score)) return [];
  return [[say("disclosure.lost", { name: say("disclosure.execution"), ...execution })]];
}

/** Values are compared and not notations: 20 and 20.00 are the same points. */
function isSame(left: string, right: string): boolean {
  const [a, b] = [parseDecimal(left), parseDecimal(right)];
  return a === null || b === null ? left === right : equals(a, b);
}

function cost({ budgetFen, paidFen, executionRate }: DisclosedProject, say: Say): string {
  if (budgetFen === null || paidFen === null) return say("disclosure.no-money");
  return say(executionRate === null ? "disclosure.money" : "disclosure.money-with-rate", { budget: asWanYuan(BigInt(budgetFen)), paid: asWanYuan(BigInt(paidFen)), rate: executionRate ?? "" });
}

function indicatorTable({ name, rows, execution, executionRate, score }: DisclosedProject, named: (level: string) => string, say: Say): string {
  const line = (label: string, small: string, cells: readonly string[], numbers: readonly string[]): string =>
    `<tr><th scope="row">${text(label)}${small === "" ? "" : `<small>${text(small)}</small>`}</th>${cells.map((cell) => `<td>${text(cell)}</td>`).join("")}${numbers.map((cell) => `<td class="n">${text(cell)}</td>`).join("")}</tr>`;
  const body = rows.map((row) => line(row.level3, [row.level1, row.level2].filter((level) => level !== "").map(named).join(" · "), [row.target, row.actual], [row.points, row.score]));
  if (execution !== null) body.unshift(line(say("disclosure.execution"), "", ["100%", percent(executionRate)], [execution.points, execution.score]));
  // No foot of the table: printers repeat that on every page.
  if (score !== null) body.push(`<tr class="total"><th scope="row" colspan="4">${text(say("disclosure.total"))}</th><td class="n">${text(score)}</td></tr>`);
  const heads = headCells(["level3", "target", "actual", "points", "score"], ["points", "score"], say);
  return wide(`${say("disclosure.indicators")} · ${name}`, `<table><caption>${text(say("disclosure.indicators"))}</caption><thead><tr>${heads}</tr></thead><tbody>${body.join("")}</tbody></table>`);
}

function headCells(names: readonly string[], numbers: readonly string[], say: Say): string {
  return names.map((name) => `<th scope="col"${numbers.includes(name) ? ' class="n"' : ""}>${text(say(`disclosure.column.${name}`))}</th>`).join("");
}

function percent(rate: string | null): string {
  return rate === null ? "" : `${rate}%`;
}

/** A table that is wider than a phone scrolls by itself, also by the keyboard. */
function wide(label: string, table: string): string {
  return `<div class="wide" role="region" tabindex="0" aria-label="${text(label)}">${table}</div>`;
}

function query({ language }: PublicPlace): string {
  return language === "en" ? "?language=en" : "";
}

function writePage(title: string, body: readonly string[], { demo, digest }: { readonly demo: boolean; readonly digest: string }, place: PublicPlace, say: Say): string {
  const said = body.filter((part) => part !== "").join("\n");
  const other: Language = place.language === "en" ? "zh-CN" : "en";
  return `<!doctype html>
<html lang="${place.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(title)}</title><style>${PUBLIC_STYLE}</style></head>
<body>${demo ? `<header><p class="demo">${text(say("disclosure.demo"))}</p></header>` : ""}
<main>${place.language === "en" ? inItsLanguage(said) : said}
<p class="language"><a href="${place.address}?language=${other}" lang="${other}">${other === "en" ? "English" : text(speak("zh-CN")("disclosure.in-chinese"))}</a></p></main>
${printMark(place.server === null ? null : `${place.server}${place.address}`, digest, say)}</body></html>
`;
}

/** Digits of a digest that stand on paper, as on printed forms. */
const SHOWN = 16;

/** On each sheet of paper, and not on the screen: where the page is, and the version code of what it said. One that is not out yet is nowhere: its code holds all of the version code. */
function printMark(address: string | null, digest: string, say: Say): string {
  const said = text(say(address === null ? "disclosure.print-mark.not-out" : "disclosure.print-mark", { digest: digest.slice(0, SHOWN) }));
  return `<aside class="mark"><span role="img" aria-label="${text(say(address === null ? "disclosure.print-mark.digest" : "disclosure.print-mark.picture"))}">${renderSVG(address ?? `SM3 ${digest}`, { ecc: "M", border: 2 })}</span><p>${said}${address === null ? "" : `<br>${text(address)}`}</p></aside>
`;
}

/** Chinese in what an English reader meets, marked as such, so that it is read aloud as what it is. */
function inItsLanguage(html: string): string {
  return html.replace(/>[^<>]+</g, (between) => between.replace(/\p{Script=Han}(?:[^A-Za-z<>]*\p{Script=Han})?[。）》”]?/gu, (run) => `<span lang="zh-CN">${run}</span>`));
}
