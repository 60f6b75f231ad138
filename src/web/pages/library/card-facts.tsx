import { CARD_FIELDS, fieldText, type CardField } from "../../../core/library/card-differences.ts";
import { CARD_ATTRIBUTES } from "../../../core/library/card-attributes.ts";
import type { CardDraft } from "../../../core/library/card-draft.ts";
import type { Say } from "../../../core/basics/message.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useNamed } from "../../app/named.tsx";

/** Fields whose text is an id that the words know. */
const CHOSEN: readonly CardField[] = ["direction", "dataSource", "valueMethod", "frequency", "common", "scoreMethod", "indicatorOrigin"];

/** Fields that hold a name of the packs. */
const NAMED: readonly CardField[] = ["level1", "level2"];

/** What is said of a card in words of the page; all else is written in Chinese, and says so to whoever has it read out. */
const isSaid = (field: CardField): boolean => field === "sign" || NAMED.includes(field) || CHOSEN.includes(field);

export function saidField(say: Say, named: (text: string) => string, field: CardField, text: string): string {
  if (text === "") return "";
  if (NAMED.includes(field)) return named(text);
  if (field === "sign") return say(`app-library.sign.${text}`, { unit: "" }).trim();
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

/** All that a card says, in the order in which it is read; what nobody filled is left out. */
export function CardFacts({ card }: { card: CardDraft }): React.ReactNode {
  const { say } = useSignedIn();
  const named = useNamed();
  return (
    <dl className="card-facts">
      {CARD_FIELDS.filter((field) => field !== "sector" && field !== "group").map((field) => {
        const text = saidField(say, named, field, fieldText(card, field));
        return text === "" ? null : (
          <div key={field}>
            <dt>{fieldTitle(say, field)}</dt>
            <dd>{field === "name" ? <BothNames name={card.name} /> : isSaid(field) ? text : <span lang="zh-CN">{text}</span>}{field === "standard" && card.standard !== null && <> <span className="quiet">{say(`app-library.standard-kind.${card.standard.kind}`)}</span></>}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function BothNames({ name: { zh, en } }: Pick<CardDraft, "name">): React.ReactNode {
  return <><span lang="zh-CN">{zh}</span>{en !== "" && ` / ${en}`}</>;
}
