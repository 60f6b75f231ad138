import { displayWidth, padToWidth, wrapToWidth } from "./terminal/display-width.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { verbs, type Verb } from "./verbs.ts";

/** `hengji help [VERB]` */
export const helpVerb: Verb = {
  flags: [],
  async run(given, terminal) {
    const [topic] = given.names;
    if (topic !== undefined && !verbs.some((verb) => verb.name === topic)) {
      terminal.err(`${terminal.say("cli.usage.unknown-verb", { verb: topic, verbs: verbs.map((verb) => verb.name).join(" ") })}\n`);
      return 2;
    }
    await terminal.out(topic === undefined ? overview(terminal) : helpOn(topic, terminal));
    return 0;
  },
};

export function helpOn(verb: string, { say, columns }: Terminal): string {
  return laidOut(say(`cli.help.${verb}`), columns);
}

function overview({ say, columns }: Terminal): string {
  const width = Math.max(...verbs.map((verb) => displayWidth(verb.name))) + 2;
  const list = verbs.map((verb) => `  ${padToWidth(verb.name, width)}${say(`cli.summary.${verb.name}`)}`);
  return laidOut(`${say("cli.overview")}\n\n${list.join("\n")}\n\n${say("cli.overview.more")}`, columns);
}

/** Breaks long lines for a terminal, so that what an option does stays in its own column. */
function laidOut(text: string, columns: number | null): string {
  if (columns === null) return `${text}\n`;
  const lines = text.split("\n").flatMap((line) => {
    const head = /^ +\S+(?: \S+)* {2,}|^ */.exec(line)![0];
    const indent = displayWidth(head);
    return wrapToWidth(line.slice(head.length), Math.max(columns - indent, 20)).map((part, index) => (index === 0 ? head : " ".repeat(indent)) + part);
  });
  return `${lines.join("\n")}\n`;
}
