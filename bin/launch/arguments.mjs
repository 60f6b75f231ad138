import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fail, root, say } from "./words.mjs";

const settings = JSON.parse(readFileSync(join(root, "src", "server", "settings.json"), "utf8"));

/** Answers `--help` and refuses what isn't a setting, before anything is installed; returns what was given. */
export function settleArguments(args) {
  const options = Object.fromEntries(settings.filter(({ flag }) => flag).map(({ flag, value }) => [flag, { type: value ? "string" : "boolean" }]));
  let values;
  try {
    ({ values } = parseArgs({ args, options, strict: true, allowPositionals: false }));
  } catch (error) {
    fail(...refusal(error, args));
  }
  if (values.help) {
    process.stdout.write(help());
    process.exit(0);
  }
  return values;
}

function refusal(error, args) {
  const known = settings.filter(({ flag }) => flag).map(({ flag }) => `--${flag}`);
  const culprit = args.find((arg) => !known.includes(arg.split("=")[0]) && error.message.includes(arg.split("=")[0]));
  const named = known.find((flag) => error.message.includes(flag));
  return error.code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE" && named
    ? ["start.flag-value", { flag: named }]
    : ["start.flag-unknown", { flag: culprit ?? args.join(" ") }];
}

function help() {
  const rows = settings.map(({ name, flag, value, env, initial }) => {
    const left = [flag && `--${flag}${value ? ` ${value}` : ""}`, env].filter(Boolean).join(", ");
    const right = say(`server.setting.${name}`) + (initial ? say("server.setting.initial", { initial }) : "");
    return [left, right];
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return [say("server.help.usage"), "", ...rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`), ""].join("\n");
}
