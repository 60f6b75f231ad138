import { useSignedIn } from "../../app/app-context.ts";
import type { LibraryFoundKnown, LibraryKnown } from "../../app/api/library-shapes.ts";
import { useNamed } from "../../app/named.tsx";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { titleIn } from "../../app/wording.ts";

/** Cards that were found, each with why. */
export function CardList({ items, known }: { items: LibraryFoundKnown["items"]; known: LibraryKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const named = useNamed();
  return (
    <ol className="card-list">
      {items.map(({ code, name, sector, group, level1, level2, meaning, sign, unit, uses, because, origin }) => {
        const place = known.sectors.find(({ id }) => id === sector);
        const field = place?.groups.find(({ id }) => id === group);
        const measured = unit === null ? say(`app-library.sign.${sign}`) : say("app-library.measured", { sign: say(`app-library.sign.${sign}`), unit });
        const facts = [place === undefined ? sector : titleIn(language, place.title), ...(field === undefined ? [] : [titleIn(language, field.title)]), `${named(level1)} · ${named(level2)}`, measured, ...(uses === 0 ? [] : [say("app-library.used", { count: uses })])];
        return (
          <li key={code}>
            <p className="card-name">
              <PageLink to={addressOf({ page: "library-card", code })}>{titleIn(language, name)}</PageLink> <span className="quiet">{code}</span>
              {origin === "region" && <> <span className="tag">{say("app-library.own-card")}</span></>}
            </p>
            {language === "en" && name.en !== "" && <p className="quiet" lang="zh-CN">{name.zh}</p>}
            <p className="quiet">{facts.join(say("app-workflow.joint"))}</p>
            {because.length === 0 ? <p className="card-meaning">{meaning}</p> : <p className="card-because">{because.map((reason) => say(reason.code, reason.params)).join(" ")}</p>}
          </li>
        );
      })}
    </ol>
  );
}
