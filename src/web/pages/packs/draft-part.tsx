import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { packsApi, query } from "../../app/api/addresses.ts";
import type { PackDraftKnown, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { momentOf } from "../../app/wording.ts";
import { definitionName } from "./pack-names.ts";
import { placeName, valueText } from "./data-words.ts";

/** What is being changed: each place before and after, who did it and why; published by somebody else, or thrown away. */
export function DraftPart({ draft, definitions, mayDraft, changed }: { draft: PackDraftKnown; definitions: PacksKnown["definitions"]; mayDraft: boolean; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const reading = { say, language };
  const titleOf = (of: string): string => ((known) => (known === undefined ? of : definitionName(known, language, say)))(definitions.find((one) => one.of === of));
  const { busy, refused, run } = useAction();
  // Asked once more in the same place: nothing brings a draft back.
  const [sure, setSure] = useState(false);
  const { reason, saved, savedAt, draftedBy, refusedBecause, differences, problems, examples, isBasedOnOlder } = draft;
  const publish = (): void =>
    void run(async () => {
      const { number } = await wire.send<{ number: number }>("POST", `${packsApi}/publications`, { expectedSaved: saved });
      changed(say("app-packs.published", { number }));
    });
  const discard = (): void =>
    void run(async () => {
      await wire.send("DELETE", `${packsApi}/draft${query({ saved })}`);
      changed(say("app-packs.discarded"));
    });
  return (
    <section className="band packs-draft" aria-labelledby="packs-draft">
      <h2 id="packs-draft">{say("app-packs.draft")}</h2>
      <p>{reason} <span className="quiet">{say("app-workflow.drafted", { by: draftedBy.join(say("app-why.joint")), at: momentOf(savedAt) })}</span></p>
      {isBasedOnOlder && <p>{say("app-packs.based-on-older")}</p>}
      <table className="list list-packs">
        <thead><tr><th scope="col">{say("app-packs.place")}</th><th scope="col">{say("app-packs.was")}</th><th scope="col">{say("app-packs.is")}</th><th scope="col">{say("app-packs.from-year")}</th></tr></thead>
        <tbody>
          {differences.map(({ of, at, kind, was, is, from }) => {
            const [part = "", name = ""] = of.split("/");
            return (
              <tr key={`${of} ${at} ${from}`}>
                <th scope="row" className="col-name"><PageLink to={addressOf({ page: "definition", part, name })}>{titleOf(of)}</PageLink><span className="second">{at === "" ? say(`app-packs.kind.${kind}`) : placeName(at, reading)}</span></th>
                <td data-label={say("app-packs.was")}>{was === null ? <span className="quiet">—</span> : valueText(was, reading)}</td>
                <td data-label={say("app-packs.is")}>{is === null ? <span className="quiet">—</span> : at === "" ? say("app-packs.whole") : valueText(is, reading)}</td>
                <td data-label={say("app-packs.from-year")}>{from === null ? say("app-packs.always") : say("app-packs.since-year", { year: from })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {examples.length > 0 && (
        <details>
          <summary>{say("app-packs.examples", { count: examples.length })}</summary>
          <ul>{examples.map(({ message }, index) => <li key={index}>{message}</li>)}</ul>
        </details>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
      {refused !== null && <Problems problems={refused.problems} />}
      <p className="row">
        {refusedBecause === null && <button type="button" className="button button-next" disabled={busy || problems.length > 0} onClick={publish}>{say("app-packs.publish")}</button>}
        {mayDraft && <button type="button" className="button-plain" disabled={busy} onClick={() => (sure ? discard() : setSure(true))}>{say(sure ? "app-workflow.discard-sure" : "app-workflow.discard")}</button>}
        {refusedBecause !== null && <span className="quiet">{say(refusedBecause === "duty.missing" ? "app-workflow.others-publish" : `app-packs.refused.${refusedBecause.replace("scheme.", "")}`)}</span>}
      </p>
    </section>
  );
}
