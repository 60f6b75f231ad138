import type { Finding, Rechecked, Unreadable } from "./result.ts";
import { adviceOf, sentenceOf } from "./finding-words.ts";
import { placeInWords } from "./place.ts";
import type { Say } from "../basics/message.ts";
import type { PublishedTable } from "./table.ts";

/**
 * 退回修改通知: what one unit should mend, in plain words for a message. It names tables, places and what to do;
 * notes are left out, and the day by which to answer is left open for the sender.
 */
export function returnNotice(rechecked: readonly Rechecked[], unreadable: readonly Unreadable[], say: Say): string {
  const unit = rechecked.map(({ table }) => table.project.unit ?? table.publisher).find((name) => name !== null) ?? null;
  const tables = rechecked.map((one) => ({ one, points: pointsOf(one, say) })).filter(({ points }) => points.length > 0);
  const count = tables.reduce((total, { points }) => total + points.length, 0);
  const lines = [unit === null ? say("letter.greeting-unnamed") : say("letter.greeting", { unit })];
  if (count === 0 && unreadable.length === 0) {
    lines.push(say("letter.nothing", { count: rechecked.length }));
    return lines.join("\n");
  }
  if (count > 0) lines.push(say("letter.opening", { count: rechecked.length, points: count }));
  else if (rechecked.length > 0) lines.push(say("letter.nothing", { count: rechecked.length }));
  tables.forEach(({ one, points }, index) => {
    lines.push(say("letter.table", { number: index + 1, table: tableName(one, say) }));
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

function tableName({ table, result }: Rechecked, say: Say): string {
  const kind = say(`form.kind.${table.form}`);
  const name = table.project.name ?? result.file;
  return table.year === null ? say("letter.table-name", { name, kind }) : say("letter.table-name-of-year", { name, kind, year: String(table.year) });
}
