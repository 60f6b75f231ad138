import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { cardApi } from "../../app/api/addresses.ts";
import type { CardKnown, CardVersionKnown } from "../../app/api/library-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Named, useNamed } from "../../app/named.tsx";
import { Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { momentOf, titleIn } from "../../app/wording.ts";
import { CardFacts, fieldTitle, saidField } from "./card-facts.tsx";
import { CardWork } from "./card-work.tsx";
import { CardUses } from "./card-uses.tsx";
import { CardYears } from "./card-years.tsx";
import { ReferenceValues } from "./reference-values.tsx";
import { ReviewLines } from "./review-lines.tsx";
import { RetireCard } from "./retire-card.tsx";

/** 指标卡: what it says, its versions with what changed, where it is used, how it was judged, and what it is compared with. */
export function CardPage({ code }: { code: string }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const [loaded, reload] = useLoaded(`card ${code}`, (signal) => wire.get<CardKnown>(cardApi(code), signal), { opens: true });
  const [told, tell] = useState("");
  const changed = (sentence: string): void => { tell(sentence); reload(); };
  const back = <PageLink to={addressOf({ page: "library" })}>{say("app-library.back")}</PageLink>;
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {(known) => {
        const shown = known.versions.find(({ state }) => state === "published") ?? known.versions[0]!;
        const open = known.versions.find(({ state }) => state === "draft" || state === "proposed");
        return (
          <Named names={known.names}>
            <nav className="trail">{back}</nav>
            <PageHead title={titleIn(language, shown.card.name) || code} lead={leadOf(known)}>
              {known.mayDraft && <PageLink className="button" to={addressOf({ page: "library-draft", code })}>{say(open === undefined ? "app-library.change" : "app-library.go-on")}</PageLink>}
              {known.mayRetire && <RetireCard code={code} version={shown.version} done={changed} />}
            </PageHead>
            <p className="quiet" role="status">{told}</p>
            <p><span className={shown.state === "published" ? "tag" : "tag tag-draft"}>{say(`app-library.state.${shown.state}`)}</span> {say("app-workflow.number", { version: shown.version })}{known.sector?.draft === true && shown.origin === "pack" && <> <span className="tag tag-draft">{say("app-filing.draft-definition")}</span></>}</p>
            {shown.state === "retired" && <p>{say(shown.replacedBy === null ? "app-library.retired" : "app-library.retired-for", { reason: shown.retiredReason, code: shown.replacedBy ?? "" })}</p>}
            {open !== undefined && open !== shown && <section className="card-part"><h2>{say("app-library.next-version", { version: open.version })}</h2><Changes version={open} /></section>}
            {open !== undefined && <CardWork known={known} open={open} changed={changed} />}
            <CardFacts card={shown.card} />
            <ReferenceValues known={known} changed={changed} isInForce={shown.state === "published"} />
            <CardYears known={known} unit={shown.card.unit} />
            <CardUses known={known} />
            <section className="card-part">
              <h2>{say("app-library.versions")}</h2>
              <ol className="card-versions">{known.versions.map((version) => <VersionLine key={version.version} version={version} />)}</ol>
            </section>
          </Named>
        );
      }}
    </Here>
  );

  function leadOf({ sector }: CardKnown): string {
    return [code, ...(sector === null ? [] : [titleIn(language, sector.title), ...(sector.group === null ? [] : [titleIn(language, sector.group)])])].join(say("app-workflow.joint"));
  }
}

function VersionLine({ version: shown }: { version: CardVersionKnown }): React.ReactNode {
  const { say } = useSignedIn();
  const { version, state, origin, reason, authors, unit, savedAt, publishedAt, publishedBy, reviews } = shown;
  return (
    <li>
      <p>
        <b>{say("app-workflow.number", { version })}</b> <span className={state === "published" ? "tag" : "tag tag-draft"}>{say(`app-library.state.${state}`)}</span>{" "}
        <span className="quiet">{origin === "pack" ? say("app-library.from-pack", { at: momentOf(publishedAt ?? savedAt) }) : publishedAt === null ? say("app-library.written", { unit, by: authors.join(say("app-frame.list-joint")), at: momentOf(savedAt) }) : say("app-library.published-by", { unit, by: authors.join(say("app-frame.list-joint")), publisher: publishedBy ?? "", at: momentOf(publishedAt) })}</span>
      </p>
      {reason !== "" && <p>{reason}</p>}
      <Changes version={shown} />
      <ReviewLines reviews={reviews} />
    </li>
  );
}

function Changes({ version: { differences } }: { version: CardVersionKnown }): React.ReactNode {
  const { say } = useSignedIn();
  const named = useNamed();
  if (differences.length === 0) return null;
  return (
    <ul className="card-changes">
      {differences.map(({ field, before, after }) => (
        <li key={field}><b>{fieldTitle(say, field)}</b> <del>{saidField(say, named, field, before) || say("app-form.cell.empty")}</del> → <ins>{saidField(say, named, field, after) || say("app-form.cell.empty")}</ins></li>
      ))}
    </ul>
  );
}
