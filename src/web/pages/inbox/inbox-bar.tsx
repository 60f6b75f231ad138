import { INBOX_BOXES, type InboxBox } from "../../../core/workflow/inbox-box.ts";
import type { InboxCount } from "../../app/api/inbox-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useTypedFilter } from "../../app/typed-filter.ts";
import { countOf, stageName, titleIn } from "../../app/wording.ts";
import { boxCounts, isNarrowed, readSeason, seasonsIn, seasonText, type InboxFilter } from "./inbox-filter.ts";

/** Shown only where there is something in them: most posts never have any. */
const RARE: readonly InboxBox[] = ["signatures", "escalated"];

/** The boxes with their counts, and what narrows them down. */
export function InboxBar({ filter, counts, apply }: { filter: InboxFilter; counts: readonly InboxCount[] | null; apply: (filter: InboxFilter) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const [name, type] = useTypedFilter(filter.name, (typed) => apply({ ...filter, name: typed }));
  const inBoxes = counts === null ? null : boxCounts(counts, filter);
  const { box, season, step } = filter;
  const seasons = seasonsIn(counts ?? [], box);
  const offered = season === null || seasons.some(({ year, stage }) => year === season.year && stage === season.stage) ? seasons : [...seasons, { ...season, count: 0 }];
  const steps = season === null ? [] : (counts ?? []).filter((one) => one.year === season.year && one.stage === season.stage && (one[box] > 0 || one.step === step));
  return (
    <form className="filters" role="search" aria-label={say("app-list.filters")} onSubmit={(event) => event.preventDefault()}>
      <fieldset className="segments segments-wrap">
        <legend className="for-ears">{say("app-inbox.box")}</legend>
        {INBOX_BOXES.filter((one) => !RARE.includes(one) || box === one || (inBoxes?.[one] ?? 0) > 0).map((one) => (
          <label key={one} className={box === one ? "segment segment-on" : "segment"}>
            <input type="radio" name="box" className="for-ears" checked={box === one} onChange={() => apply({ ...filter, box: one })} />
            {say(`app-inbox.box.${one}`)}{inBoxes !== null && <span className={(one === "late" || one === "escalated") && inBoxes[one] > 0 ? "box-count late-mark" : "box-count"}> {countOf(inBoxes[one])}</span>}
          </label>
        ))}
      </fieldset>
      <label className="filter">
        <span>{say("app-frame.season")}</span>
        <select className="input" value={season === null ? "" : seasonText(season)} onChange={({ target }) => apply({ ...filter, season: readSeason(target.value), step: "" })}>
          <option value="">{say("app-inbox.season.any")}</option>
          {offered.map(({ year, stage, count }) => <option key={seasonText({ year, stage })} value={seasonText({ year, stage })}>{say("app-inbox.season.of", { year: String(year), stage: stageName(say, stage), shown: countOf(count) })}</option>)}
        </select>
      </label>
      {season !== null && (
        <label className="filter">
          <span>{say("app-list.step")}</span>
          <select className="input" value={step} onChange={({ target }) => apply({ ...filter, step: target.value })}>
            <option value="">{say("app-list.step.any")}</option>
            {steps.map((one) => <option key={one.step} value={one.step}>{say("app-inbox.step.of", { step: titleIn(language, one.stepTitle), shown: countOf(one[box]) })}</option>)}
          </select>
        </label>
      )}
      <label className="filter"><span>{say("app-list.name")}</span><input id="inbox-name" className="input" type="search" value={name} onChange={({ target }) => type(target.value)} /></label>
      <label className="filter">
        <span>{say("app-inbox.order")}</span>
        <select className="input" value={filter.order} onChange={({ target }) => apply({ ...filter, order: target.value === "desc" ? "desc" : "asc" })}>
          {(["asc", "desc"] as const).map((order) => <option key={order} value={order}>{say(`app-inbox.order.${order}`)}</option>)}
        </select>
      </label>
      {isNarrowed(filter) && <button type="button" className="button-plain" onClick={() => apply({ ...filter, season: null, step: "", name: "" })}>{say("app-list.clear")}</button>}
    </form>
  );
}
