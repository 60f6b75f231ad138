import { fieldText, type CardField } from "../../../core/library/card-differences.ts";
import { CARD_ATTRIBUTES } from "../../../core/library/card-attributes.ts";
import type { Bilingual } from "../../../core/library/card.ts";
import { ECONOMIC_KINDS } from "../../../core/library/economic-kinds-lexicon.ts";
import { EXPENDITURE_FUNCTIONS, OTHER_FUNCTIONS } from "../../../core/library/expenditure-functions-lexicon.ts";
import type { CardDraft } from "../../../core/library/card-draft.ts";
import type { Say } from "../../../core/basics/message.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useNamed } from "../../app/named.tsx";
import { titleIn } from "../../app/wording.ts";

/** Fields whose text is an id that the words know. */
const CHOSEN: readonly CardField[] = ["direction", "dataSource", "valueMethod", "frequency", "common", "scoreMethod", "indicatorOrigin"];

/** Fields that hold a name of the packs. */
const NAMED: readonly CardField[] = ["level1", "level2"];

/** What is said of a card in words of the page; all else is written in Chinese, and says so to whoever has it read out. */
const isSaid = (field: CardField): boolean => field === "sign" || NAMED.includes(field) || CHOSEN.includes(field);

export function saidField(say: Say, named: (text: string) => string, field: CardField, text: string): string {
  if (text === "") return "";
  if (NAMED.includes(field)) return named(text);
  if (field === "sign") return say(`app-library.sign.${text}`);
  return CHOSEN.includes(field) ? say(`${wordsOf(field)}.${field}.${text}`) : text;
}

/** What every card has is said wherever cards are; the rest belongs to the pages of a card alone. */
function wordsOf(field: string): "app-card" | "app-library" {
  return CARD_ATTRIBUTES.some((one) => one === field) ? "app-card" : "app-library";
}

/** What a field of a card is called. */
export function fieldTitle(say: Say, field: string): string {
  return say(`${wordsOf(field)}.field.${field}`);
}

/** What is read together: what is measured, how points are given for it, where its value comes from, whom it is for, and why it is there. */
const PARTS = ["measure", "points", "proof", "use", "origin"] as const;

/** The part of every field, in the order in which they are read; the page says sector and field above them. */
const PART_OF: Readonly<Record<Exclude<CardField, "sector" | "group">, (typeof PARTS)[number]>> = {
  name: "measure", level1: "measure", level2: "measure", meaning: "measure", formula: "measure", calculation: "measure", unit: "measure", sign: "measure", direction: "measure", target: "measure", targetMeaning: "measure", standard: "measure",
  scoring: "points", scoreMethod: "points", weight: "points", scoreFormula: "points", inspection: "points",
  dataSource: "proof", valueMethod: "proof", frequency: "proof", evidence: "proof",
  scope: "use", functions: "use", economics: "use", fundUses: "use", framework: "use", common: "use", units: "use", validFrom: "use", validUntil: "use",
  indicatorOrigin: "origin", reasoning: "origin", words: "origin",
};
const FIELDS = Object.keys(PART_OF) as (keyof typeof PART_OF)[];

/** Fields of a few characters, two of which stand side by side. */
const SHORT: readonly CardField[] = ["level1", "level2", "unit", "sign", "direction", "target", "standard", "scoreMethod", "weight", "dataSource", "valueMethod", "frequency", "framework", "common", "validFrom", "validUntil"];

/** All that a card says, part by part; what nobody filled is left out. */
export function CardFacts({ card }: { card: CardDraft }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <div className="card-facts">
      {PARTS.map((part) => {
        const filled = FIELDS.filter((field) => PART_OF[field] === part && fieldText(card, field) !== "");
        return filled.length === 0 ? null : (
          <section key={part} className="card-part">
            <h2>{say(`app-card.part.${part}`)}</h2>
            <dl>
              {filled.map((field) => (
                <div key={field} className={SHORT.includes(field) ? undefined : "card-fact-wide"}>
                  <dt>{fieldTitle(say, field)}</dt>
                  <dd><Fact card={card} field={field} /></dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

function Fact({ card, field }: { card: CardDraft; field: CardField }): React.ReactNode {
  const { say } = useSignedIn();
  const named = useNamed();
  const text = saidField(say, named, field, fieldText(card, field));
  switch (field) {
    case "name": return <BothNames name={card.name} />;
    case "functions": return <Codes codes={card.functions ?? []} titles={{ ...EXPENDITURE_FUNCTIONS, ...OTHER_FUNCTIONS }} />;
    case "economics": return <Codes codes={card.economics ?? []} titles={ECONOMIC_KINDS} />;
    case "inspection": return <ul lang="zh-CN">{card.inspection?.map((point) => <li key={point}>{point}</li>)}</ul>;
    case "standard": return <><span lang="zh-CN">{text}</span>{card.standard !== null && <> <span className="quiet">{say(`app-library.standard-kind.${card.standard.kind}`)}</span></>}</>;
    default: return isSaid(field) ? text : <span lang="zh-CN">{text}</span>;
  }
}

/** Codes of 类, 款 or 项, those of one 类 together with what it is called; codes of no known 类 stand alone. */
function Codes({ codes, titles }: { codes: readonly string[]; titles: Readonly<Record<string, Bilingual>> }): React.ReactNode {
  const { say, language } = useSignedIn();
  const joint = say("app-frame.list-joint");
  return [...new Set(codes.map((code) => code.slice(0, 3)))].map((kind) => {
    const own = codes.filter((code) => code.startsWith(kind)).join(joint);
    const title = titles[kind];
    return title === undefined ? own : say("app-card.code", { code: own, title: titleIn(language, title) });
  }).join(joint);
}

function BothNames({ name: { zh, en } }: Pick<CardDraft, "name">): React.ReactNode {
  return <><span lang="zh-CN">{zh}</span>{en !== "" && ` / ${en}`}</>;
}
