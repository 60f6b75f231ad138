import { useRef, useState } from "react";
import { exAnteOneApi, exAntePrint, query } from "../../app/api/addresses.ts";
import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { upload } from "../../app/api/upload.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { amountInWan, fenOfWan, momentOf, titleIn } from "../../app/wording.ts";
import { Kept } from "./kept.tsx";
import { Materials } from "./materials.tsx";
import { MoveBar } from "./move-bar.tsx";
import { Outcome } from "./outcome.tsx";
import { usePlaceOfAddress } from "./place.ts";
import { useAutosave } from "./use-autosave.ts";

interface PartProps {
  readonly known: ExAnteKnown;
  readonly changed: (sentence: string) => void;
}

/** 申请书: what may be done now, content, materials, what came of it, and its papers. */
export function ApplicationPart({ known, changed }: PartProps): React.ReactNode {
  const keeping = useRef<(version: number) => Promise<number | null>>((version) => Promise.resolve(version));
  usePlaceOfAddress();
  return (
    <>
      <MoveBar known={known} changed={changed} keep={(version) => keeping.current(version)} />
      <Outcome known={known} />
      <Content known={known} changed={changed} keeping={keeping} />
      <Materials known={known} changed={changed} />
      <Papers known={known} />
      <Steps known={known} />
    </>
  );
}

interface Typed {
  readonly amountFen: string | null;
  readonly texts: Readonly<Record<string, string>>;
}

function Content({ known, changed, keeping }: PartProps & { readonly keeping: React.RefObject<(version: number) => Promise<number | null>> }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const mayFill = known.may.some(({ act, refusedBecause }) => act === "fill" && refusedBecause === null);
  const [amount, setAmount] = useState(known.amountFen === null ? "" : (amountInWan(known.amountFen) ?? "").replace(/,/g, ""));
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(known.texts);
  const version = useRef(known.version);
  version.current = Math.max(version.current, known.version);
  const address = exAnteOneApi(known.year, known.id);
  const { state, put, now } = useAutosave<Typed>(async (typed, keepalive) => {
    version.current = (await wire.send<{ version: number }>("PUT", address, { ...typed, expectedVersion: version.current }, { keepalive })).version;
    return new Date().toISOString();
  });
  const fen = amount.trim() === "" ? null : fenOfWan(amount);
  const isWrong = amount.trim() !== "" && (fen === null || fen === "0");
  keeping.current = async () => (!isWrong && (await now()) ? version.current : null);
  const write = (nextAmount: string, nextTexts: Readonly<Record<string, string>>): void => {
    setAmount(nextAmount);
    setTexts(nextTexts);
    const next = nextAmount.trim() === "" ? null : fenOfWan(nextAmount);
    // An amount that cannot be read keeps the texts from nothing: they go with the one that was kept before.
    put({ amountFen: nextAmount.trim() !== "" && (next === null || next === "0") ? known.amountFen : next, texts: nextTexts });
  };
  if (!mayFill) {
    return (
      <section id="content" className="ledger-part">
        <h2>{say("app-ex-ante.content")}</h2>
        {known.scheme.fields.map(({ id, title }) => (
          <div key={id}><h3>{titleIn(language, title)}</h3><p className="ex-ante-text">{(known.texts[id] ?? "") === "" ? <span className="quiet">{say("app-ex-ante.not-filled")}</span> : known.texts[id]}</p></div>
        ))}
      </section>
    );
  }
  const take = async (): Promise<void> => {
    const fresh = await wire.get<ExAnteKnown>(address);
    version.current = fresh.version;
    setAmount((amountInWan(fresh.amountFen) ?? "").replace(/,/g, ""));
    setTexts(fresh.texts);
  };
  const save = async (): Promise<void> => {
    if (await now()) changed(say("app-ex-ante.saved"));
  };
  return (
    <section id="content" className="ledger-part">
      <h2>{say("app-ex-ante.content")}</h2>
      <form className="ex-ante-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <div id="amount"><Field label={say("app-ex-ante.amount-in")} wrong={isWrong ? say("app-ex-ante.amount-unfit") : undefined}>{(ids) => <input {...ids} className="input input-amount" inputMode="decimal" value={amount} onChange={({ target }) => write(target.value, texts)} />}</Field></div>
        {known.scheme.fields.map(({ id, title, required }) => (
          <div key={id} id={`texts.${id}`}>
            <Field label={titleIn(language, title)} hint={required ? undefined : say("app-ex-ante.may-stay-empty")}>
              {(ids) => <textarea {...ids} className="input" rows={4} maxLength={5000} value={texts[id] ?? ""} onChange={({ target }) => write(amount, { ...texts, [id]: target.value })} />}
            </Field>
          </div>
        ))}
        {state.state === "refused" && state.error instanceof RequestRefused && <Problems problems={state.error.problems} />}
        <p className="row"><button type="submit" className="button" disabled={isWrong}>{say("app-ex-ante.save")}</button> <Kept state={state} /></p>
      </form>
      <ReadWorkbook address={address} keep={now} take={take} changed={changed} />
    </section>
  );
}

/** 读入工作簿: what was changed in the application's own workbook; what is typed here goes first, so that nothing of it is written over unseen. */
function ReadWorkbook({ address, keep, take, changed }: { readonly address: string; readonly keep: () => Promise<boolean>; readonly take: () => Promise<void>; readonly changed: (sentence: string) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { busy, refused, run } = useAction();
  const read = (file: File): void =>
    void run(async () => {
      if (!(await keep())) return;
      const { changes } = await upload<{ readonly changes: readonly string[] }>({ address: `${address}/workbook`, file, language, say, progress: () => {} }).done;
      await take();
      changed(changes.length === 0 ? say("app-ex-ante.read-workbook.same") : say("app-ex-ante.read-workbook.done", { count: changes.length, n: changes.length }));
    });
  return (
    <>
      <label className="button ex-ante-file">
        {say(busy ? "app-ex-ante.read-workbook.reading" : "app-ex-ante.read-workbook")}
        <input type="file" accept=".xlsx" className="for-ears" disabled={busy} onChange={({ target }) => { const [file] = target.files ?? []; if (file !== undefined) read(file); target.value = ""; }} />
      </label>
      {refused !== null && <Problems problems={refused.problems} />}
    </>
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
