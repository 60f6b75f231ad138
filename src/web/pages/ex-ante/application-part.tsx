import { useEffect, useState } from "react";
import { exAnteOneApi, exAntePrint, query } from "../../app/api/addresses.ts";
import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { amountInWan, fenOfWan, momentOf, titleIn } from "../../app/wording.ts";
import { Materials } from "./materials.tsx";
import { MoveBar } from "./move-bar.tsx";
import { Outcome } from "./outcome.tsx";

interface PartProps {
  readonly known: ExAnteKnown;
  readonly changed: (sentence: string) => void;
}

/** 申请书: what may be done now, content, materials, what came of it, and its papers. */
export function ApplicationPart({ known, changed }: PartProps): React.ReactNode {
  const [unsaved, setUnsaved] = useState(false);
  return (
    <>
      <MoveBar known={known} changed={changed} unsaved={unsaved} />
      <Outcome known={known} />
      <Content known={known} changed={changed} tellUnsaved={setUnsaved} />
      <Materials known={known} changed={changed} />
      <Papers known={known} />
      <Steps known={known} />
    </>
  );
}

function Content({ known, changed, tellUnsaved }: PartProps & { readonly tellUnsaved: (unsaved: boolean) => void }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const mayFill = known.may.some(({ act, refusedBecause }) => act === "fill" && refusedBecause === null);
  const [amount, setAmount] = useState(known.amountFen === null ? "" : (amountInWan(known.amountFen) ?? "").replace(/,/g, ""));
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(known.texts);
  const { busy, refused, run } = useAction();
  const fen = amount.trim() === "" ? null : fenOfWan(amount);
  const isWrong = amount.trim() !== "" && (fen === null || fen === "0");
  const isUnsaved = mayFill && (isWrong || fen !== known.amountFen || known.scheme.fields.some(({ id }) => (texts[id] ?? "") !== (known.texts[id] ?? "")));
  useEffect(() => tellUnsaved(isUnsaved), [isUnsaved, tellUnsaved]);
  if (!mayFill) {
    return (
      <section className="ledger-part">
        <h2>{say("app-ex-ante.content")}</h2>
        {known.scheme.fields.map(({ id, title }) => (
          <div key={id}><h3>{titleIn(language, title)}</h3><p className="ex-ante-text">{(known.texts[id] ?? "") === "" ? <span className="quiet">{say("app-ex-ante.not-filled")}</span> : known.texts[id]}</p></div>
        ))}
      </section>
    );
  }
  const save = (): void =>
    void run(async () => {
      await wire.send("PUT", exAnteOneApi(known.year, known.id), { amountFen: fen, texts, expectedVersion: known.version });
      changed(say("app-ex-ante.saved"));
    });
  return (
    <section className="ledger-part">
      <h2>{say("app-ex-ante.content")}</h2>
      <form className="ex-ante-form" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Field label={say("app-ex-ante.amount-in")} wrong={isWrong ? say("app-ex-ante.amount-unfit") : undefined}>{(ids) => <input {...ids} className="input input-amount" inputMode="decimal" value={amount} onChange={({ target }) => setAmount(target.value)} />}</Field>
        {known.scheme.fields.map(({ id, title, required }) => (
          <Field key={id} label={titleIn(language, title)} hint={required ? undefined : say("app-ex-ante.may-stay-empty")}>
            {(ids) => <textarea {...ids} className="input" rows={4} maxLength={5000} value={texts[id] ?? ""} onChange={({ target }) => setTexts({ ...texts, [id]: target.value })} />}
          </Field>
        ))}
        {refused !== null && <Problems problems={refused.problems} />}
        <button type="submit" className="button" disabled={busy || isWrong}>{say("app-ex-ante.save")}</button>
      </form>
    </section>
  );
}

/** 打印和工作簿 */
function Papers({ known }: { known: ExAnteKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { year, id, panel, sheet } = known;
  const papers = ["application", "materials", "score-sheet", "report"] as const;
  const href = (paper: string, number?: number): string => `${exAntePrint(year, id)}${query({ paper, language, sheet: number })}`;
  const submitted = panel === null ? (sheet === null ? 0 : 1) : panel.experts.filter(({ standing }) => standing === "submitted").length;
  return (
    <section className="ledger-part">
      <h2>{say("app-ex-ante.papers")}</h2>
      <p className="row">
        {papers.map((paper) => <a key={paper} className="button" href={href(paper)} target="_blank" rel="noreferrer">{say(`app-ex-ante.paper.${paper}`)}</a>)}
        {Array.from({ length: submitted }, (_, index) => <a key={index} className="button" href={href("score-sheet", index + 1)} target="_blank" rel="noreferrer">{say("app-ex-ante.paper.score-sheet-of", { number: index + 1 })}</a>)}
        <a className="button" href={`${exAnteOneApi(year, id)}/workbook${query({ language })}`}>{say("app-ex-ante.workbook")}</a>
      </p>
    </section>
  );
}

function Steps({ known }: { known: ExAnteKnown }): React.ReactNode {
  const { say } = useSignedIn();
  if (known.steps.length === 0) return null;
  return (
    <section className="ledger-part">
      <h2>{say("app-ex-ante.steps")}</h2>
      <ol className="ex-ante-steps">
        {known.steps.map((step, index) => (
          <li key={index}>
            <b>{say(`app-ex-ante.did.${step.act}`)}</b> <span className="quiet">{say("app-ex-ante.did-by", { by: step.by, role: say(`app-frame.role.${step.role}`), at: momentOf(step.at) })}</span>
            {step.opinion !== "" && <p className="ex-ante-text">{step.opinion}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
