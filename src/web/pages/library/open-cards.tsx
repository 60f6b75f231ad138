import { useSignedIn } from "../../app/app-context.ts";
import type { OpenCardKnown } from "../../app/api/library-shapes.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { momentOf } from "../../app/wording.ts";

/** What is being written or judged, for those who may see it. */
export function OpenCards({ cards }: { cards: readonly OpenCardKnown[] }): React.ReactNode {
  const { say } = useSignedIn();
  if (cards.length === 0) return null;
  return (
    <section className="band" aria-labelledby="open-cards">
      <h2 id="open-cards">{say("app-library.open-cards", { count: cards.length })}</h2>
      <ul className="plain-list">
        {cards.map(({ code, version, name, state, unit, authors, savedAt }) => (
          <li key={code}>
            <PageLink to={addressOf({ page: "library-card", code })}>{name === "" ? code : name}</PageLink> <span className="tag tag-draft">{say(`app-library.state.${state}`)}</span>{" "}
            <span className="quiet">{say("app-library.open-by", { code, version, unit, by: authors.join(say("app-frame.list-joint")), at: momentOf(savedAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
