import type { Problem } from "../../core/basics/problem.ts";
import type { Rechecked, Unreadable } from "../../core/recheck/result.ts";
import { toContract, unreadableEntry, uniqueIds, type ContractEntry } from "../../files/recheck-contract.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { closing, passedOverLine } from "./closing.ts";
import { tableReport, unreadableReport, type ReportStyle } from "./table-report.ts";
import type { Tally } from "./tally.ts";

/** How a run is told while it goes on; nothing is held back, so that memory does not grow with the number of files. */
export interface Report {
  table(rechecked: Rechecked, notes: readonly Problem[]): Promise<void>;
  unreadable(unreadable: Unreadable, others: readonly Problem[]): Promise<void>;
  /** A sentence about the run itself: a file that was written, say. */
  remark(text: string): Promise<void>;
  end(tally: Tally, passedOver: readonly string[]): Promise<void>;
}

/** For a person: table after table, then what it came to. */
export function plainReport(terminal: Terminal): Report {
  const style: ReportStyle = terminal;
  return {
    table: (rechecked, notes) => terminal.out(`${tableReport(rechecked, notes, style)}\n`),
    unreadable: (unreadable, others) => terminal.out(`${unreadableReport(unreadable, others, style)}\n`),
    remark: (text) => terminal.out(`${text}\n`),
    end: (tally, passedOver) => terminal.out(passedOverLine(passedOver, style) + closing(tally, style)),
  };
}

/** For a program: one array, an entry a line. Everything else goes to the error stream, so that the output stays JSON. */
export function jsonReport(terminal: Terminal): Report {
  const unique = uniqueIds();
  let begun = false;
  async function entry(made: ContractEntry): Promise<void> {
    await terminal.out(`${begun ? ",\n" : "[\n"}${JSON.stringify(unique(made))}`);
    begun = true;
  }
  return {
    table: (rechecked, notes) => entry(toContract(rechecked, terminal.say, notes)),
    unreadable: (unreadable, others) => entry(unreadableEntry(unreadable, terminal.say, others)),
    remark: async (text) => terminal.err(`${text}\n`),
    async end(_tally, passedOver) {
      await terminal.out(begun ? "\n]\n" : "[]\n");
      terminal.err(passedOverLine(passedOver, { ...terminal, columns: null }));
    },
  };
}
