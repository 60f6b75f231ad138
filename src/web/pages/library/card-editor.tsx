import { useState } from "react";
import { listed } from "../../../core/basics/message.ts";
import { DATA_SOURCES, DIRECTIONS, FREQUENCIES, VALUE_METHODS, type Direction, type Sign } from "../../../core/library/card.ts";
import { CARD_ATTRIBUTES } from "../../../core/library/card-attributes.ts";
import { SIGNS_OF } from "../../../core/library/card-faults.ts";
import { claimOfCard } from "../../../core/library/claims.ts";
import { wholeCard, type CardDraft } from "../../../core/library/card-draft.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { cardApi, cardsApi } from "../../app/api/addresses.ts";
import type { LibraryKnown } from "../../app/api/library-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { useNamed } from "../../app/named.tsx";
import { Field } from "../../app/parts.tsx";
import { RefusableForm, RefusedPlacesList } from "../../app/refused-form.tsx";
import { titleIn } from "../../app/wording.ts";
import { placeOf } from "./card-work.tsx";
import { MoreAttributes } from "./more-attributes.tsx";
import { StandardFields } from "./standard-fields.tsx";

interface Wish {
  readonly library: LibraryKnown;
  readonly draft: CardDraft;
  readonly reason: string;
  readonly saved: number;
  readonly code: string | null;
  readonly hasBenchmark: boolean;
  readonly done: (code: string) => void;
}

const CLAIMED = "card.claim-without-benchmark";

type TextField = "meaning" | "scoring" | "scope" | "reasoning";

