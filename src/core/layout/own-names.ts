import type { Say } from "../basics/message.ts";
import type { PublishedTable } from "../recheck/table.ts";
import type { Profile } from "../score/profile.ts";
import type { Bilingual, Form } from "./form.ts";

/** English names of what packs name themselves (一级指标, 二级指标, 资金来源, 等级), by the Chinese names that records keep and are compared by. */
export type OwnNames = Readonly<Record<string, string>>;

/** Names that forms print empty, and those that frames bring beside them. Where two say different things, the first does. */
export function ownNames(forms: readonly Form[], frames: readonly { readonly names?: readonly Bilingual[] }[]): OwnNames {
  return englishOf([...forms.flatMap(namesOfForm), ...frames.flatMap(({ names = [] }) => names)]);
}

/** English names of grades. Where two profiles say different things, the first does. */
export function gradeNames(profiles: readonly Pick<Profile, "grades">[]): OwnNames {
  return englishOf(profiles.flatMap(({ grades }) => grades.value.map(({ name }) => name)));
}

function englishOf(names: readonly Bilingual[]): OwnNames {
  return Object.fromEntries(names.filter(({ en }) => en !== "").reverse().map(({ zh, en }) => [zh, en]));
}

function namesOfForm({ blank, blocks }: Form): readonly Bilingual[] {
  const groups = [...blank.groups, ...(blank.variants ?? []).flatMap((variant) => variant.groups)];
  const sources = blocks.flatMap((block) => (block.kind === "funds" ? [block.total, ...block.parts] : []));
  return [...groups.flatMap(({ level1, kinds }) => [level1, ...kinds.map(({ level2 }) => level2)]), ...sources];
}

/** What a text is called in English; the text itself where no pack named it. */
export function nameIn(names: OwnNames, text: string): string {
  const key = text.trim();
  return Object.prototype.hasOwnProperty.call(names, key) ? names[key]! : text;
}

/** A document or a place in it as an English reader meets it: what the packs call it, and the original beside, which is what can be looked up. */
export function citedAs(cited: string, names: OwnNames, say: Say): string {
  const name = nameIn(names, cited);
  return name === cited ? cited : say("form.cited", { name, original: cited });
}

/** Sentences in which what is nothing but such a name is told by it. */
export function sayingNames(say: Say, names: OwnNames): Say {
  return (code, params) => say(code, params && Object.fromEntries(Object.entries(params).map(([gap, value]) => [gap, typeof value === "string" ? nameIn(names, value) : value])));
}

/** The same, where it is English that is spoken. */
export function sayingEnglish(say: Say, names: OwnNames): Say {
  return say("form.label-language") === "en" ? sayingNames(say, names) : say;
}

/** A table as an English reader sees it: levels and sources of money by their English names. For looking at, not for reading back. */
export function withNames(table: PublishedTable, names: OwnNames): PublishedTable {
  const named = (text: string | null): string | null => (text === null ? null : nameIn(names, text));
  return {
    ...table,
    project: { ...table.project, fundsRows: table.project.fundsRows.map((part) => ({ ...part, source: nameIn(names, part.source) })) },
    indicators: table.indicators.map((row) => ({ ...row, level1: named(row.level1), level2: named(row.level2) })),
    ...(table.result === undefined ? {} : { result: { ...table.result, grade: named(table.result["grade"] ?? null) } }),
  };
}
