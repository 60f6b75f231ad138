import { useEffect, useId, useRef, useState } from "react";
import { Link as RouteLink } from "wouter";
import type { SpokenProblem } from "./api/wire.ts";
import type { RequestRefused } from "./api/wire.ts";
import { useApp } from "./app-context.ts";
import type { Loaded } from "./loaded.ts";
import { useRefusedAt } from "./refused-form.tsx";

type Inside = React.ReactNode;

/** A way to another page of the application; a plain link for everything else (new tab, copy address). */
export function PageLink({ to, className, children, current, ...more }: { to: string; className?: string; children: Inside; current?: boolean; title?: string; lang?: string }): Inside {
  return (
    <RouteLink href={to} className={className} aria-current={current === true ? "page" : undefined} {...more}>
      {children}
    </RouteLink>
  );
}

/** Said only after a moment, so that quick answers do not flicker. */
export function Waiting(): Inside {
  const { say } = useApp();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), 300);
    return () => window.clearTimeout(timer);
  }, []);
  return <p className="waiting quiet" role="status">{late ? say("app-frame.loading") : ""}</p>;
}

/** What went wrong, why, and what to do; one paragraph a problem. */
export function Problems({ problems, placeOf }: { problems: readonly SpokenProblem[]; placeOf?: (where: string) => string }): Inside {
  const { say } = useApp();
  return (
    <div className="problems" role="alert">
      {problems.map((problem, index) => {
        const place = problem.where === "" || placeOf === undefined ? "" : placeOf(problem.where);
        return (
          <p key={index}>
            <span className="mark mark-error" aria-hidden="true" />
            <b>{place === "" ? problem.message : say("app-frame.at-place", { place, sentence: problem.message })}</b> {problem.advice}
          </p>
        );
      })}
    </div>
  );
}

/** A page, or a part of one, that could not be had. */
export function Refused({ refused, retry }: { refused: RequestRefused; retry?: () => void }): Inside {
  const { say } = useApp();
  return (
    <div className="refused">
      <Problems problems={refused.problems} />
      {retry !== undefined && <button type="button" className="button" onClick={retry}>{say("app-frame.retry")}</button>}
    </div>
  );
}

/** One of the three: the wait, the refusal, or what was asked for. A whole page that is refused needs a heading and, as `back`, the way on. */
export function Here<T>({ loaded, reload, back, children }: { loaded: Loaded<T>; reload: () => void; back?: Inside; children: (value: T) => Inside }): Inside {
  const { say } = useApp();
  if (loaded.state === "loading") return <Waiting />;
  if (loaded.state === "here") return children(loaded.value);
  if (back === undefined) return <Refused refused={loaded.refused} retry={reload} />;
  return (
    <div className="page-refused">
      <PageHead title={say("app-frame.not-opened")} />
      <Refused refused={loaded.refused} retry={reload} />
      {back !== null && <p>{back}</p>}
    </div>
  );
}

/** A list without rows says why it is empty and what fills it. */
export function Empty({ title, children }: { title: string; children?: Inside }): Inside {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function PageHead({ title, lead, children }: { title: string; lead?: string | undefined; children?: Inside }): Inside {
  useTitle(title);
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p className="quiet">{lead}</p>}
      </div>
      {children !== undefined && <div className="row page-actions">{children}</div>}
    </div>
  );
}

export function useTitle(title: string): void {
  const { say } = useApp();
  useEffect(() => {
    document.title = say("app-frame.title-of", { title });
  }, [title, say]);
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  /** Its path in what is sent, so that a refusal of the form around it is told beside it, and what the list of all calls it. */
  readonly at?: string | undefined;
  readonly place?: string | undefined;
  readonly children: (ids: { readonly id: string; readonly "aria-describedby": string | undefined; readonly "aria-invalid": true | undefined }) => Inside;
}

/** A label with its input below; a hint before, and what is wrong after, both read out with it. */
export function Field({ label, hint, wrong: wrongItself, at, place = label, children }: FieldProps): Inside {
  const id = useId();
  const refused = useRefusedAt(at, place);
  const wrong = wrongItself ?? refused;
  const described = [hint === undefined ? "" : `${id}-hint`, wrong === undefined ? "" : `${id}-wrong`].filter((one) => one !== "").join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {children({ id, "aria-describedby": described === "" ? undefined : described, "aria-invalid": wrong === undefined ? undefined : true })}
      {wrong !== undefined && <p className="wrong" id={`${id}-wrong`}>{wrong}</p>}
    </div>
  );
}

/** A window over the page; focus goes back to where it was when it closes. */
export function Dialog({ title, close, wide = false, children }: { title: string; close?: () => void; wide?: boolean; children: Inside }): Inside {
  const { say } = useApp();
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Asked while the page is drawn, before a field in here takes the focus.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    box.current?.showModal();
    // The browser would choose the first button, which is the one that closes.
    box.current?.querySelector<HTMLElement>("textarea, select, input:not([readonly])")?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close?.();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="dialog-inside">
        <div className="dialog-head">
          <h2 id={id}>{title}</h2>
          {close !== undefined && <button type="button" className="button-plain" aria-label={say("app-frame.close")} onClick={close}>×</button>}
        </div>
        {children}
      </div>
    </dialog>
  );
}
