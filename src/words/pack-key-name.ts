import type { MessageParams, Say } from "../core/basics/message.ts";

/** What a key of the pack format is called: its name on the pages, else the beginning of what an editor is told of it; as it is written where nobody named it. */
export function packKeyName(key: string, say: Say): string {
  for (const code of [`app-packs.key.${key}`, `pack-field.${key}`]) {
    const said = say(code);
    if (said !== code) return beginning(said);
  }
  return key;
}

/** `grades.value[2].from` in people's words: each part by its name. */
export function packFieldName(field: string, say: Say): string {
  const parts = [...field.matchAll(/\[(\d+)\]|([^.[\]]+)/g)];
  return parts.map(([, number, key]) => (number === undefined ? packKeyName(key!, say) : say("app-packs.item", { number: Number(number) + 1 }))).join(" › ");
}

/** Of a problem of a pack the field is said by its name, with what stands in the file behind it: people read the one, and search for the other. */
export function withFieldNamed(code: string, params: MessageParams, say: Say): MessageParams {
  const { field } = params;
  if (!code.startsWith("pack.") || typeof field !== "string" || field === "") return params;
  const name = packFieldName(field, say);
  return name === field ? params : { ...params, field: say("app-packs.field-named", { name, field }) };
}

/** What an editor is told goes on after the name: 办理期限（工作日，1 至 250）. */
function beginning(text: string): string {
  return text.split(/[，；（：。,;(:]/)[0]!.trim();
}
