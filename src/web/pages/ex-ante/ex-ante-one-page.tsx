import { useState } from "react";
import { exAnteOneApi } from "../../app/api/addresses.ts";
import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf, EX_ANTE_PARTS, type ExAntePart } from "../../app/routes.ts";
import { amountInWan, dayOf, titleIn } from "../../app/wording.ts";
import { ApplicationPart } from "./application-part.tsx";
import { DayPart } from "./day-part.tsx";
import { PanelPart } from "./panel-part.tsx";
import { SheetPart } from "./sheet-part.tsx";

/** One application: its content and materials, one expert's sheet, or all sheets side by side. */
export function ExAnteOnePage({ year, id, part }: { year: number; id: string; part: ExAntePart }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`ex-ante ${year} ${id}`, (signal) => wire.get<ExAnteKnown>(exAnteOneApi(year, id), signal), { opens: true });
  const [told, tell] = useState("");
  const back = <PageLink to={addressOf({ page: "ex-ante", year })}>{say("app-ex-ante.back")}</PageLink>;
  const changed = (sentence: string): void => {
    tell(sentence);
    reload();
  };
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {(known) => (
        <>
          <nav className="trail">{back}</nav>
          <Head known={known} />
          <DayPart known={known} changed={changed} />
          <Parts known={known} part={part} />
          <p className={told === "" ? undefined : "said"} role="status">{told}</p>
          {part === "application" && <ApplicationPart known={known} changed={changed} />}
          {part === "sheet" && <SheetPart known={known} changed={changed} />}
          {part === "panel" && <PanelPart known={known} changed={changed} />}
        </>
      )}
    </Here>
  );
}

function Head({ known }: { known: ExAnteKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { head, scheme, amountFen, level, state, round, waitsFor, since } = known;
  return (
    <>
      <PageHead title={head.name} lead={[head.code, head.unit, ...(head.department === head.unit ? [] : [head.department]), ...(head.attribute === null ? [] : [say(`app-subject.attribute.${head.attribute}`)])].join(" · ")} />
      <p className="ex-ante-tags">
        <span className="tag">{titleIn(language, scheme.title)}</span>{known.isDraft && <span className="tag tag-draft">{say("app-filing.draft-definition")}</span>}
        <span className="tag">{say(`app-ex-ante.level.${level}`)}</span>{round > 1 && <span className="tag">{say("app-ex-ante.round", { round })}</span>}
      </p>
      <dl className="ex-ante-figures">
        <div><dt>{say("app-ex-ante.amount")}</dt><dd>{amountFen === null ? say("app-ex-ante.not-filled") : say("app-filing.amount", { amount: amountInWan(amountFen) ?? "" })}</dd></div>
        <div><dt>{say("app-ex-ante.standing")}</dt><dd>{say(`app-ex-ante.state.${state}`)} <span className="quiet">{say("app-ex-ante.since", { day: dayOf(since) })}</span></dd></div>
        {waitsFor !== null && <div><dt>{say("app-ex-ante.turn")}</dt><dd>{say(waitsFor === "organiser" ? `app-ex-ante.side.organiser-${level}` : `app-ex-ante.side.${waitsFor}`)}</dd></div>}
        {known.decision !== null && known.decision.grantedFen !== null && <div><dt>{say("app-ex-ante.granted")}</dt><dd>{say("app-filing.amount", { amount: amountInWan(known.decision.grantedFen) ?? "" })}</dd></div>}
      </dl>
    </>
  );
}

/** Only what there is for whoever looks. */
function Parts({ known, part }: { known: ExAnteKnown; part: ExAntePart }): React.ReactNode {
  const { say } = useSignedIn();
  const there: Readonly<Record<ExAntePart, boolean>> = { application: true, sheet: known.sheet !== null, panel: known.panel !== null };
  const shown = EX_ANTE_PARTS.filter((one) => there[one]);
  if (shown.length < 2) return null;
  return (
    <nav className="row ex-ante-parts" aria-label={say("app-ex-ante.parts")}>
      {shown.map((one) => <PageLink key={one} className="button" current={one === part} to={addressOf({ page: "ex-ante-one", year: known.year, id: known.id, part: one })}>{say(`app-ex-ante.part.${one}`)}</PageLink>)}
    </nav>
  );
}
