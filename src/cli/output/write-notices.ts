import { join } from "node:path";
import type { Problem } from "../../core/basics/problem.ts";
import { groupByUnit } from "../../core/recheck/group.ts";
import { returnNotice } from "../../core/recheck/notice.ts";
import type { Rechecked } from "../../core/recheck/result.ts";
import type { Say } from "../../words/index.ts";
import { makeFolder, writeOutput } from "./write-output.ts";

export interface NoticesWritten {
  readonly written: number;
  readonly problems: readonly Problem[];
}

/** One text file a unit that has something to mend, named after it. */
export function writeNotices(folder: string, rechecked: readonly Rechecked[], say: Say): NoticesWritten {
  const refused = makeFolder(folder);
  if (refused !== null) return { written: 0, problems: [refused] };
  const problems: Problem[] = [];
  const taken = new Set<string>();
  let written = 0;
  for (const { department, unit, tables } of groupByUnit(rechecked)) {
    if (!tables.some(({ result }) => result.findings.some(({ severity }) => severity !== "note"))) continue;
    const name = freeName(fileName(unit ?? department ?? say("form.no-unit")), taken);
    // A byte-order mark and Windows line ends: the plain editor of an old office computer shows the text right.
    const text = `\ufeff${returnNotice(tables, [], say).replaceAll("\n", "\r\n")}\r\n`;
    const failed = writeOutput(join(folder, `${name}.txt`), text);
    if (failed === null) written += 1;
    else problems.push(failed);
  }
  return { written, problems };
}

/** What every system takes as a file name, and short enough for all of them in UTF-8. */
function fileName(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, " ").replace(/\s+/g, " ").replace(/^[\s.]+|[\s.]+$/g, "");
  let name = "";
  for (const character of plain) {
    if (Buffer.byteLength(name + character) > 180) break;
    name += character;
  }
  return name === "" || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `_${name}` : name;
}

/** Two units of one name under two departments each keep their notice. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name} (${number})`;
  taken.add(free.toLowerCase());
  return free;
}
