import type { Form } from "../layout/form.ts";
import type { BudgetBook } from "../pack/city.ts";
import type { Definitions, IndicatorFrame } from "../pack/definitions.ts";
import type { Stage } from "./filing-values.ts";

/** What a filing is about, as far as its form depends on it. */
export interface FormWish {
  readonly stage: Stage;
  readonly book: BudgetBook;
  /** Budget year. */
  readonly year: number;
}

type FormPacks = Pick<Definitions, "forms" | "workflows">;

/**
 * The form a new filing begins on: among those that serve its stage, book and year the one that came last; else the one that the workflow of
 * its stage names. A filing keeps the form it began with, so this is asked once.
 */
export function formFor(packs: FormPacks, { stage, book, year }: FormWish): Form {
  const serving = packs.forms.filter(({ serves }) =>
    serves !== undefined && serves.stage === stage && serves.books.includes(book) && (serves.from ?? year) <= year && year <= (serves.until ?? year));
  const [newest] = [...serving].sort((left, right) => (right.serves?.from ?? 0) - (left.serves?.from ?? 0));
  const named = packs.workflows.find((workflow) => workflow.stage === stage)?.form;
  const form = newest ?? packs.forms.find(({ id }) => id === named);
  if (form === undefined) throw new RangeError(`definitions without a form for ${stage}`);
  return form;
}

/** The frame of indicators that a blank form offers: the form's own, else what the city chose, which stands first. */
export function frameFor({ frames }: Pick<Definitions, "frames">, { serves }: Form): IndicatorFrame {
  const frame = frames.find(({ id }) => id === serves?.frame) ?? frames[0];
  if (frame === undefined) throw new RangeError("definitions without a frame of indicators");
  return frame;
}
