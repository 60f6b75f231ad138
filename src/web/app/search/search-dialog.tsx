import { useEffect, useId, useRef, useState } from "react";
import { Link } from "wouter";
import type { Season } from "../api/session-shapes.ts";
import { useSignedIn } from "../app-context.ts";
import { withControl } from "../keys.ts";
import { Dialog, Field, Refused } from "../parts.tsx";
import { filingFinds, LONGEST, pageFinds, placeAfter, searchedSeasons, seasonName, type Find } from "./finds.ts";
import { useFilingFinds } from "./use-filing-finds.ts";

interface Group {
  readonly words: string;
  /** Place of its first find among all. */
  readonly from: number;
  readonly finds: readonly Find[];
}

/** One field that finds the pages of the post and the filings in work by their names; arrows choose, Enter opens. */
export function SearchDialog({ seen, close, open }: { seen: Season | null; close: () => void; open: (to: string) => void }): React.ReactNode {
  const { say, session, language } = useSignedIn();
  const [typed, setTyped] = useState("");
  const [place, setPlace] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const text = typed.trim();
  const seasons = searchedSeasons(session, seen);
  const [loaded, reload] = useFilingFinds(seasons, text);

  const pages = pageFinds(session, text, say);
  const filings = loaded.state === "here" ? filingFinds(loaded.value, text, say, language) : [];
  const finds = [...pages, ...filings];
  const chosen = Math.min(place, finds.length - 1);
  const groups: readonly Group[] = [{ words: "app-frame.search.pages", from: 0, finds: pages }, { words: "app-frame.search.filings", from: pages.length, finds: filings }];

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const pressed = (event: React.KeyboardEvent<HTMLInputElement>): void => {
    // While Chinese is being composed, Enter and arrows belong to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const next = withControl(event) || event.altKey || event.shiftKey ? null : placeAfter(event.key, chosen, finds.length);
    if (next !== null) setPlace(next);
    else if (withControl(event) && event.key.toLowerCase() === "k") event.currentTarget.select();
    else if (event.key !== "Enter") return;
    else if (finds[chosen] !== undefined) open(finds[chosen].to);
    event.preventDefault();
  };
  const said = (): string => {
    if (loaded.state === "loading") return say("app-frame.search.looking");
    if (finds.length > 0) return say("app-frame.search.listed", { count: finds.length });
    return loaded.state === "refused" ? "" : say("app-frame.search.none", { text });
  };

  return (
    <Dialog title={say("app-frame.search")} close={close}>
      <Field label={say("app-frame.search.name")} hint={seasons.length === 0 ? say("app-frame.search.range-pages") : say("app-frame.search.range", { seasons: seasons.map((season) => seasonName(say, season)).join(say("app-frame.search.joint")) })}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={finds.length > 0}
            aria-controls={finds.length > 0 ? `${id}-list` : undefined}
            aria-activedescendant={chosen < 0 ? undefined : `${id}-${chosen}`}
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setPlace(target.value.trim() === "" ? -1 : 0);
            }}
            onKeyDown={pressed}
          />
        )}
      </Field>
      <p className="count" role="status">{said()}</p>
      <div className="search-answer">
        {loaded.state === "refused" && <Refused refused={loaded.refused} retry={reload} />}
        {finds.length === 0 && loaded.state === "here" && <p className="quiet">{say("app-frame.search.none.advice")}</p>}
        {finds.length > 0 && (
          <div ref={list} id={`${id}-list`} className="search-finds" role="listbox" aria-label={say("app-frame.search.results")}>
            {groups.filter((group) => group.finds.length > 0).map(({ words, from, finds: ofGroup }) => (
              <div key={words} role="group" aria-label={say(words)}>
                <p className="search-group" aria-hidden="true">{say(words)}</p>
                {ofGroup.map(({ to, title, detail }, index) => (
                  <Link
                    key={to}
                    href={to}
                    id={`${id}-${from + index}`}
                    className="search-find"
                    role="option"
                    aria-selected={from + index === chosen}
                    tabIndex={-1}
                    // The text field keeps the focus, so that arrows go on.
                    onMouseDown={(event) => event.preventDefault()}
                    // A list that scrolls below a pointer at rest is no choice.
                    onPointerMove={({ movementX, movementY }) => {
                      if (movementX !== 0 || movementY !== 0) setPlace(from + index);
                    }}
                    onClick={(event) => {
                      event.preventDefault();
                      open(to);
                    }}
                  >
                    <span>{title}</span>
                    {detail !== "" && <span className="search-detail">{detail}</span>}
                  </Link>
                ))}
              </div>
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}
