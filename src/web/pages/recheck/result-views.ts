import type { Form } from "../../../core/layout/form.ts";
import { returnNotice } from "../../../core/recheck/notice.ts";
import type { Rechecked } from "../../../core/recheck/result.ts";
import type { PublishedTable } from "../../../core/recheck/table.ts";
import type { Profile } from "../../../core/score/profile.ts";
import { announce } from "../../ui/announce.ts";
import type { Context } from "../../ui/context.ts";
import { dialog } from "../../ui/dialog.ts";
import { element, type Child } from "../../ui/element.ts";
import { saveFile } from "../../ui/save-file.ts";
import { listView } from "./list-view.ts";
import { offerNotice } from "./notice-dialog.ts";
import type { Results, UnreadableFile } from "./results.ts";
import { tableView, type TableView } from "./table-view.ts";

export interface ResultPlace {
  readonly results: Results;
  /** A bar above everything; null for none. */
  readonly bar: Child;
  /** Buttons after those that every result has. */
  readonly more: Child;
  readonly listAddress: string;
  readonly tableAddress: (index: number) => string;
  /** Where a server keeps it; null for a result that lies on this computer alone. */
  readonly keptAt: string | null;
}

export interface DrawnResult {
  readonly node: HTMLElement;
  /** Set when one table is shown. */
  readonly view: TableView | null;
}

/** Draws a result: as a list when there is more than one thing in it and none was chosen, else the table. */
export function drawResult(
  context: Context,
  forms: readonly Form[],
  profileOf: (table: PublishedTable) => Profile,
  place: ResultPlace,
  chosen: number | null,
): DrawnResult {
  const { results } = place;
  const isSingle = results.tables.length === 1 && results.unreadable.length === 0 && results.notSeen === 0;
  const index = chosen !== null && chosen < results.tables.length ? chosen : isSingle ? 0 : null;
  if (index === null) return { node: drawList(context, place), view: null };
  const one = results.tables[index]!;
  const view = tableView(context, one, forms, {
    above: [place.bar, isSingle ? null : neighbours(context, place, index)],
    actions: [
      button(context, "page.action.notice", () => void offerNotice(context, returnNotice([one], [], context.say)), true),
      ...common(context, [one], []),
      place.more,
    ],
    profile: profileOf(one.table),
  });
  return { node: view.node, view };
}

function drawList(context: Context, { results, bar, more, tableAddress }: ResultPlace): HTMLElement {
  return listView(context, results, {
    above: bar,
    actions: [...(results.tables.length === 0 ? [] : common(context, results.tables, results.unreadable)), more],
    notice: (tables) => void offerNotice(context, returnNotice(tables, [], context.say)),
    address: tableAddress,
  });
}

function common(context: Context, tables: readonly Rechecked[], unreadable: readonly UnreadableFile[]): HTMLElement[] {
  return [
    button(context, "page.action.workbook", () => void saveWorkbook(context, tables, unreadable)),
    button(context, "page.action.print", () => window.print()),
  ];
}

export function button({ say }: Context, code: string, onclick: () => void, isNext = false): HTMLElement {
  return element("button", { type: "button", class: isNext ? "button button-next" : "button", onclick }, say(code));
}

/** The way back to the list and to the tables beside this one. */
function neighbours({ say }: Context, { results, listAddress, tableAddress }: ResultPlace, index: number): HTMLElement {
  const count = results.tables.length;
  const to = (at: number, code: string) => (at < 0 || at >= count ? null : element("a", { href: tableAddress(at) }, say(code)));
  return element(
    "nav",
    { class: "row neighbours", "aria-label": say("page.table.neighbours") },
    element("a", { href: listAddress }, say("page.table.back")),
    element("span", { class: "quiet" }, say("page.table.position", { number: index + 1, count })),
    to(index - 1, "page.table.previous"),
    to(index + 1, "page.table.next"),
  );
}

const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function saveWorkbook(context: Context, tables: readonly Rechecked[], unreadable: readonly UnreadableFile[]): Promise<void> {
  const { say } = context;
  try {
    // The writer is a third of the script and rarely needed: the served page fetches it when it is.
    const { findingsWorkbook } = await import("./workbook.ts");
    saveFile(say("page.workbook.name"), await findingsWorkbook(tables, unreadable, say), WORKBOOK_TYPE);
    announce(say("page.workbook.saved"));
  } catch (failure) {
    console.error(failure);
    dialog(say("page.action.workbook"), say("page.close"), element("p", {}, say("page.workbook.failed")));
  }
}
