import { useBrowserLocation } from "wouter/use-browser-location";
import { useSignedIn } from "../app-context.ts";
import { addressOf } from "../routes.ts";
import { stageName } from "../wording.ts";
import { seasonsInHead } from "./seasons-in-head.ts";
import type { Season } from "../api/session-shapes.ts";

/** Year and stage of the page in the head, and the way to the same list of another year or stage. */
export function SeasonSwitch({ season }: { season: Season | null }): React.ReactNode {
  const { say, session } = useSignedIn();
  const [, go] = useBrowserLocation();
  if (season === null || session.seasons.length === 0) return null;
  const valueOf = ({ year, stage }: Season): string => `${year}/${stage}`;
  const shown = seasonsInHead(session.seasons, season);
  return (
    <span className="season">
      <select
        className="season-select"
        aria-label={say("app-frame.season")}
        value={valueOf(season)}
        onChange={({ target }) => {
          const chosen = shown.find((one) => valueOf(one) === target.value);
          if (chosen !== undefined) go(addressOf({ page: "filings", ...chosen }));
        }}
      >
        {shown.map((one) => (
          <option key={valueOf(one)} value={valueOf(one)}>{say("app-frame.season-short", { year: String(one.year), stage: stageName(say, one.stage) })}</option>
        ))}
      </select>
      <span className="for-print">{say("app-frame.season-of", { year: String(season.year), stage: stageName(say, season.stage) })}</span>
    </span>
  );
}
