import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import type { AdoptableDefinition } from "../../app/api/office-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Dialog, Empty, Field, Here, Problems } from "../../app/parts.tsx";
import { titleIn } from "../../app/wording.ts";
import { today } from "../../app/today.ts";

/** 采用: a draft definition becomes the city's own by a document number that one role gives and another confirms. */
export function AdoptionsPart(): React.ReactNode {
  const { say } = useSignedIn();
  const [loaded, reload] = useAdoptable();
  return <Here loaded={loaded} reload={reload}>{({ items }) => (items.length === 0 ? <Empty title={say("app-admin.adoptions.none")} /> : <Adoptable items={items} reload={reload} />)}</Here>;
}

/** The same of the named definitions alone, under a heading; nothing at all where none of them can be adopted. */
export function AdoptionsOf({ names }: { names: readonly string[] }): React.ReactNode {
  const { say } = useSignedIn();
  const [loaded, reload] = useAdoptable();
  return (
    <Here loaded={loaded} reload={reload}>
      {({ items }) => {
        const own = items.filter(({ definition }) => names.includes(definition.split("@")[0]!));
        if (own.length === 0) return null;
        return (
          <section className="packs-part" aria-labelledby="definition-adoption">
            <h2 id="definition-adoption">{say("app-frame.task.adoptions")}</h2>
            <Adoptable items={own} reload={reload} />
          </section>
        );
      }}
    </Here>
  );
}

function useAdoptable() {
  const { wire } = useSignedIn();
  return useLoaded("adoptions", (signal) => wire.get<{ readonly items: readonly AdoptableDefinition[] }>("/api/adoptions", signal));
}

function Adoptable({ items, reload }: { items: readonly AdoptableDefinition[]; reload: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [proposing, setProposing] = useState<AdoptableDefinition | null>(null);
  const confirm = (id: string): void =>
    void run(async () => {
      await wire.send("POST", `/api/adoptions/${encodeURIComponent(id)}/confirm`);
      reload();
    });
  return (
    <>
      {refused !== null && <Problems problems={refused.problems} />}
      {[...new Set(items.map(kindOf))].map((kind) => <KindTable key={kind} kind={kind} items={items.filter((one) => kindOf(one) === kind)} busy={busy} confirm={confirm} propose={setProposing} />)}
      {proposing !== null && <Dialog title={say("app-admin.adoptions.propose")} close={() => setProposing(null)}><Propose adoptable={proposing} done={() => { setProposing(null); reload(); }} /></Dialog>}
    </>
  );
}

/** `form` of `form/goal`. */
const kindOf = ({ definition }: AdoptableDefinition): string => definition.split("/")[0]!;

function KindTable({ kind, items, busy, confirm, propose }: { kind: string; items: readonly AdoptableDefinition[]; busy: boolean; confirm: (id: string) => void; propose: (one: AdoptableDefinition) => void }): React.ReactNode {
  const { say, language, session } = useSignedIn();
  return (
    <table className="list list-packs">
      <caption>{say(`app-admin.adoptions.kind.${kind}`)}</caption>
      <thead><tr><th scope="col">{say("app-admin.adoptions.definition")}</th><th scope="col">{say("app-admin.state")}</th><th scope="col"><span className="for-ears">{say("app-admin.adoptions.propose")}</span></th></tr></thead>
      <tbody>
        {items.map((one) => {
          const { definition, stage, title, draft, adopted, waiting } = one;
          return (
            <tr key={definition}>
              <th scope="row" className="col-name">{titleIn(language, title)}{stage !== null && <> <span className="tag">{say("app-admin.adoptions.of-stage", { stage: say(`app-frame.stage.${stage}`) })}</span></>}{draft && <span className="tag tag-draft">{say("app-filing.draft-definition")}</span>}</th>
              <td data-label={say("app-admin.state")}>
                {adopted !== null && <span className="second">{say("app-admin.adoptions.adopted", { documentNo: adopted.documentNo, day: adopted.documentDate })}</span>}
                {waiting.map((proposal) => <span key={proposal.id} className="second">{say("app-admin.adoptions.proposed", { documentNo: proposal.documentNo, day: proposal.documentDate, by: proposal.proposedBy })} {proposal.refusedBecause === null ? <button type="button" className="button" disabled={busy} onClick={() => confirm(proposal.id)}>{say("app-admin.adoptions.confirm")}<span className="for-ears"> {titleIn(language, title)}</span></button> : <span className="quiet">{say("app-admin.adoptions.waits")}</span>}</span>)}
                {adopted === null && waiting.length === 0 && <span className="quiet">{say("app-admin.adoptions.open")}</span>}
              </td>
              <td>{session.duties.includes("adoption.propose") && adopted === null && waiting.length === 0 && <button type="button" className="button-plain" onClick={() => propose(one)}>{say("app-admin.adoptions.propose")}<span className="for-ears"> {titleIn(language, title)}</span></button>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Propose({ adoptable: { definition, title }, done }: { adoptable: AdoptableDefinition; done: () => void }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const [documentNo, setDocumentNo] = useState("");
  const [documentDate, setDocumentDate] = useState(today());
  const { busy, refused, run } = useAction();
  return (
    <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); void run(async () => { await wire.send("POST", "/api/adoptions", { definition, documentNo: documentNo.trim(), documentDate }); done(); }); }}>
      <p>{titleIn(language, title)}</p>
      {refused !== null && <Problems problems={refused.problems} />}
      <Field label={say("app-approval.document-no")}>{(ids) => <input {...ids} className="input" required value={documentNo} onChange={({ target }) => setDocumentNo(target.value)} />}</Field>
      <Field label={say("app-admin.adoptions.date")}>{(ids) => <input {...ids} type="date" className="input" required value={documentDate} onChange={({ target }) => setDocumentDate(target.value)} />}</Field>
      <button type="submit" className="button button-next" disabled={busy}>{say("app-admin.adoptions.propose")}</button>
    </form>
  );
}
