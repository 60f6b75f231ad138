import type { Bilingual } from "../../core/workflow/workflow.ts";
import { speak } from "../../words/index.ts";
import type { InboxAnswer, InboxItem } from "../queries/inbox.ts";
import type { TodayAnswer } from "../queries/today.ts";

const zh = speak("zh-CN");
const en = speak("en");

/** The title of a step in lists of what is to be done: its workflow's, or in words where it is a turn of ex-ante evaluation. */
function titleOrTurn(title: Bilingual | null, step: string): Bilingual {
  return title ?? { zh: zh(`app-ex-ante.turn.${step}`), en: en(`app-ex-ante.turn.${step}`) };
}

export type TitledItem = Omit<InboxItem, "stepTitle"> & { readonly stepTitle: Bilingual };
type CountInBoxes = NonNullable<InboxAnswer["counts"]>[number];
export type TitledCount = Omit<CountInBoxes, "stepTitle"> & { readonly stepTitle: Bilingual };

/** An inbox with a title for every step. */
export interface TitledInbox extends Omit<InboxAnswer, "items" | "counts"> {
  readonly items: readonly TitledItem[];
  readonly counts: readonly TitledCount[] | null;
}

export function titledInbox({ items, next, counts }: InboxAnswer): TitledInbox {
  return {
    items: items.map((one) => ({ ...one, stepTitle: titleOrTurn(one.stepTitle, one.step) })),
    next,
    counts: counts === null ? null : counts.map((one) => ({ ...one, stepTitle: titleOrTurn(one.stepTitle, one.step) })),
  };
}

type Titled<One> = Omit<One, "title"> & { readonly title: Bilingual };

/** What Today lists with a title for every step. */
export interface TitledToday extends Omit<TodayAnswer, "waiting" | "returned" | "urged" | "elsewhere"> {
  readonly waiting: readonly Titled<TodayAnswer["waiting"][number]>[];
  readonly returned: readonly Titled<TodayAnswer["returned"][number]>[];
  readonly urged: readonly Titled<TodayAnswer["urged"][number]>[];
  readonly elsewhere: readonly Titled<TodayAnswer["elsewhere"][number]>[];
}

export function titledToday({ waiting, returned, urged, elsewhere, ...rest }: TodayAnswer): TitledToday {
  return {
    ...rest,
    waiting: waiting.map((one) => ({ ...one, title: titleOrTurn(one.title, one.step) })),
    returned: returned.map((one) => ({ ...one, title: titleOrTurn(one.title, one.step) })),
    urged: urged.map((one) => ({ ...one, title: titleOrTurn(one.title, one.step) })),
    elsewhere: elsewhere.map((one) => ({ ...one, title: titleOrTurn(one.title, one.step) })),
  };
}
