import { useEffect, useRef, useState } from "react";
import { message } from "../../../../core/basics/message.ts";
import { cardRef } from "../../../../core/library/card-ref.ts";
import { patternShown } from "../../../../core/library/target-pattern.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { query, suggestionsApi } from "../../../app/api/addresses.ts";
import type { SuggestionKnown } from "../../../app/api/library-shapes.ts";
import { useLoaded } from "../../../app/loaded.ts";
import { PageLink } from "../../../app/parts.tsx";
import { addressOf } from "../../../app/routes.ts";
import { pathOf, readPath, textAt } from "../../../form/cells.ts";
import type { MarginProps } from "../filing-margin.tsx";

/** How long somebody may pause within a word, beyond the pause after which the form is judged (see `useQuietDesk`), before suggestions follow, in milliseconds. */
const PAUSE = 300;
const ASKING = new Set(["level1", "level2", "level3", "target"]);

/** 指标推荐: what could stand in the chosen row, from the library, this project's past and similar units, each with its reason. */
export function SuggestPart(props: MarginProps): React.ReactNode {
  const { desk, detail } = props;
  const name = readPath(desk.state.selection.focus);
  const line = name?.area === "rows" && ASKING.has(name.field) ? `rows[${name.id}]` : null;
  if (line === null || name === null || !desk.mayFill || !desk.state.shape.fillable(pathOf(line, "level3")) || detail.step.end !== null) return null;
  return <Suggestions key={line} {...props} line={line} row={name.id} />;
}

function Suggestions({ desk, detail, goTo, line, row }: MarginProps & { line: string; row: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const at = (field: string): string => textAt(desk.live, pathOf(line, field));
  const wish = useSettled(query({ row, level1: at("level1"), level2: at("level2"), typed: at("level3").slice(0, 120) }));
  const [loaded] = useLoaded(`suggest ${detail.id} ${wish}`, (signal) => wire.advise<{ readonly items: readonly SuggestionKnown[] }>(`${suggestionsApi(detail)}${wish}`, signal));
  const pick = ({ name, level1, level2, target, card }: SuggestionKnown): void => {
    const texts = new Map([[pathOf(line, "level3"), name]]);
    texts.set(pathOf(line, "card"), card === null ? "" : cardRef(card));
    if (at("level1") === "") texts.set(pathOf(line, "level1"), level1);
    if (at("level2") === "") texts.set(pathOf(line, "level2"), level2);
    if (at("target").trim() === "" && target !== "") texts.set(pathOf(line, "target"), target);
    desk.send({ wish: "put", texts, said: message(card === null ? "app-library.picked-own" : "app-library.picked", { name, ...(card === null ? {} : { code: card.code }) }) });
    goTo(pathOf(line, "target"));
  };
  // Those of the letters before stay until the next are here: a list that comes and goes at every pause moves the whole margin twice.
  const shown = useRef<readonly SuggestionKnown[] | null>(null);
  if (loaded.state !== "loading") shown.current = loaded.state === "here" ? loaded.value.items : null;
  const items = shown.current;
  if (items === null) return null;
  return (
    <section className="suggestions" aria-busy={loaded.state === "loading"} aria-label={say("app-library.suggest.title")}>
      <h2>{say("app-library.suggest.title")} <kbd aria-hidden="true">Ctrl /</kbd></h2>
      {items.length === 0 && <p className="quiet">{say("app-library.suggest.none")} <PageLink to={addressOf({ page: "library" })}>{say("app-library.suggest.look")}</PageLink></p>}
      <ul className="notes">
        {items.map((item) => (
          <li key={`${item.name} ${item.card === null ? "" : cardRef(item.card)}`} className="note suggestion">
            <button type="button" className="button-plain suggestion-name" onClick={() => pick(item)}>{item.name}{item.target !== "" && <> <b>{patternShown(item.target)}</b></>}</button>
            {item.because.map((reason, index) => <p key={index} className="quiet">{say(reason.code, reason.params)}</p>)}
            <p className="quiet">
              {item.card === null ? say("app-library.no-card") : <PageLink to={addressOf({ page: "library-card", code: item.card.code })}>{say("app-library.row-card", { code: item.card.code, version: item.card.version })}</PageLink>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A value once it has stood for a while. */
function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => settle(value), PAUSE);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
