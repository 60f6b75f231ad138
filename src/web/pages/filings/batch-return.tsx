import { useEffect, useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingApi } from "../../app/api/addresses.ts";
import { getFiling } from "../../app/api/get-filing.ts";
import type { FilingItem } from "../../app/api/filing-shapes.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { Dialog, Field } from "../../app/parts.tsx";
import { SaidBefore, useSaidHere } from "../../app/said.tsx";
import { titleIn } from "../../app/wording.ts";
import { commonSteps, draftReturn, type ReturnDraft } from "./return-drafts.ts";

interface Props {
  readonly year: number;
  readonly stage: Stage;
  readonly items: readonly FilingItem[];
  readonly close: () => void;
  /** Something was returned. */
  readonly done: () => void;
}

/** 批量退回: each text is drafted from the findings of its filing, read and mended by a person, and sent by itself. */
export function BatchReturn({ year, stage, items, close, done }: Props): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const said = useSaidHere();
  const [drafts, setDrafts] = useState<readonly ReturnDraft[]>([]);
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [target, setTarget] = useState("");
  const [sending, setSending] = useState<number | null>(null);
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    void (async () => {
      for (const { id } of items) {
        try {
          const detail = await getFiling(wire, { year, stage, id }, stop.signal);
          if (stop.signal.aborted) return;
          setDrafts((before) => [...before, draftReturn(detail, say, said.find)]);
          setTitles((before) => new Map([...before, ...detail.allowed.flatMap(({ to }) => to.map(({ step, title }) => [step, titleIn(language, title)] as const))]));
        } catch (error) {
          if (stop.signal.aborted) return;
          if (!(error instanceof RequestRefused)) throw error;
          setDrafts((before) => [...before, { id, name: items.find((item) => item.id === id)?.name ?? "", version: 0, steps: [], text: "", of: "", proposed: "", isBack: false, refused: wordsOf(error) }]);
        }
      }
    })();
    return () => stop.abort();
  }, []);

  const steps = commonSteps(drafts);
  const chosen = steps.length === 1 ? steps[0]! : target;
  const going = drafts.filter(({ id, refused }) => refused === null && !left.has(id) && !sent.has(id));
  const empty = going.filter(({ text }) => text.trim() === "");
  const isRead = drafts.length === items.length;
  const change = (id: string, next: Partial<ReturnDraft>): void => setDrafts((before) => before.map((one) => (one.id === id ? { ...one, ...next } : one)));
  const type = ({ id, of, proposed }: ReturnDraft, text: string): void => {
    said.keep(of, text, proposed);
    change(id, { text });
  };
  const anew = ({ id, of, proposed }: ReturnDraft): void => {
    said.forget(of);
    change(id, { text: proposed, isBack: false });
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (chosen === "" || empty.length > 0 || going.length === 0) return;
    let failed = false;
    for (const [index, { id, text, version, of }] of going.entries()) {
      setSending(index);
      try {
        await wire.send("POST", `${filingApi({ year, stage, id })}/moves`, { action: "return", to: chosen, opinion: text.trim(), remarks: [], expectedVersion: version });
        said.forget(of);
        setSent((before) => new Set([...before, id]));
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        failed = true;
        change(id, { refused: wordsOf(error) });
      }
    }
    setSending(null);
    // What could not be returned stays in sight, with its text.
    if (!failed) done();
  };

  return (
    <Dialog title={say("app-list.return.title", { count: items.length })} close={sent.size > 0 ? done : close}>
      {!isRead && <p role="status">{say("app-list.return.reading", { done: drafts.length, count: items.length })}</p>}
      {isRead && steps.length > 1 && (
        <Field label={say("app-filing.move.return-to")} wrong={tried && chosen === "" ? say("app-filing.move.choose-step") : undefined}>
          {(ids) => (
            <select {...ids} className="input" value={target} onChange={(event) => setTarget(event.target.value)}>
              <option value="">{say("app-filing.move.choose")}</option>
              {steps.map((step) => <option key={step} value={step}>{titles.get(step)}</option>)}
            </select>
          )}
        </Field>
      )}
      {isRead && steps.length === 1 && <p>{say("app-filing.move.goes-to", { step: titles.get(steps[0]!) ?? "" })}</p>}
      {isRead && steps.length === 0 && <p className="wrong" role="alert">{say("app-list.return.no-step")}</p>}
      <ol className="return-drafts">
        {drafts.map((draft) => (
          <li key={draft.id}>
            {draft.refused !== null ? <p><b>{draft.name}</b> <span className="wrong">{draft.refused}</span></p> : sent.has(draft.id) ? <p><b>{draft.name}</b> <span className="quiet">{say("app-list.return.sent")}</span></p> : (
              <>
                <label className="row"><input type="checkbox" checked={!left.has(draft.id)} onChange={() => setLeft((before) => toggled(before, draft.id))} /> <b>{draft.name}</b></label>
                {!left.has(draft.id) && <DraftText draft={draft} tried={tried} type={(text) => type(draft, text)} anew={() => anew(draft)} />}
              </>
            )}
          </li>
        ))}
      </ol>
      <div className="row">
        <button type="button" className="button button-next" disabled={!isRead || sending !== null || going.length === 0 || steps.length === 0} onClick={() => void send()}>
          {sending === null ? say("app-list.return.send", { count: going.length }) : say("app-list.return.sending", { done: sending, count: going.length })}
        </button>
        <button type="button" className="button-plain" onClick={sent.size > 0 ? done : close}>{say("app-frame.cancel")}</button>
      </div>
    </Dialog>
  );
}

function DraftText({ draft: { text, isBack }, tried, type, anew }: { draft: ReturnDraft; tried: boolean; type: (text: string) => void; anew: () => void }): React.ReactNode {
  const { say } = useSignedIn();
  const isEmpty = text.trim() === "";
  return (
    <>
      <Field label={say("app-filing.opinion")} hint={isEmpty ? say("app-list.return.no-findings") : undefined} wrong={tried && isEmpty ? say("app-filing.opinion.missing") : undefined}>
        {(ids) => <textarea {...ids} className="input opinion" rows={Math.min(8, Math.max(2, text.split("\n").length))} value={text} onChange={({ target }) => type(target.value)} />}
      </Field>
      <SaidBefore said={{ isBack, anew }} />
    </>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

function wordsOf({ problems }: RequestRefused): string {
  return problems.map(({ message, advice }) => `${message} ${advice}`).join(" ");
}
