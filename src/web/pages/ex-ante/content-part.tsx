import { exAnteOneApi } from "../../app/api/addresses.ts";
import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { upload } from "../../app/api/upload.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { amountInWan, fenOfWan, titleIn } from "../../app/wording.ts";
import { DraftNote, DraftWords } from "./draft-note.tsx";
import { useDraft, type Counted } from "./use-draft.ts";

interface PartProps {
  readonly known: ExAnteKnown;
  readonly changed: (sentence: string) => void;
}

/** Saves what was typed and not saved yet, and gives the version that goes along; null where it could not be saved. */
export type Keeping = React.RefObject<(version: number) => Promise<number | null>>;

/** 申报内容 as whoever may not fill it reads it. */
export function ContentRead({ known }: Pick<PartProps, "known">): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <section id="content" className="ledger-part">
      <h2>{say("app-ex-ante.content")}</h2>
      {known.draft !== null && <p className="quiet" role="status">{say("app-ex-ante.left.later")}</p>}
      {known.scheme.fields.map(({ id, title }) => (
        <div key={id}><h3>{titleIn(language, title)}</h3><p className="ex-ante-text">{(known.texts[id] ?? "") === "" ? <span className="quiet">{say("app-ex-ante.not-filled")}</span> : known.texts[id]}</p></div>
      ))}
    </section>
  );
}

interface Typed {
  /** In 万元 as it was typed. */
  readonly amount: string;
  readonly texts: Readonly<Record<string, string>>;
}

const isUnread = (amount: string): boolean => amount.trim() !== "" && (fenOfWan(amount) ?? "0") === "0";
const sameAmount = (left: string, right: string): boolean => left.trim() === right.trim() || (!isUnread(left) && !isUnread(right) && fenOfWan(left) === fenOfWan(right));
const differing = ({ scheme }: ExAnteKnown, left: Typed, right: Typed) => scheme.fields.filter(({ id }) => (left.texts[id] ?? "").trim() !== (right.texts[id] ?? "").trim());

function countedOf({ version, amountFen, texts }: Pick<ExAnteKnown, "version" | "amountFen" | "texts">): Counted<Typed> {
  return { base: version, text: { amount: (amountInWan(amountFen) ?? "").replace(/,/g, ""), texts } };
}

/** 申报内容 as it is filled in. */
export function ContentFill({ known, changed, keeping }: PartProps & { readonly keeping: Keeping }): React.ReactNode {
  const { say, wire, language, session } = useSignedIn();
  const address = exAnteOneApi(known.year, known.id);
  const draft = useDraft<Typed>({
    key: `${session.person?.id ?? ""} ${address}/draft`, counted: countedOf(known),
    left: known.draft === null ? null : { text: known.draft, base: known.draft.baseVersion, savedAt: known.draft.savedAt },
    isSame: (left, right) => sameAmount(left.amount, right.amount) && differing(known, left, right).length === 0,
    keep: async ({ text: { amount, texts }, base }, keepalive) => (await wire.send<{ savedAt: string }>("PUT", `${address}/draft`, { amount, texts, baseVersion: base }, { keepalive })).savedAt,
    discard: async () => void (await wire.send("DELETE", `${address}/draft`)),
    save: async ({ text: { amount, texts }, base }) => (await wire.send<{ version: number }>("PUT", address, { amountFen: amount.trim() === "" ? null : fenOfWan(amount), texts, expectedVersion: base })).version,
    newest: async () => countedOf(await wire.get<ExAnteKnown>(address)),
  });
  const { busy, refused, run } = useAction();
  const { text: { amount, texts }, behind } = draft;
  const isWrong = isUnread(amount);
  const store = async (): Promise<number | null> => {
    if (isWrong || behind !== null) return null;
    return (await run(() => draft.save())) ?? null;
  };
  keeping.current = store;
  const save = async (): Promise<void> => {
    if ((await store()) !== null) changed(say("app-ex-ante.saved"));
  };
  const differs = (mine: Typed): readonly string[] => [
    ...(sameAmount(mine.amount, amount) ? [] : [say("app-ex-ante.amount")]), ...differing(known, mine, { amount, texts }).map(({ title }) => titleIn(language, title)),
  ];
  return (
    <section id="content" className="ledger-part">
      <h2>{say("app-ex-ante.content")}</h2>
      <DraftNote draft={draft} differs={differs} />
      <form className="ex-ante-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <fieldset className="bare" disabled={behind !== null}>
          <div id="amount"><Field label={say("app-ex-ante.amount-in")} wrong={isWrong ? say("app-ex-ante.amount-unfit") : undefined}>{(ids) => <input {...ids} className="input input-amount" inputMode="decimal" maxLength={40} value={amount} onChange={({ target }) => draft.write({ amount: target.value, texts })} />}</Field></div>
          {known.scheme.fields.map(({ id, title, required }) => (
            <div key={id} id={`texts.${id}`}>
              <Field label={titleIn(language, title)} hint={required ? undefined : say("app-ex-ante.may-stay-empty")}>
                {(ids) => <textarea {...ids} className="input" rows={4} maxLength={5000} value={texts[id] ?? ""} onChange={({ target }) => draft.write({ amount, texts: { ...texts, [id]: target.value } })} />}
              </Field>
            </div>
          ))}
          {refused !== null && <Problems problems={refused.problems} />}
          {draft.state.state === "refused" && draft.state.error instanceof RequestRefused && <Problems problems={draft.state.error.problems} />}
          <p className="row"><button type="submit" className="button" disabled={isWrong || busy}>{say("app-ex-ante.save")}</button> <DraftWords state={draft.state} isChanged={draft.isChanged} /></p>
        </fieldset>
      </form>
      {behind === null && <ReadWorkbook address={address} store={store} take={async () => draft.takeCounted(countedOf(await wire.get<ExAnteKnown>(address)))} changed={changed} />}
    </section>
  );
}

/** 读入工作簿: what was changed in the application's own workbook; what is typed here is saved first, so that nothing of it is written over unseen. */
function ReadWorkbook({ address, store, take, changed }: { readonly address: string; readonly store: () => Promise<number | null>; readonly take: () => Promise<void>; readonly changed: (sentence: string) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { busy, refused, run } = useAction();
  const read = (file: File): void =>
    void run(async () => {
      if ((await store()) === null) return;
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
