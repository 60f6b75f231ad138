import { done, type Result } from "../../core/basics/result.ts";
import { stagesOf, type When } from "../../core/pack/overlay.ts";
import { LOCAL, ownLayers, withOwnLayers, type PackSet } from "../../core/pack/source.ts";
import { draftedThings, overlayText, reasonFor } from "../../files/draft-outline.ts";
import { judgeExamples, type JudgedExamples } from "../../files/judge-examples.ts";
import { judgePacks } from "../../files/judge-packs.ts";
import { localOf } from "../../files/local-layer.ts";
import { changeShown, definitionIn, definitionsIn, differencesOf, isDefinition, lastYearOf, placesNaming, titleIn, titleOf, titlesIn, usersOf } from "../../files/pack-outline.ts";
import { adoptableNames } from "../../files/pack-parts.ts";
import { laidDefinitions, stagesOfChange, yearsOfChange, type LaidDefinition } from "../../files/resolve-packs.ts";
import { writePackText } from "../../files/write-pack-texts.ts";
import type { Language } from "../../words/index.ts";
import type { PackDraftShown, PacksAnswer } from "../queries/packs.ts";
import { speakProblems } from "./answer-problems.ts";

export type PacksTold = ReturnType<typeof packsTold>;
export type DefinitionTold = ReturnType<typeof told>;

/** 方案 as pages get it: the packs laid upon each other, what each definition is called and what uses it, what the bureau changed, and its draft. */
export function packsTold({ set, draft, drafts, forms, ...answer }: PacksAnswer, language: Language) {
  const laid = definitionsIn(set, null);
  const own = localOf(ownLayers(set));
  return {
    ...answer, years: yearsOfChange(set), stages: stagesOfChange(set), ownChanges: own.changes, ownFiles: own.files,
    layers: set.layers.map((layer, index) => ({
      id: layer.id, version: layer.version, title: titleIn(layer.manifest, layer.id), own: index >= set.layers.length - set.own, definitions: Object.keys(layer.files).filter((of) => isDefinition(of)).length,
    })),
    definitions: laid.map((one) => {
      const names = adoptableNames(one.of, one.data);
      // The forms that budget books have in place of one stand in its file.
      const uses = one.of.startsWith("forms/") ? forms.filter(({ form }) => names.includes(`form/${form}`)) : null;
      return {
        of: one.of, title: titleOf(one), layer: one.layer, changes: one.changes.length, draft: names.some((name) => drafts.includes(name)),
        usedBy: usersOf(one.of, laid), records: uses?.reduce((sum, { records }) => sum + records, 0) ?? null, running: uses?.reduce((sum, { running }) => sum + running, 0) ?? null,
      };
    }),
    draft: draft === null ? null : draftTold(set, draft, language),
  };
}

/** What is being changed: each thing by itself with what is wrong because of it, in what all of it differs, which worked examples come out otherwise with it, and what keeps it from being published. */
function draftTold(set: PackSet, { own, reason, saved, savedAt, draftedBy, isBasedOnOlder, refusedBecause }: PackDraftShown, language: Language) {
  const next = withOwnLayers(set, own);
  const judged = judgePacks(set, own);
  const titlesAt = titlesIn(next, set);
  const examples: Omit<JudgedExamples, "count"> = judged.ok ? judgeExamples(next, []) : { problems: [], unshown: [] };
  // What nothing shows keeps it from being published as much as what does not hang together.
  const problems = judged.ok ? examples.unshown : judged.problems;
  return {
    reason, saved, savedAt, draftedBy, isBasedOnOlder, refusedBecause,
    ...localOf(own), overlay: overlayText(own),
    examples: speakProblems(examples.problems.filter((one) => !examples.unshown.includes(one)), language),
    differences: differencesOf(set, next).map((one) => ({ ...one, titles: titlesAt(one), why: reasonFor(own, one) })),
    drafted: draftedThings(set, own, problems).map((one) => ({ ...one, titles: titlesAt(one) })),
    problems: speakProblems(problems, language),
  };
}

/** One definition as it is written, without what the bureau changed, and as the draft would have it. */
export function definitionTold(answer: Pick<PacksAnswer, "set" | "draft">, of: string, when: When): Result<DefinitionTold> {
  const found = definitionIn(answer.set, of, when.year, when.stage);
  return found.ok ? done(told(answer, found.value, when)) : found;
}

/** What is said otherwise in a later budget year is told to whoever asks of none: a change of theirs may meet it there. */
function changesOfAnyYear(set: PackSet, { of, changes }: LaidDefinition, stage: When["stage"]): LaidDefinition["changes"] {
  const later = yearsOfChange(set).flatMap((year) => {
    const found = definitionIn(set, of, year, stage);
    return found.ok ? found.value.changes : [];
  });
  return [...new Map([...changes, ...later].map((change) => [JSON.stringify(changeShown(change)), change])).values()];
}

function told({ set, draft }: Pick<PacksAnswer, "set" | "draft">, found: LaidDefinition, { year, stage }: When) {
  const { of, layer, data, changes } = found;
  const next = draft === null ? null : withOwnLayers(set, draft.own);
  // Asked of no year, the draft is shown with all that it changes, also from a later one on.
  const asOf = next === null ? year : (year ?? lastYearOf(next));
  const drafted = next === null ? null : definitionIn(next, of, asOf, stage);
  // What a later year says without the draft is not of the draft.
  const inForce = definitionIn(set, of, asOf, stage);
  const isOther = drafted?.ok === true && inForce.ok && JSON.stringify(drafted.value.data) !== JSON.stringify(inForce.value.data);
  const below = definitionIn(withOwnLayers(set, ownLayers(set).filter(({ id }) => id !== LOCAL)), of, year, stage);
  return {
    of, title: titleOf(found), layer, data, text: writePackText(data), below: below.ok ? below.value.data : null, changes: (year === null ? changesOfAnyYear(set, found, stage) : changes).map(changeShown), adoptables: [...adoptableNames(of, data)],
    stages: stagesOf(of, data), named: placesNaming(found, laidDefinitions(set, year, stage)), draft: isOther ? drafted.value.data : null,
  };
}
