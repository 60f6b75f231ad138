import type { Language } from "../words/index.ts";
import { escapeHtml as text } from "./escape-html.ts";
import { PUBLIC_STYLE } from "./public-look.ts";

/** A problem in words. */
export interface SpokenProblem {
  readonly message: string;
  readonly advice: string;
}

/** What somebody sees who followed an address that leads nowhere: what is the matter and what to do next, where to go from here. */
export function writeRefusalPage(problems: readonly SpokenProblem[], links: readonly { readonly address: string; readonly label: string }[], language: Language): string {
  const [first, ...others] = problems;
  const said = others.map(({ message, advice }) => `<p><strong>${text(message)}</strong> ${text(advice)}</p>`).join("");
  const ways = links.map(({ address, label }) => `<li><a href="${text(address)}">${text(label)}</a></li>`).join("");
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${text(first?.message ?? "")}</title><style>${PUBLIC_STYLE}</style></head><body><main><h1>${text(first?.message ?? "")}</h1><p class="summary">${text(first?.advice ?? "")}</p>${said}<ul class="index">${ways}</ul></main></body></html>`;
}
