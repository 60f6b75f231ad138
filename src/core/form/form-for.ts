import type { Form } from "../layout/form.ts";
import type { BudgetBook } from "../subject/budget-book.ts";
import type { Definitions, IndicatorFrame } from "../pack/definitions.ts";
import type { Stage } from "./filing-values.ts";

/** What a filing is about, as far as its form depends on it. */
export interface FormWish {
  readonly stage: Stage;
  readonly book: BudgetBook;
  /** 绩效对象类别 */
  readonly kind: string;
  /** Whether it is a part of another subject; taken as a whole where it is left out. */
  readonly isPart?: boolean;
  /** Budget year. */
  readonly year: number;
}

/** Kinds of subject that a form serves which names none: everything that is a project. */
export const PROJECT_KINDS: readonly string[] = ["project", "project-level-1", "special-bond"];

type FormPacks = Pick<Definitions, "forms" | "workflows">;

/**
 * The form a new filing begins on: among those that serve its stage, book, kind of subject and year the one that came last; else, for a
 * project, the one that the workflow of its stage names, unless that is for no project. Null where there is none. A filing keeps the form it began with, so this is asked once.
 */
export function findForm(packs: FormPacks, { stage, book, kind, isPart = false, year }: FormWish): Form | null {
  const serving = packs.forms.filter(({ serves }) =>
    serves !== undefined && serves.stage === stage && serves.books.includes(book) && (serves.kinds ?? PROJECT_KINDS).includes(kind)
      && (serves.place ?? (isPart ? "part" : "whole")) === (isPart ? "part" : "whole") && (serves.from ?? year) <= year && year <= (serves.until ?? year));
  const [newest] = [...serving].sort((left, right) => (right.serves?.from ?? 0) - (left.serves?.from ?? 0));
  if (newest !== undefined || !PROJECT_KINDS.includes(kind)) return newest ?? null;
  const named = packs.workflows.find((workflow) => workflow.stage === stage)?.form;
  return packs.forms.find(({ id, serves }) => id === named && (serves?.kinds ?? PROJECT_KINDS).some((one) => PROJECT_KINDS.includes(one))) ?? null;
}

/** The same where it is known that there is one. */
export function formFor(packs: FormPacks, wish: FormWish): Form {
  const form = findForm(packs, wish);
  if (form === null) throw new RangeError(`definitions without a form for ${wish.stage} of ${wish.kind}`);
  return form;
}

/** What may be filed in a stage of a year: each kind of subject with each book that a form serves. */
export function servedSubjects(packs: FormPacks, stage: Stage, year: number, all: { readonly kinds: readonly string[]; readonly books: readonly BudgetBook[] }): readonly ServedSubject[] {
  return all.kinds.flatMap((kind) => all.books.flatMap((book) => (findForm(packs, { stage, book, kind, year }) === null ? [] : [{ kind, book }])));
}

/** 合并自评: kinds and books whose parts need not file in a stage themselves, since the whole files for them. */
export function combinedSubjects(packs: FormPacks, stage: Stage, year: number, all: { readonly kinds: readonly string[]; readonly books: readonly BudgetBook[] }): readonly ServedSubject[] {
  return servedSubjects(packs, stage, year, all).filter(({ kind, book }) => findForm(packs, { stage, book, kind, year })?.serves?.combines === true);
}

export interface ServedSubject {
  readonly kind: string;
  readonly book: BudgetBook;
}

/** The frame of indicators that a blank form offers: the form's own, else what the city chose, which stands first. */
export function frameFor(packs: Pick<Definitions, "frames">, form: Form): IndicatorFrame {
  const frame = findFrame(packs, form);
  if (frame === undefined) throw new RangeError("definitions without a frame of indicators");
  return frame;
}

/** The same; nothing where the packs have no frame at all. */
export function findFrame({ frames }: Pick<Definitions, "frames">, { serves }: Form): IndicatorFrame | undefined {
  return frames.find(({ id }) => id === serves?.frame) ?? frames[0];
}

/** The form a filing began with, under the packs it was begun under; null where they have it no more. */
export function formOfFiling({ forms }: Pick<Definitions, "forms">, filing: { readonly form: string }): Form | null {
  return forms.find(({ id }) => id === filing.form) ?? null;
}
