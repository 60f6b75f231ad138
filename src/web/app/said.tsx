import { useMemo, useState } from "react";
import { typedHere } from "../form/typed-here.ts";
import { useApp, useSignedIn } from "./app-context.ts";
import { Field } from "./parts.tsx";

/** What somebody says in a window: an opinion, a reason, a remark. */
export interface Said {
  readonly text: string;
  /** The text is one that was typed before and never sent. */
  readonly isBack: boolean;
  readonly type: (text: string) => void;
  /** As the window begins for whoever has typed nothing. */
  readonly anew: () => void;
  /** It was sent: nothing of it is kept. */
  readonly sent: () => void;
}

/** What whoever is signed in has said at this computer and not sent, by the act that it is of. */
export interface SaidHere {
  /** What was typed before and never sent; null where there is nothing. */
  find(of: string): string | null;
  /** `proposed` is what the window begins with: who leaves it at that has said nothing. */
  keep(of: string, text: string, proposed: string): void;
  forget(of: string): void;
}

/** For a window that asks for several texts at once; one that asks for a single text has `useSaid`. */
export function useSaidHere(): SaidHere {
  const { session } = useSignedIn();
  const by = saidBy(session.person.id);
  return useMemo(
    () => ({
      find: (of) => textOf(typedHere.find(by + of)?.text),
      keep: (of, text, proposed) => (text.trim() === "" || text === proposed ? typedHere.drop(by + of) : typedHere.put(by + of, { text, base: 0, over: "" })),
      forget: (of) => typedHere.drop(by + of),
    }),
    [by],
  );
}

/**
 * Keeps what is said at this computer, of this person and this very act, until it was sent or its person signs out: a window that is closed, a tab
 * that is killed or a sign-in that has run out costs nobody a word. `of` names the act; `begin` is what the window proposes.
 */
export function useSaid(of: string, begin: () => string = () => ""): Said {
  const here = useSaidHere();
  const [proposed] = useState(begin);
  const [found] = useState(() => here.find(of));
  const [text, setText] = useState(found ?? proposed);
  const [isBack, setBack] = useState(found !== null);
  const begins = (next: string): void => {
    setText(next);
    setBack(false);
    here.forget(of);
  };
  return {
    text, isBack,
    type(next) {
      setText(next);
      here.keep(of, next, proposed);
    },
    anew: () => begins(proposed),
    sent: () => begins(""),
  };
}

/** How the keys of all that a person says begin. */
const saidBy = (personId: string): string => `${personId} said `;

/** Whoever signs out leaves nothing of it at the computer. */
export function forgetSaid(personId: string): void {
  typedHere.dropAll(saidBy(personId));
}

const textOf = (found: unknown): string | null => (typeof found === "string" && found !== "" ? found : null);

interface SaidFieldProps {
  readonly said: Said;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  readonly rows: number;
  readonly most?: number;
  /** Sent by Ctrl-Enter from here; left out where the whole window listens. */
  readonly send?: () => void;
}

export function SaidField({ said, label, hint, wrong, rows, most, send }: SaidFieldProps): React.ReactNode {
  return (
    <>
      <Field label={label} hint={hint} wrong={wrong}>
        {(ids) => <textarea {...ids} className="input opinion" rows={rows} maxLength={most} value={said.text} onChange={({ target }) => said.type(target.value)} onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send?.(); }} />}
      </Field>
      <SaidBefore said={said} />
    </>
  );
}

/** Says that a text is of before, and offers to begin anew. */
export function SaidBefore({ said }: { said: Pick<Said, "isBack" | "anew"> }): React.ReactNode {
  const { say } = useApp();
  if (!said.isBack) return null;
  return <p className="quiet" role="status">{say("app-frame.said.back")} <button type="button" className="button-plain" onClick={said.anew}>{say("app-frame.said.anew")}</button></p>;
}
