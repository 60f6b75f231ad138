import type { FilingHead, FilingValues, Stage } from "../core/form/filing-values.ts";
import { toPublishedTable } from "../core/form/published-table.ts";
import type { Form, IndicatorField } from "../core/layout/form.ts";
import { labelOf } from "../core/layout/label.ts";
import { layOutTable, withSignatures } from "../core/layout/lay-out-table.ts";
import type { Layout } from "../core/layout/layout.ts";
import { withNames, type OwnNames } from "../core/layout/own-names.ts";
import type { ApplicationMeasure } from "../core/pack/application-measure.ts";
import type { Profile } from "../core/score/profile.ts";
import type { Bilingual } from "../core/workflow/workflow.ts";
import type { Say } from "../words/index.ts";

/** A filing with the definitions it stands on. */
export interface FilingToDraw {
  readonly head: FilingHead;
  readonly values: FilingValues;
  readonly form: Form;
  readonly profile: Profile;
  /** 措施目录, which names what a form of application chose by its code. */
  readonly measures?: readonly ApplicationMeasure[];
  readonly demo: boolean;
  /** Titles of those definitions that are drafts here. */
  readonly drafts: readonly Bilingual[];
}

/** Columns that a form prints only when they hold something, and that a stage is there to fill. */
const ASKED: Readonly<Record<Stage, readonly IndicatorField[]>> = { goal: ["points"], monitoring: [], "self-evaluation": [], evaluation: [], application: [] };

/**
 * Lays a filing out on its official form with the scores that count. 草案 stands on it while one of its definitions is a draft, 演示数据 in a
 * demo city. With `names` an English reader finds levels and sources of money by their English names; a workbook keeps the Chinese ones,
 * since it is read back and taken on by other systems.
 */
export function drawFiling({ head, values, form, profile, measures, demo, drafts }: FilingToDraw, say: Say, names: OwnNames = {}): Layout {
  const kept = toPublishedTable(head, values, "effective", profile);
  const table = say("form.label-language") === "en" ? withNames(kept, names) : kept;
  const layout = withSignatures(layOutTable(table, form, say, ASKED[head.stage], measures), form, say);
  const titles = drafts.map((draft) => labelOf(draft, say)).join(say("print.between"));
  return {
    ...layout,
    stamp: [drafts.length === 0 ? "" : say("form.draft"), demo ? say("print.demo-short") : ""].filter((part) => part !== "").join(" · "),
    notes: drafts.length === 0 ? layout.notes : [...layout.notes, say("print.drafts", { titles })],
  };
}
