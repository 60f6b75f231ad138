import { useSignedIn } from "../../app/app-context.ts";
import type { SignaturesAsked } from "../../app/api/hands-shapes.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf, dayOf, stageName, titleIn } from "../../app/wording.ts";

/** 请您签署: filings of others that wait for one's signature. */
export function AskedSignatures({ asked: { count, items } }: { asked: SignaturesAsked }): React.ReactNode {
  const { say, language } = useSignedIn();
  if (count === 0) return null;
  return (
    <section className="waits">
      <h2>{say("app-today.signatures")}</h2>
      <p className="quiet">{say("app-today.signatures.count", { count, shown: countOf(count) })}</p>
      <ul>
        {items.map(({ id, year, stage, name, title, since, by }) => (
          <li key={id}>
            <PageLink to={addressOf({ page: "filing", year, stage, id })} className="wait">
              <span className="wait-what">
                <b>{name}</b>
                <span className="second">{by === null ? say("app-today.signatures.by-workflow", { step: titleIn(language, title) }) : say("app-today.signatures.by", { step: titleIn(language, title), by })}</span>
                <span className="quiet second">{say("app-today.signatures.since", { day: dayOf(since), season: say("app-frame.season-of", { year: String(year), stage: stageName(say, stage) }) })}</span>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
      {count > items.length && <p><PageLink to={`${addressOf({ page: "inbox" })}?box=signatures`}>{say("app-today.signatures.all")}</PageLink></p>}
    </section>
  );
}
