import { useRef } from "react";
import { scoreSheet, shownScore, type CheckRating, type SheetRatings } from "../../../core/ex-ante/score-sheet.ts";
import { checksOf, type CheckPoint, type ExAnteScheme } from "../../../core/ex-ante/scheme.ts";
import { exAnteOneApi } from "../../app/api/addresses.ts";
import type { ExAnteKnown, SheetKnown } from "../../app/api/ex-ante-shapes.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { isTyping, withControl } from "../../app/keys.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { titleIn } from "../../app/wording.ts";
import { DraftNote, DraftWords } from "./draft-note.tsx";
import { usePlaceOfAddress } from "./place.ts";
import { RefusedTogether } from "./refused-together.tsx";
import { useDraft, type Counted } from "./use-draft.ts";

const NOTHING: CheckRating = { rating: null, comment: "" };

interface SheetText {
  readonly ratings: SheetRatings;
  readonly opinion: string;
}

const countedOf = ({ ratings, opinion, saved }: SheetKnown): Counted<SheetText> => ({ text: { ratings, opinion }, base: saved });

function differing(scheme: ExAnteScheme, left: SheetText, right: SheetText): readonly CheckPoint[] {
  return checksOf(scheme).filter(({ id }) => {
    const [one, other] = [left.ratings[id] ?? NOTHING, right.ratings[id] ?? NOTHING];
    return one.rating !== other.rating || one.comment.trim() !== other.comment.trim();
  });
}

