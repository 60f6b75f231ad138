import { strToU8, zipSync } from "fflate";
import type { Disclosed, ProjectMaterial } from "../core/disclosure/disclose.ts";
import type { ListedEvidence } from "../core/disclosure/listed-evidence.ts";
import { drawDisclosureSheets } from "../core/disclosure/disclosure-sheet.ts";
import { leftOutSentences, summarySentences } from "../core/disclosure/summary.ts";
import type { Form } from "../core/layout/form.ts";
import type { Layout } from "../core/layout/layout.ts";
import type { Profile } from "../core/score/profile.ts";
import type { Bilingual } from "../core/workflow/workflow.ts";
import { speak, type Language, type Say } from "../words/index.ts";
import { drawFiling } from "./draw-filing.ts";
import { writeEvidenceList } from "./write-evidence-list.ts";
import { writePublicationCsv } from "./write-publication-csv.ts";
import { writeDepartmentPage, type Published } from "./write-publication.ts";
import { writeXlsx } from "./write-xlsx.ts";

export interface KitToWrite extends Pick<Disclosed, "disclosure"> {
  readonly projects: readonly ProjectMaterial[];
  readonly form: Form;
  /** Those that projects may have begun with instead. */
  readonly forms?: readonly Form[];
  readonly profile: Profile;
  readonly drafts: readonly Bilingual[];
  /** Null where the asker may not read it. */
  readonly evidence: readonly ListedEvidence[] | null;
}

/** A file of the kit. */
export interface KitFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Left out of what is handed on: it stays with those who prepare it. */
  readonly inside: boolean;
}

/** First day of the zip format, in local time, as the zip writer reads it: the same kit gives the same bytes. */
const ZIPPED = new Date(1980, 0, 1);

/** 公开材料: the sheets of its books and the official tables as a workbook each, the page as it would be published, its figures, the paragraph for a report, and the list of the evidence for those inside. */
export async function writeKitFiles(kit: KitToWrite, published: Published, language: Language): Promise<readonly KitFile[]> {
  const say = speak(language);
  const { disclosure } = kit;
  const address = `/public/${disclosure.year}/${disclosure.departmentId}`;
  const page = writeDepartmentPage(disclosure, published, { language, address, server: null });
  const sheets = kitTables(kit, say).map(({ name, layout }) => ({ name, layout }));
  const files: readonly KitFile[] = [
    { name: `${say("disclosure.file.paragraph")}.txt`, bytes: strToU8(kitParagraph(kit, say)), inside: false },
    { name: `${say("disclosure.file.page")}.html`, bytes: strToU8(page), inside: false },
    { name: `${say("disclosure.file.figures")}.csv`, bytes: strToU8(writePublicationCsv(disclosure, language)), inside: false },
    { name: `${say("disclosure.file.figures")}.json`, bytes: strToU8(JSON.stringify(disclosure, null, 1)), inside: false },
    ...(kit.evidence === null || kit.projects.length === 0 ? [] : [{ name: `${say("disclosure.file.evidence")}.csv`, bytes: strToU8(writeEvidenceList(kit.projects, kit.evidence, say)), inside: true }]),
  ];
  if (sheets.length === 0) return files;
  const lists = drawDisclosureSheets(disclosure, say).map(({ book, layout }) => ({ name: book === null ? say("disclosure.contents") : say(`app-ledger.book.${book}`), layout }));
  return [
    { name: `${say("disclosure.file.sheets")}.xlsx`, bytes: await writeXlsx(lists), inside: false },
    { name: `${say("disclosure.file.tables")}.xlsx`, bytes: await writeXlsx(sheets), inside: false }, ...files,
  ];
}

/** One table a project, on its official form. */
export function kitTables({ disclosure, projects, form, forms = [], profile, drafts }: KitToWrite, say: Say): readonly { readonly filingId: string; readonly name: string; readonly layout: Layout }[] {
  return projects.flatMap(({ selfEvaluation }) =>
    selfEvaluation === null
      ? []
      : [{
          filingId: selfEvaluation.filingId, name: selfEvaluation.head.name,
          layout: drawFiling({ head: selfEvaluation.head, values: selfEvaluation.values, form: forms.find(({ id }) => id === selfEvaluation.form) ?? form, profile, demo: disclosure.demo, drafts }, say),
        }],
  );
}

/** The paragraph that goes into the department's report on its final accounts. */
export function kitParagraph({ disclosure, drafts }: Pick<KitToWrite, "disclosure" | "drafts">, say: Say): string {
  const sentences = disclosure.projects.length === 0 && disclosure.withheld === undefined ? [] : summarySentences(disclosure);
  const said = [...sentences, ...leftOutSentences(disclosure)].map(({ code, params }) => say(code, params));
  return [...said, ...(drafts.length === 0 ? [] : [say("disclosure.paragraph-draft")])].join(say("form.label-language") === "en" ? " " : "");
}

/** All files of a kit and the list of them, as one file. */
export function zipKit(files: readonly KitFile[], manifest: Omit<KitFile, "inside">): Uint8Array {
  return zipSync(Object.fromEntries([...files, manifest].map(({ name, bytes }) => [name, bytes])), { level: 6, mtime: ZIPPED });
}
