import type { Reference } from "../score/trace.ts";
import type { Bilingual, BlankGroup, Block, FieldsBlock, Form, FormScope, FundsPart, Provenance } from "./form.ts";

/** What a budget book has otherwise in a form: its name, its money and its indicators. All else is as in the form it stands in. */
export interface FormVariant {
  readonly id: string;
  readonly books: readonly string[];
  /** Fewer kinds of subject than the form serves; null for all of them. */
  readonly kinds: readonly string[] | null;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  readonly reference: Reference;
  /** What the head calls the subject and who carries it out; null where it is called the same. */
  readonly head: { readonly name: Bilingual | null; readonly unit: Bilingual | null };
  /** Money of the book by source; the names of the block, of the column of sources and of the total are the same where they are null. */
  readonly funds: { readonly group: Bilingual | null; readonly source: Bilingual | null; readonly total: Bilingual | null; readonly parts: readonly FundsPart[] };
  /** What the money of tasks is called; null where it is called the same. */
  readonly tasks: { readonly fiscal: Bilingual | null; readonly other: Bilingual | null };
  readonly frame: string;
  readonly groups: readonly BlankGroup[];
}

/** The form of a book: the grid, the columns and the signatures of the form it stands in, with the book's own names, money and indicators. */
export function formOfBook(form: Form & { readonly serves: FormScope }, { id, books, kinds, title, provenance, reference, head, funds, tasks, frame, groups }: FormVariant): Form {
  const served = kinds ?? form.serves.kinds;
  const { variants: _, ...blank } = form.blank;
  return {
    ...form, id, title, provenance, reference,
    serves: { ...form.serves, books, ...(served === undefined ? {} : { kinds: served }), frame },
    blocks: form.blocks.map((block) => blockOfBook(block, { head, funds, tasks })),
    blank: { ...blank, reference, groups },
  };
}

function blockOfBook(block: Block, { head, funds, tasks }: Pick<FormVariant, "head" | "funds" | "tasks">): Block {
  if (block.kind === "fields") return { ...block, rows: block.rows.map((row) => withHead(row, head)) };
  if (block.kind === "tasks") {
    return { ...block, columns: block.columns.map((column) => ({ ...column, label: (column.field === "fiscal" || column.field === "other" ? tasks[column.field] : null) ?? column.label })) };
  }
  if (block.kind !== "funds") return block;
  return {
    ...block, total: funds.total ?? block.total, parts: funds.parts,
    group: block.group === null ? null : { ...block.group, label: funds.group ?? block.group.label },
    columns: block.columns.map((column) => (column.field === "source" ? { ...column, label: funds.source ?? column.label } : column)),
  };
}

/** The name of a value is the cell before it. */
function withHead(row: FieldsBlock["rows"][number], { name, unit }: FormVariant["head"]): FieldsBlock["rows"][number] {
  return row.map((cell, index) => {
    const next = row[index + 1]?.field;
    const said = next === "project.name" ? name : next === "project.unit" ? unit : null;
    return said === null || cell.label === null ? cell : { ...cell, label: said };
  });
}