/** One expert's sheet: a number rates a check point and goes on to the next, J and K walk, C writes a comment. */
export function ScoreTable({ known, sheet, changed }: { known: ExAnteKnown; sheet: SheetKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire, language, session } = useSignedIn();
  const scheme = known.scheme as ExAnteScheme;
  const checks = checksOf(scheme);
  const { busy, refused, run } = useAction();
  const table = useRef<HTMLDivElement>(null);
  const isOver = sheet.submittedAt !== null;
  const base = exAnteOneApi(known.year, known.id);
  const draft = useDraft<SheetText>({
    key: `${session.person?.id ?? ""} ${base}/sheet ${known.round}`, counted: countedOf(sheet), left: isOver || sheet.draft === null ? null : { text: sheet.draft, base: sheet.draft.baseSaved, savedAt: sheet.draft.savedAt },
    isSame: (left, right) => left.opinion.trim() === right.opinion.trim() && differing(scheme, left, right).length === 0,
    keep: async ({ text, base: baseSaved }, keepalive) => (await wire.send<{ savedAt: string }>("PUT", `${base}/sheet/draft`, { ratings: text.ratings, opinion: text.opinion, baseSaved }, { keepalive })).savedAt,
    discard: async () => void (await wire.send("DELETE", `${base}/sheet/draft`)),
    save: async ({ text, base: expectedSaved }) => (await wire.send<{ saved: number }>("PUT", `${base}/sheet`, { ratings: text.ratings, opinion: text.opinion, expectedSaved })).saved,
    newest: async () => countedOf((await wire.get<ExAnteKnown>(base)).sheet ?? sheet),
  });
  const { text: { ratings, opinion }, behind, state } = draft;
  const scored = scoreSheet(scheme, ratings);
  const isShut = isOver || behind !== null;
  const change = (id: string, part: Partial<CheckRating>): void => draft.write({ ratings: { ...ratings, [id]: { ...NOTHING, ...ratings[id], ...part } }, opinion });
  const save = (): void => void run(() => draft.save());
  const submit = (): void =>
    void run(async () => {
      const expectedSaved = await draft.save();
      if (expectedSaved === null) return;
      await wire.send("POST", `${base}/sheet/submissions`, { expectedSaved });
      changed(say("app-ex-ante.sheet-submitted"));
    });
  const focus = (index: number, what = "input[type=radio]"): void => {
    const row = table.current?.querySelectorAll<HTMLElement>("[data-check]")[Math.max(0, Math.min(checks.length - 1, index))];
    const field = (what === "input[type=radio]" ? row?.querySelector<HTMLElement>("input[type=radio]:checked") : null) ?? row?.querySelector<HTMLElement>(what);
    field?.focus();
    row?.scrollIntoView({ block: "nearest" });
  };
  const onKey = (event: React.KeyboardEvent): void => {
    if (isShut) return;
    if (withControl(event) && event.key.toLowerCase() === "s") { event.preventDefault(); save(); return; }
    if (isTyping(event.target as EventTarget) || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = checks.findIndex(({ id }) => id === (event.target as HTMLElement).closest<HTMLElement>("[data-check]")?.dataset["check"]);
    if (here < 0) return;
    const rating = /^[1-9]$/.test(event.key) ? scheme.ratings[Number(event.key) - 1] : undefined;
    const key = event.key.toLowerCase();
    if (rating !== undefined) { change(checks[here]!.id, { rating: rating.id }); focus(here + 1); }
    else if (key === "j") focus(here + 1);
    else if (key === "k") focus(here - 1);
    else if (key === "c") focus(here, "input.input");
    else return;
    event.preventDefault();
  };
  const differs = (mine: SheetText): readonly string[] => [...differing(scheme, mine, { ratings, opinion }).map(({ title }) => titleIn(language, title)), ...(mine.opinion.trim() === opinion.trim() ? [] : [say("app-ex-ante.opinion")])];
  const nameOf = (where: string): string => {
    const id = /^ratings\.([a-z0-9-]+)/.exec(where)?.[1];
    const check = checks.find((one) => one.id === id);
    return check === undefined ? "" : titleIn(language, check.title);
  };
  usePlaceOfAddress();

  return (
    <div id="sheet" ref={table} onKeyDown={onKey}>
      <p className="quiet">{say(isOver ? "app-ex-ante.sheet-over" : "app-ex-ante.keys", { most: scheme.ratings.length })}</p>
      {!isOver && <DraftNote draft={draft} differs={differs} />}
      {scheme.aspects.map((aspect) => (
        <section key={aspect.id} className="ledger-part">
          <h2>{say("app-ex-ante.paper.aspect", { name: titleIn(language, aspect.title), points: aspect.points })} <span className="quiet">{shownScore(scored.aspects.find((one) => one.aspect.id === aspect.id)?.score ?? null) ?? say("app-ex-ante.not-whole")}</span></h2>
          {aspect.parts.map((part) => (
            <div key={part.id} className="ex-ante-part">
              <h3>{titleIn(language, part.title)}</h3>
              {part.checks.map((check) => {
                const one = ratings[check.id] ?? NOTHING;
                const found = scored.checks.find((line) => line.check.id === check.id)!;
                return (
                  <fieldset key={check.id} id={`ratings.${check.id}`} data-check={check.id} className="ex-ante-check" disabled={isShut}>
                    <legend>{say("app-ex-ante.check", { name: titleIn(language, check.title), points: check.points })}</legend>
                    <span className="ex-ante-ratings">
                      {scheme.ratings.map((rating, index) => (
                        <label key={rating.id} className="check"><input type="radio" name={check.id} checked={one.rating === rating.id} onChange={() => change(check.id, { rating: rating.id })} /> {index + 1} {titleIn(language, rating.title)}</label>
                      ))}
                      <output>{found.score === null ? say("app-ex-ante.not-rated") : say("app-ex-ante.points", { points: shownScore(found.score) ?? "" })}</output>
                    </span>
                    <input className="input" maxLength={1000} aria-label={say("app-ex-ante.comment-on", { name: titleIn(language, check.title) })} placeholder={say("app-ex-ante.comment")} value={one.comment} onChange={({ target }) => change(check.id, { comment: target.value })} />
                  </fieldset>
                );
              })}
            </div>
          ))}
        </section>
      ))}
      <section className="band">
        <p><b>{say("app-ex-ante.total")}</b> <span className="ex-ante-total">{shownScore(scored.total) ?? say("app-ex-ante.left", { count: scored.missing.length, n: scored.missing.length })}</span></p>
        <Field label={say("app-ex-ante.opinion")}>{(ids) => <textarea {...ids} className="input" rows={3} maxLength={5000} disabled={isShut} value={opinion} onChange={({ target }) => draft.write({ ratings, opinion: target.value })} />}</Field>
        {state.state === "refused" && state.error instanceof RequestRefused && <Problems problems={state.error.problems} placeOf={nameOf} />}
        {refused !== null && <RefusedTogether refused={refused} placeOf={nameOf} />}
        {!isOver && (
          <p className="row">
            <button type="button" className="button" disabled={busy || behind !== null} onClick={save}>{say("app-ex-ante.save")}</button>
            <button type="button" className="button button-next" disabled={busy || behind !== null} onClick={submit}>{say("app-ex-ante.submit-sheet")}</button>
            <DraftWords state={state} isChanged={draft.isChanged} />
          </p>
        )}
      </section>
    </div>
  );
}
