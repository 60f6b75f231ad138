import { useState } from "react";
import { exAnteOneApi } from "../../app/api/addresses.ts";
import type { ExAnteKnown, PanelKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Here, Problems } from "../../app/parts.tsx";

interface Candidate {
  readonly postId: string;
  readonly name: string;
  readonly unit: string;
  readonly avoid: string | null;
}

interface ExpertsProps {
  readonly known: ExAnteKnown;
  readonly panel: PanelKnown;
  readonly mayAssign: boolean;
  readonly changed: (sentence: string) => void;
}

/** 评审专家: those who were asked and how far each is; with 回避 said for everybody who may not be asked. */
export function Experts({ known, panel, mayAssign, changed }: ExpertsProps): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [choosing, setChoosing] = useState(false);
  const release = (id: string, name: string): void =>
    void run(async () => {
      await wire.send("DELETE", `${exAnteOneApi(known.year, known.id)}/experts/${encodeURIComponent(id)}`);
      changed(say("app-ex-ante.released", { name }));
    });
  return (
    <section id="experts" className="ledger-part">
      <h2>{say("app-ex-ante.experts")} <span className="quiet">{say("app-ex-ante.experts.least", { least: panel.least })}</span></h2>
      {panel.experts.length === 0 && <p className="quiet">{say("app-ex-ante.experts.none")}</p>}
      <ul className="ex-ante-steps">
        {panel.experts.map((expert) => (
          <li key={expert.id}>
            <b>{expert.name}</b> <span className="tag">{say(`app-ex-ante.expert.${expert.standing}`)}</span>{expert.interest !== null && <span className="quiet"> {expert.interest}</span>}
            {mayAssign && expert.standing !== "submitted" && <> <button type="button" className="button-plain" disabled={busy} onClick={() => release(expert.id, expert.name)}>{say("app-ex-ante.release", { name: expert.name })}</button></>}
          </li>
        ))}
      </ul>
      {refused !== null && <Problems problems={refused.problems} />}
      {mayAssign && !choosing && <p><button type="button" className="button" onClick={() => setChoosing(true)}>{say("app-ex-ante.ask-experts")}</button></p>}
      {mayAssign && choosing && <Candidates known={known} asked={panel.experts.length} changed={changed} />}
    </section>
  );
}

function Candidates({ known, asked, changed }: { known: ExAnteKnown; asked: number; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const base = exAnteOneApi(known.year, known.id);
  const [loaded, reload] = useLoaded(`candidates ${known.id} ${asked}`, (signal) => wire.get<{ items: readonly Candidate[] }>(`${base}/candidates`, signal));
  const { busy, refused, run } = useAction();
  const ask = ({ postId, name }: Candidate): void =>
    void run(async () => {
      await wire.send("POST", `${base}/experts`, { postId });
      changed(say("app-ex-ante.asked", { name }));
    });
  const because = (code: string): string => say(code.startsWith("app-ex-ante.") ? code : `app-ex-ante.because.${code.slice("ex-ante.".length)}`);
  return (
    <Here loaded={loaded} reload={reload}>
      {({ items }) => (
        <>
          {items.length === 0 && <p className="quiet">{say("app-ex-ante.candidates.none")}</p>}
          <ul className="ex-ante-steps">
            {items.map((one) => (
              <li key={one.postId}>
                {one.name} <span className="quiet">{one.unit}</span>{" "}
                {one.avoid === null ? <button type="button" className="button" disabled={busy} onClick={() => ask(one)}>{say("app-ex-ante.ask", { name: one.name })}</button> : <span className="quiet">{because(one.avoid)}</span>}
              </li>
            ))}
          </ul>
          {refused !== null && <Problems problems={refused.problems} />}
        </>
      )}
    </Here>
  );
}
