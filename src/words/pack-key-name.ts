import type { MessageParams, Say } from "../core/basics/message.ts";

/**
 * What a key of the pack format is called: its name on the pages, else the beginning of what an editor is told of it; as it is written where nobody
 * named it. `within` is the key that it stands under: `kinds` are those of indicators in a group, and those of subjects in what a form serves.
 */
export function packKeyName(key: string, say: Say, within?: string): string {
  for (const code of [...(within === undefined ? [] : [`app-packs.key-in.${within}.${key}`]), `app-packs.key.${key}`, `pack-field.${key}`]) {
    const said = say(code);
    if (said !== code) return beginning(said);
  }
  return key;
}

/** `grades.value[2].from` in people's words: each part by its name. */
export function packFieldName(field: string, say: Say): string {
  const parts = [...field.matchAll(/\[(\d+)\]|([^.[\]]+)/g)];
  return parts.map(([, number, key], index) => (number === undefined ? packKeyName(key!, say, parts.slice(0, index).findLast(([, , above]) => above !== undefined)?.[2]) : say("app-packs.item", { number: Number(number) + 1 }))).join(" › ");
}

/** Between what may stand in a place, as core lists it. */
const CHOICE = " | ";
/** Problems that list what there is; the others list of what one is to be chosen. */
const THERE_IS = /^pack\.(?:.*-unknown|example-.*|measure-.*|task-cites|overlay-other-stage)$/;

/**
 * What a problem of a pack says, in people's words: the field by its name, with what stands in the file behind it, since people read the one and
 * search for the other; and what may stand there as a sentence lists it.
 */
export function saidOfPack(code: string, params: MessageParams, say: Say): MessageParams {
  if (!code.startsWith("pack.")) return params;
  const { field, at, expected, year, stage } = params;
  const values = (["was", "is", "found"] as const).flatMap((key) => (typeof at === "string" && typeof params[key] === "string" ? [[key, valueNamed(at, params[key], say)] as const] : []));
  const name = typeof field === "string" && field !== "" ? packFieldName(field, say) : field;
  return {
    ...params,
    ...Object.fromEntries(values),
    ...(name === field ? {} : { field: say("app-packs.field-named", { name: String(name), field: String(field) }) }),
    ...(typeof at !== "string" ? {} : { at: placeNamed(at, say) }),
    ...(typeof expected !== "string" ? {} : { expected: expected.split(CHOICE).map((one) => (code === "pack.overlay-other-stage" ? stageName(one, say) : one)).join(say(THERE_IS.test(code) ? "app-packs.and" : "app-packs.or")) }),
    ...(year === undefined && stage === undefined ? {} : { when: whenName(year, stage, say) }),
  };
}

/** What an overlay finds or says at a place: that nothing is set, and where a definition comes from, in words with what stands in the file behind them. */
function valueNamed(at: string, value: string, say: Say): string {
  const code = value === "null" ? "app-packs.value.null" : /(?:^|\.)provenance$/.test(at) ? `app-packs.provenance.${value}` : null;
  const name = code === null ? null : say(code);
  return name === null || name === code ? value : say("app-packs.field-named", { name, field: value });
}

/** A place of an overlay by its names, with how it is written behind it. */
function placeNamed(at: string, say: Say): string {
  const name = packFieldName(at.replace(/\[#(\d+)\]/g, "[$1]"), say);
  return name === at ? at : say("app-packs.field-named", { name, field: at });
}

function stageName(stage: string, say: Say): string {
  return say(`app-frame.stage.${stage}`);
}

/** Of which records something is told: of a budget year, a stage, or both. */
function whenName(year: unknown, stage: unknown, say: Say): string {
  const words = { ...(year === undefined ? {} : { year: String(year) }), ...(stage === undefined ? {} : { stage: stageName(String(stage), say) }) };
  return say(year === undefined ? "app-packs.when-stage" : stage === undefined ? "app-packs.when-year" : "app-packs.when-both", words);
}

/** What an editor is told goes on after the name: 办理期限（工作日，1 至 250）. */
function beginning(text: string): string {
  return text.split(/[，；（：。,;(:]/)[0]!.trim();
}
