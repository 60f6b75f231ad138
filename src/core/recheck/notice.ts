import type { Finding, Rechecked, Unreadable } from "./result.ts";
import { adviceOf, sentenceOf } from "./finding-words.ts";
import { placeInWords } from "./place.ts";
import type { Say } from "../basics/message.ts";
import { bodyOf, type PublishedTable } from "./table.ts";

/**
 * 退回修改通知: what one unit should mend, in plain words for a message. It names tables, places and what to do;
 * notes are left out, and the day by which to answer is left open for the sender.
 */
export function returnNotice(rechecked: readonly Rechecked[], unreadable: readonly Unreadable[], say: Say): string {
  const unit = rechecked.map(({ table }) => bodyOf(table)).find((name) => name !== null) ?? null;
  const names = namesApart(rechecked, say);
  const tables = rechecked.map((one, index) => ({ name: names[index]!, points: pointsOf(one, say) })).filter(({ points }) => points.length > 0);
  const count = tables.reduce((total, { points }) => total + points.length, 0);
  const lines = [unit === null ? say("letter.greeting-unnamed") : say("letter.greeting", { unit })];
  if (count === 0 && unreadable.length === 0) {
    lines.push(say("letter.nothing", { count: rechecked.length }));
    return lines.join("\n");
  }
  if (count > 0) lines.push(say("letter.opening", { count: rechecked.length, points: count }));
  else if (rechecked.length > 0) lines.push(say("letter.nothing", { count: rechecked.length }));
  tables.forEach(({ name, points }, index) => {
    lines.push(say("letter.table", { number: index + 1, table: name }));
    points.forEach((text, point) => lines.push(say("letter.point", { number: point + 1, text })));
  });
  if (unreadable.length > 0) {
    lines.push(say("letter.unreadable"));
    unreadable.forEach((file, index) => lines.push(say("letter.point", { number: index + 1, text: unreadablePoint(file, say) })));
  }
  lines.push(say("letter.deadline"), say("letter.closing"));
  return lines.join("\n");
}

/** One point for each kind of finding, in reading order: its places, and the advice once. */
function pointsOf({ table, result }: Rechecked, say: Say): string[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of result.findings) {
    if (finding.severity === "note") continue;
    kinds.set(finding.code, [...(kinds.get(finding.code) ?? []), finding]);
  }
  return [...kinds.values()].map((findings) => {
    const found = findings
      .map((finding) => say("letter.found", { place: placeBefore(finding, table, say), sentence: sentenceOf(finding, say) }))
      .reduce((first, next) => say("letter.joined", { first, next }));
    return withAdvice(found, [...new Set(findings.map((finding) => adviceOf(finding, say)))], say);
  });
}

/** A sentence that names its indicator needs only the number of the row before it. */
function placeBefore(finding: Finding, table: PublishedTable, say: Say): string {
  const row = /^indicators\[(\d+)\]/.exec(finding.path)?.[1];
  const name = row === undefined ? "" : (table.indicators[Number(row)]?.level3?.trim() ?? "");
  return name !== "" && sentenceOf(finding, say).includes(name) ? say("form.place.row-only", { row: Number(row) + 1 }) : placeInWords(finding.path, table, say);
}

function unreadablePoint({ file, problem }: Unreadable, say: Say): string {
  const params = { ...problem.params, where: problem.where };
  const code = `problem.${problem.code}`;
  const advice = say(`${code}.advice`, params);
  return withAdvice(say("letter.found", { place: file, sentence: say(code, params) }), advice === `${code}.advice` ? [] : [advice], say);
}

function withAdvice(found: string, advice: readonly string[], say: Say): string {
  return advice.filter((text) => text !== "").reduce((text, next) => say("letter.with-advice", { found: text, advice: next }), found);
}

/** Name of each table; those that would be named alike are told apart by their file, and in one file by their number there. */
function namesApart(rechecked: readonly Rechecked[], say: Say): string[] {
  const names = rechecked.map((one) => tableName(one, say));
  const files = rechecked.map(({ result }) => result.file);
  return names.map((table, index) => {
    const alike = names.flatMap((name, at) => (name === table ? [at] : []));
    if (alike.length === 1) return table;
    const file = files[index]!;
    const inFile = alike.filter((at) => files[at] === file);
    return inFile.length === 1 ? say("letter.table-of-file", { table, file }) : say("letter.table-in-file", { table, file, number: inFile.indexOf(index) + 1 });
  });
}

function tableName({ table, result }: Rechecked, say: Say): string {
  const kind = say(`form.kind.${table.form}`);
  const year = table.year === null ? null : String(table.year);
  // A table of a whole department has no project to be called by.
  const body = table.form === "department_self_evaluation" ? bodyOf(table) : null;
  if (body !== null) return year === null ? say("letter.body-table", { body, kind }) : say("letter.body-table-of-year", { body, kind, year });
  const name = table.project.name ?? result.file;
  return year === null ? say("letter.table-name", { name, kind }) : say("letter.table-name-of-year", { name, kind, year });
}
