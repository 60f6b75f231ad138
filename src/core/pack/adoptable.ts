import type { Stage } from "../form/filing-values.ts";
import type { Sector } from "../library/card.ts";
import type { PolicyDocument } from "../policy/policy-document.ts";
import type { Bilingual } from "../workflow/workflow.ts";
import type { Definitions } from "./definitions.ts";
import type { Provenance } from "./provenance.ts";

/** A definition that can be adopted (采用) in a region: by name, with what its digest is taken of. */
export interface Adoptable {
  /** `form/goal`, `workflow/goal/1` (each version by itself), `profile/cn-national-2021`, `calendar/2026`, `measure/cut`. */
  readonly definition: string;
  /** Of what the records of one stage read, where that is another than what all others do; its name ends on it: `profile/cn-national-2021@self-evaluation`. */
  readonly stage: Stage | null;
  readonly title: Bilingual;
  /** A draft prints 草案 until it is adopted. */
  readonly isDraft: boolean;
  readonly content: object;
}

/** What can be adopted: the definitions, and the sectors of the library, which the region keeps beside them. */
export type Adopting = Partial<Omit<Definitions, "digest">> & { readonly sectors?: readonly Omit<Sector, "cards">[] };

/** The same with what records of some stages read instead. */
export type AdoptingByStage = Adopting & { readonly ofStages?: readonly { readonly stage: Stage; readonly definitions: Adopting }[] };

type ItemOf<Part extends keyof Adopting> = NonNullable<Adopting[Part]> extends readonly (infer Item)[] ? Item : never;
/** Every part whose definitions say where they come from. A part that is new to the packs is missing in `KINDS`, and the compiler says so. */
type DraftedPart = { readonly [Part in keyof Adopting]-?: ItemOf<Part> extends { readonly provenance: Provenance } ? Part : never }[keyof Adopting];
/** How a region awards points is its own decision, and so is which documents it rests on: profiles and policies are adopted without one line of provenance for the whole. */
type AdoptedPart = DraftedPart | "profiles" | "policies";

/** What a definition of each part is called by in an adoption, before its own name. */
const KINDS: { readonly [Part in AdoptedPart]: string } = {
  forms: "form", workflows: "workflow", profiles: "profile", frames: "frame", calendars: "calendar", exAnte: "ex-ante", papers: "paper", lists: "list", exchanges: "exchange", measures: "measure",
  dictionaries: "dictionary", alerts: "alert", adjustments: "adjustment", tasks: "task", training: "training", procedures: "procedure", functionMaps: "function-map", sectors: "library", policies: "policy",
};

/** What definitions are called by in an adoption, each kind once. */
export const ADOPTED_KINDS: readonly string[] = Object.values(KINDS);

/** All definitions that can be adopted, a part after the other and as the packs have them. */
export function adoptables(definitions: AdoptingByStage): readonly Adoptable[] {
  const all = adoptablesOf(definitions);
  const contents = new Map(definitions.ofStages === undefined ? [] : all.map(({ definition, content }) => [definition, saidBy(content)]));
  const ofStages = (definitions.ofStages ?? []).flatMap(({ stage, definitions: read }) =>
    adoptablesOf(read).flatMap((one) => (contents.get(one.definition) === saidBy(one.content) ? [] : [{ ...one, definition: `${one.definition}@${stage}`, stage }])));
  return [...all, ...ofStages];
}

function saidBy(content: object): string {
  return JSON.stringify(content, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}

/** Whether what was adopted under a name is one reading of a definition: what all records read, or those of a stage. */
export function isReadingOf(adopted: string, definition: string): boolean {
  return adopted === definition || adopted.startsWith(`${definition}@`);
}

function adoptablesOf(definitions: Adopting): readonly Adoptable[] {
  return (Object.keys(KINDS) as AdoptedPart[]).flatMap((part) => itemsOf(definitions, part).map((item) => ({
    stage: null, definition: [KINDS[part], item.id ?? item.sector ?? item.year, ...(part === "workflows" ? [item.version] : [])].join("/"), title: item.title, isDraft: part === "profiles" || item.provenance === "draft", content: item,
  })));
}

/** What parts have in common: a name of their own, a title, and where they come from. */
interface Said {
  readonly id?: string;
  readonly sector?: string;
  readonly year?: number;
  readonly version?: number;
  readonly title: Bilingual;
  readonly provenance?: Provenance;
}

function itemsOf(definitions: Adopting, part: AdoptedPart): readonly Said[] {
  if (part !== "policies") return (definitions[part] ?? []) as readonly Said[];
  // A document is what it is; only one that we drafted for a place that nobody filled yet is adopted.
  return (definitions.policies ?? []).flatMap(({ documents }) => documents.filter(({ provenance }: PolicyDocument) => provenance === "draft"));
}
