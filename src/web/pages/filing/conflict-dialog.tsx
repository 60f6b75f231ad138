import { useState } from "react";
import type { FilingValues } from "../../../core/form/filing-values.ts";
import { useApp } from "../../app/app-context.ts";
import { Dialog } from "../../app/parts.tsx";
import { withTexts } from "../../form/cells.ts";
import { asRead, type Names } from "../../form/read-text.ts";
import type { Desk } from "./use-desk.ts";

type Choice = "mine" | "theirs";

/** Both texts of every cell that two people changed; nothing of either goes before somebody chose. */
export function ConflictDialog({ merged, place, names, settle }: { merged: NonNullable<Desk["conflict"]>; place: (path: string) => string; names: Names; settle: (values: FilingValues) => void }): React.ReactNode {
  const { say } = useApp();
  const { conflicts, kept, taken } = merged;
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const isDone = conflicts.every(({ path }) => choices[path] !== undefined);
  const all = (choice: Choice): void => setChoices(Object.fromEntries(conflicts.map(({ path }) => [path, choice])));
  return (
    <Dialog title={say("app-filing.conflict.title")} wide>
      <p>{say(merged.with === "draft" ? "app-filing.conflict.own-draft" : "app-filing.conflict.meaning")}</p>
      {merged.with === "version" && <p className="quiet">{say("app-filing.conflict.joined", { kept, taken })}</p>}
      {conflicts.length > 1 && (
        <div className="row">
          <button type="button" className="button" onClick={() => all("mine")}>{say(merged.with === "draft" ? "app-filing.conflict.all-here" : "app-filing.conflict.all-mine")}</button>
          <button type="button" className="button" onClick={() => all("theirs")}>{say(merged.with === "draft" ? "app-filing.conflict.all-server" : "app-filing.conflict.all-theirs")}</button>
        </div>
      )}
      {conflicts.map(({ path, mine, theirs, base }) => (
        <fieldset key={path} className="conflict">
          <legend>{place(path)}</legend>
          {base !== "" && <p className="quiet">{say("app-filing.conflict.base", { text: asRead(names, path, base) })}</p>}
          {(["mine", "theirs"] as const).map((choice) => (
            <label key={choice} className={choices[path] === choice ? "conflict-side conflict-chosen" : "conflict-side"}>
              <input type="radio" name={path} checked={choices[path] === choice} onChange={() => setChoices({ ...choices, [path]: choice })} />
              <b>{say(`app-filing.conflict.${merged.with === "draft" ? (choice === "mine" ? "here" : "server") : choice}`)}</b>
              <span className="conflict-text">{asRead(names, path, choice === "mine" ? mine : theirs) || say("app-form.cell.empty")}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <button
        type="button"
        className="button button-next"
        disabled={!isDone}
        onClick={() => settle(withTexts(merged.values, new Map(conflicts.filter(({ path }) => choices[path] === "mine").map(({ path, mine }) => [path, mine]))))}
      >
        {say("app-filing.conflict.settle")}
      </button>
    </Dialog>
  );
}
