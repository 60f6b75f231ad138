import { createContext, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useApp } from "./app-context.ts";
import type { RequestRefused, SpokenProblem } from "./api/wire.ts";
import { fieldSentence, lineOf, nearestPlace, placeWithin } from "./refused-places.ts";

/** A sentence of a refusal at its place in the form. */
interface PlacedProblem extends SpokenProblem {
  /** In the file that stands in that field; null where the field holds no file. */
  readonly line: ReturnType<typeof lineOf>;
}

interface RefusedPlaces {
  readonly problems: readonly PlacedProblem[];
  /** What people call the places of the form that can be wrong, by their paths in what is sent. */
  readonly places: Map<string, string>;
}

const Places = createContext<RefusedPlaces>({ problems: [], places: new Map() });

interface FormProps {
  readonly refused: RequestRefused | null;
  /** Where in what is sent the form's own fields stand; a refusal may name them with it or without. */
  readonly within?: string;
  /** Where a problem stands in the form, when what is sent is built otherwise than the form is. */
  readonly placeOf?: (problem: SpokenProblem) => string;
  readonly className?: string;
  readonly submit: () => void;
  readonly children: React.ReactNode;
}

/** A form that puts each sentence of a refusal beside the field it is about, and the cursor into the first of them. */
export function RefusableForm({ refused, within = "", placeOf, className, submit, children }: FormProps): React.ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const [places] = useState(() => new Map<string, string>());
  const value = useMemo(() => ({ problems: (refused?.problems ?? []).map((problem) => placed(problem, placeOf === undefined ? placeWithin(problem.where, within) : placeOf(problem))), places }), [refused, within, places]);
  useEffect(() => {
    if (refused !== null) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refused]);
  return <form ref={form} className={className} onSubmit={(event) => { event.preventDefault(); submit(); }}><Places value={value}>{children}</Places></form>;
}

function placed(problem: SpokenProblem, where: string): PlacedProblem {
  return { ...problem, where, line: where === problem.where ? null : lineOf(problem.where) };
}

/** What is wrong, for people; in a file with its line. */
function sentenceOf(problem: PlacedProblem, say: (code: string, params?: Record<string, string | number>) => string): { readonly message: string; readonly advice: string } {
  const { message, advice } = fieldSentence(problem, say);
  return { message: problem.line === null ? message : say("app-frame.at-line", { ...problem.line, sentence: message }), advice };
}

/** All sentences of the refusal together, each with the place it is about. */
export function RefusedPlacesList(): React.ReactNode {
  const { say } = useApp();
  const { problems, places } = useContext(Places);
  if (problems.length === 0) return null;
  const told = problems.map((problem) => {
    const place = places.get(nearestPlace(problem.where, places.keys()) ?? "");
    const { message, advice } = sentenceOf(problem, say);
    return { sentence: place === undefined ? message : say("app-frame.at-place", { place, sentence: message }), advice };
  });
  return (
    <div className="problems" role="alert">
      {told.filter(({ sentence }, index) => told.findIndex((other) => other.sentence === sentence) === index).map(({ sentence, advice }) => (
        <p key={sentence}><span className="mark mark-error" aria-hidden="true" /><b>{sentence}</b> {advice}</p>
      ))}
    </div>
  );
}

/** What is wrong at a place of the form around it, if anything is; `place` is what the place is called in the list of all. */
export function useRefusedAt(at: string | undefined, place: string): string | undefined {
  const { say } = useApp();
  const { problems, places } = useContext(Places);
  useEffect(() => {
    if (at === undefined) return undefined;
    places.set(at, place);
    return () => void places.delete(at);
  }, [at, place, places]);
  if (at === undefined) return undefined;
  const here = new Set(problems.filter(({ where }) => nearestPlace(where, places.keys()) === at).map((problem) => sentenceOf(problem, say).message));
  return here.size === 0 ? undefined : [...here].join(" ");
}