/** 起草指标卡: may be kept with gaps; what is still missing for submitting it is said below. */
export function CardEditor({ library, draft, reason: before, saved, code, hasBenchmark, done }: Wish): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const named = useNamed();
  const [card, set] = useState(draft);
  const [reason, setReason] = useState(before);
  const { busy, refused, run } = useAction();
  const change = (fields: Partial<CardDraft>): void => set((now) => ({ ...now, ...fields }));
  const sector = library.sectors.find(({ id }) => id === card.sector);
  const whole = wholeCard(code ?? "LOC-0001", card, hasBenchmark);
  const claimed = claimOfCard(card, hasBenchmark);
  const missing = whole.ok ? [] : whole.problems.filter(({ code: why, where }) => why !== CLAIMED && !CARD_ATTRIBUTES.some((one) => one === where));
  const isWhole = whole.ok;
  const kinds = library.levels.map(({ level1, level2 }) => ({ level1, level2 }));
  const keep = (): void =>
    void run(async () => {
      const kept = code === null ? await wire.send<{ code: string }>("POST", cardsApi, { draft: card, reason }) : await wire.send<{ code: string }>("PUT", `${cardApi(code)}/draft`, { draft: card, reason, expectedSaved: saved });
      done(kept.code);
    });
  const long = (field: TextField): React.ReactNode => (
    <Field at={field} label={say(`app-library.field.${field}`)}>{(ids) => <textarea {...ids} className="input" rows={2} maxLength={field === "scope" ? 400 : 1000} value={card[field]} onChange={({ target }) => change({ [field]: target.value })} />}</Field>
  );
  const chosen = <Value extends string>(field: "direction" | "dataSource" | "valueMethod" | "frequency", values: readonly Value[], pick: (value: Value | null) => void): React.ReactNode => (
    <Field at={field} label={say(`app-library.field.${field}`)}>
      {(ids) => (
        <select {...ids} className="input" value={card[field] ?? ""} onChange={({ target }) => pick(target.value === "" ? null : (target.value as Value))}>
          <option value="">{say("app-filing.move.choose")}</option>
          {values.map((value) => <option key={value} value={value}>{say(`app-library.${field}.${value}`)}</option>)}
        </select>
      )}
    </Field>
  );
  const signs: readonly Sign[] = card.direction === null ? [] : SIGNS_OF[card.direction];
  const several = (field: "evidence" | "words"): React.ReactNode => (
    <Field at={field} label={say(`app-library.field.${field}`)} hint={say(`app-library.hint.${field}`)}>{(ids) => <input {...ids} className="input" value={listed(card[field])} onChange={({ target }) => change({ [field]: target.value === "" ? [] : target.value.split(/[、,，;；]/) })} />}</Field>
  );
  return (
    <RefusableForm refused={refused} within="draft" className="card-editor" submit={keep}>
      <RefusedPlacesList />
      <fieldset>
        <legend>{say("app-library.part.name")}</legend>
        <Field at="name.zh" label={say("app-library.name-zh")}>{(ids) => <input {...ids} className="input" required maxLength={60} value={card.name.zh} onChange={({ target }) => change({ name: { ...card.name, zh: target.value } })} />}</Field>
        <Field at="name.en" label={say("app-library.name-en")}>{(ids) => <input {...ids} className="input" lang="en" maxLength={160} value={card.name.en} onChange={({ target }) => change({ name: { ...card.name, en: target.value } })} />}</Field>
        <Field at="sector" label={say("app-library.field.sector")}>
          {(ids) => (
            <select {...ids} className="input" value={card.sector} onChange={({ target }) => change({ sector: target.value, group: library.sectors.find(({ id }) => id === target.value)?.groups[0]?.id ?? "" })}>
              {library.sectors.map(({ id, title }) => <option key={id} value={id}>{titleIn(language, title)}</option>)}
            </select>
          )}
        </Field>
        <Field at="group" label={say("app-library.field.group")}>
          {(ids) => <select {...ids} className="input" value={card.group} onChange={({ target }) => change({ group: target.value })}>{sector?.groups.map(({ id, title }) => <option key={id} value={id}>{titleIn(language, title)}</option>)}</select>}
        </Field>
        <Field at="level2" label={say("app-library.kind")}>
          {(ids) => (
            <select {...ids} className="input" value={`${card.level1}/${card.level2}`} onChange={({ target }) => { const [level1 = "", level2 = ""] = target.value.split("/"); change({ level1, level2 }); }}>
              {card.level2 === "" && <option value="/">{say("app-filing.move.choose")}</option>}
              {kinds.map(({ level1, level2 }) => <option key={`${level1}/${level2}`} value={`${level1}/${level2}`}>{named(level1)} · {named(level2)}</option>)}
            </select>
          )}
        </Field>
        {several("words")}
      </fieldset>
      <fieldset>
        <legend>{say("app-library.part.measure")}</legend>
        {long("meaning")}
        <Field at="formula" label={say("app-library.field.formula")} hint={say("app-library.hint.formula")}>{(ids) => <input {...ids} className="input" maxLength={1000} value={card.formula ?? ""} onChange={({ target }) => change({ formula: target.value === "" ? null : target.value })} />}</Field>
        {chosen<Direction>("direction", DIRECTIONS, (direction) => change({ direction, sign: direction === null ? null : SIGNS_OF[direction][0]! }))}
        <Field at="sign" label={say("app-library.field.sign")}>
          {(ids) => <select {...ids} className="input" value={card.sign ?? ""} disabled={signs.length < 2} onChange={({ target }) => change({ sign: target.value as Sign })}>{signs.map((sign) => <option key={sign} value={sign}>{say(`app-library.sign.${sign}`)}</option>)}</select>}
        </Field>
        <Field at="unit" label={say("app-library.field.unit")} hint={say("app-library.hint.unit")}>{(ids) => <input {...ids} className="input" maxLength={20} value={card.unit ?? ""} onChange={({ target }) => change({ unit: target.value === "" ? null : target.value })} />}</Field>
        {chosen("frequency", FREQUENCIES, (frequency) => change({ frequency }))}
        {long("scoring")}
      </fieldset>
      <fieldset>
        <legend>{say("app-library.part.source")}</legend>
        {chosen("dataSource", DATA_SOURCES, (dataSource) => change({ dataSource }))}
        {chosen("valueMethod", VALUE_METHODS, (valueMethod) => change({ valueMethod }))}
        {several("evidence")}
        {long("scope")}
        {long("reasoning")}
        <StandardFields standard={card.standard} change={(standard) => change({ standard })} />
        <label className="check"><input type="checkbox" checked={card.common} onChange={({ target }) => change({ common: target.checked })} /> {say("app-library.field.common")}</label>
      </fieldset>
      <MoreAttributes card={card} change={change} />
      <Field at="reason" label={say("app-library.reason")} hint={say("app-library.reason-hint")}>{(ids) => <input {...ids} className="input" required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
      {claimed.length > 0 && <div className="problems" role="alert">{claimed.map(({ where, params }) => <p key={where}><span className="mark mark-error" aria-hidden="true" />{say("app-card.claim", { field: placeOf(where, say), claim: String(params["claim"] ?? "") })}</p>)}</div>}
      <p className="quiet" role="status">{missing.length === 0 ? isWhole && say("app-library.complete") : say("app-library.missing", { fields: listed(missing.map(({ where }) => placeOf(where, say))) })}</p>
      <p className="row"><button type="submit" className="button button-next" disabled={busy}>{say("app-library.keep")}</button></p>
    </RefusableForm>
  );
}
