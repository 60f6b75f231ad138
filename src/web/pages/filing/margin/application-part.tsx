import { message } from "../../../../core/basics/message.ts";
import { toShortText } from "../../../../core/basics/decimal.ts";
import { resultFacts } from "../../../../core/form/application.ts";
import { proposeMeasures, type ProposedMeasure } from "../../../../core/pack/application-measure.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { titleIn } from "../../../app/wording.ts";
import { lineKey, pathOf, readPath, textAt } from "../../../form/cells.ts";
import { lostText, withProblems } from "../../../form/problems-taken.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";
import { Measure } from "./measures-part.tsx";

/** Beside a form of application: the lines that lost points, to be taken over as problems, and the measures that the result speaks for, to be put into the chosen line. */
export function ApplicationPart(props: MarginProps): React.ReactNode {
  return (
    <>
      <LostPart {...props} />
      <CataloguePart {...props} />
    </>
  );
}

function LostPart({ detail, desk }: MarginProps): React.ReactNode {
  const { say } = useSignedIn();
  const lost = detail.lost ?? [];
  if (lost.length === 0) return null;
  const open = desk.state.shape.rowsOpen;
  const standing = new Set((desk.live.measures ?? []).map(({ problem }) => problem.trim()));
  const take = (texts: readonly string[]): void => {
    const { values, taken } = withProblems(desk.live, texts);
    desk.send({ wish: "replace", values, said: message("app-form.lost.taken", { count: taken }) });
  };
  const texts = lost.map((line) => lostText(say, line));
  const left = texts.filter((text) => !standing.has(text));
  return (
    <MarginPart title={say("app-packs.lost")} count={lost.length} open={open}>
      <p className="quiet">{say("app-packs.lost.meaning")}</p>
      <ul className="notes">
        {texts.map((text) => (
          <li key={text} className="note">
            <p>{text}</p>
            {open && !standing.has(text) && <button type="button" className="button" onClick={() => take([text])}>{say("app-packs.lost.take")}<span className="for-ears"> {text}</span></button>}
          </li>
        ))}
      </ul>
      {open && left.length > 1 && <button type="button" className="button" title="Ctrl Shift D" onClick={() => take(left)}>{say("app-packs.lost.take-all", { count: left.length })}</button>}
    </MarginPart>
  );
}

/** Each measure may be put into the line that is chosen, with its amount where the rule gives one and nobody typed another. */
function CataloguePart({ detail, desk, goTo }: MarginProps): React.ReactNode {
  const { say, language } = useSignedIn();
  if (detail.rules.measures.length === 0) return null;
  const all = proposeMeasures(detail.rules.measures, resultFacts(desk.live.result ?? []));
  const name = readPath(desk.state.selection.focus);
  const line = name?.area === "measures" ? lineKey("measures", name.id) : null;
  const isOpen = line !== null && desk.state.shape.fillable(pathOf(line, "measure"));
  const put = ({ measure, amount }: ProposedMeasure): void => {
    if (line === null) return;
    const texts = new Map([[pathOf(line, "measure"), measure.id]]);
    if (amount !== null && textAt(desk.live, pathOf(line, "amount")).trim() === "") texts.set(pathOf(line, "amount"), toShortText(amount));
    if (measure.amount === null) texts.set(pathOf(line, "amount"), "");
    desk.send({ wish: "put", texts, said: message("app-packs.measures.put", { name: titleIn(language, measure.title) }) });
    goTo(pathOf(line, "action"));
  };
  const listed = (wanted: readonly ProposedMeasure["proposed"][]): React.ReactNode => (
    <ul className="notes">
      {all.filter(({ proposed }) => wanted.includes(proposed)).map((one) => (
        <Measure key={one.measure.id} one={one} isDraft={detail.rules.drafts.includes(`measure/${one.measure.id}`)}>
          {isOpen && textAt(desk.live, pathOf(line, "measure")) !== one.measure.id && <button type="button" className="button" onClick={() => put(one)}>{say("app-packs.measures.choose")}<span className="for-ears"> {titleIn(language, one.measure.title)}</span></button>}
        </Measure>
      ))}
    </ul>
  );
  const proposed = all.filter((one) => one.proposed === "yes" || one.proposed === "unknown").length;
  return (
    <MarginPart title={say("app-packs.measures")} count={proposed} open={isOpen}>
      <p className="quiet">{say("app-packs.measures.decide")}</p>
      {proposed === 0 && <p>{say("app-packs.measures.none")}</p>}
      {listed(["yes", "unknown"])}
      <h3>{say("app-packs.measures.others")}</h3>
      {listed(["by-hand", "no"])}
    </MarginPart>
  );
}
