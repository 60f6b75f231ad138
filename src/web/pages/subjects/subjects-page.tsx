import { useState } from "react";
import { query, subjectsApi } from "../../app/api/addresses.ts";
import type { LibraryItem, LibrarySum, SubjectLibraryKnown } from "../../app/api/subject-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Dialog, Empty, Here, PageHead, Problems } from "../../app/parts.tsx";
import { useTypedFilter } from "../../app/typed-filter.ts";
import { useGrown } from "../../app/use-grown.ts";
import { amountInWan, countOf, stageName, titleIn } from "../../app/wording.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { ChangeSubject } from "./change-subject.tsx";
import { EnterSubject } from "./enter-subject.tsx";

interface Filter { readonly book: string; readonly kind: string; readonly tag: string; readonly stage: string; readonly parent: string; readonly text: string; readonly years: string }
const NAMES = ["book", "kind", "tag", "stage", "parent", "text", "years"] as const;
const NONE: Filter = { book: "", kind: "", tag: "", stage: "", parent: "", text: "", years: "" };

function readFilter(search: string): Filter {
  const given = new URLSearchParams(search);
  const [book, kind, tag, stage, parent, text, years] = NAMES.map((name) => (given.get(name) ?? "").slice(0, 100));
  return { book: book!, kind: kind!, tag: tag!, stage: stage!, parent: parent!, text: text!, years: years === "all" ? "all" : "" };
}

/** 项目库 of four books: by book, kind, stage, fund and tag, with the money of the year; what is classified is a number and its codes. */
export function SubjectsPage({ year }: { year: number }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const ask = useOwnAddress();
  const filter = readFilter(useSearch());
  const search = query({ ...filter });
  const [loaded, reload] = useLoaded(`subjects ${year} ${search}`, async (signal) => ({ search, known: await wire.get<SubjectLibraryKnown>(`${subjectsApi(year)}${search}`, signal) }), { opens: true, of: `subjects ${year}` });
  const [entering, setEntering] = useState(false);
  const [changing, setChanging] = useState<LibraryItem | null>(null);
  const [said, setSaid] = useState("");
  const apply = (part: Partial<Filter>): void => ask(query({ ...filter, ...part }));
  const [typed, type] = useTypedFilter(filter.text, (text) => apply({ text }));
  const isFiltered = NAMES.some((name) => filter[name] !== "");
  return (
    <>
      <PageHead title={say("app-subject.title", { year: String(year) })} lead={say("app-subject.lead")} />
      {said !== "" && <p className="said" role="status">{said}</p>}
      <Here loaded={loaded} reload={reload}>
        {({ search: answered, known }) => (
          <>
            {entering && <Dialog title={say("app-subject.enter")} close={() => setEntering(false)} wide><EnterSubject year={year} units={known.units} platforms={known.platforms} done={(code, first) => { setEntering(false); setSaid(first === null || first <= year ? say("app-subject.entered", { code }) : say("app-subject.entered-for", { code, year: String(first) })); reload(); }} /></Dialog>}
            {changing !== null && <Dialog title={say("app-subject.change-of", { name: changing.name })} close={() => setChanging(null)}><ChangeSubject item={changing} platforms={known.platforms} done={() => { setSaid(say("app-subject.changed", { name: changing.name })); setChanging(null); reload(); }} /></Dialog>}
            <form className="filters" role="search" aria-label={say("app-subject.filter")} onSubmit={(event) => event.preventDefault()}>
              <label className="filter"><span>{say("app-ledger.search")}</span><input className="input" type="search" maxLength={100} value={typed} onChange={({ target }) => type(target.value)} /></label>
              {isFiltered && <button type="button" className="button-plain" onClick={() => apply(NONE)}>{say("app-subject.all")}</button>}
              {known.mayEnter && <button type="button" className="button button-next" onClick={() => setEntering(true)}>{say("app-subject.enter")}</button>}
            </form>
            <p className="quiet">{known.mayEnter ? say("app-subject.may-enter") : say("app-subject.entered-by", { roles: known.enteredBy.map((title) => titleIn(language, title)).join(say("app-ledger.list-comma")) })}</p>
            {known.otherYears > 0 && <p className="quiet">{say("app-subject.other-years", { count: known.otherYears, n: countOf(known.otherYears), year: String(year) })} <button type="button" className="button-plain" onClick={() => apply({ years: "all" })}>{say("app-subject.other-years.show")}</button></p>}
            <div className="ledger-sums">
              <Sums title={say("app-ledger.by-book")} rows={known.books} total={known.total} word={(key) => say(`app-ledger.book.${key}`)} choose={(book) => apply({ book })} />
              <Sums title={say("app-subject.by-kind")} rows={known.kinds} total={known.total} word={(key) => say(`app-kind.${key}`)} choose={(kind) => apply({ kind })} />
              {known.stages.length > 0 && <Sums title={say("app-subject.by-stage")} rows={known.stages} total={known.total} word={(key) => stageIn(say, key)} choose={(stage) => apply({ stage })} note={say("app-subject.by-stage.note")} />}
              {known.parents.length > 0 && <Sums title={say("app-subject.by-parent")} rows={known.parents} total={null} word={(key) => known.parents.find(({ key: code }) => code === key)?.name ?? key} choose={(parent) => apply({ parent })} note={say("app-subject.by-parent.note")} />}
              {known.tags.length > 0 && <Sums title={say("app-subject.by-tag")} rows={known.tags} total={null} word={(key) => key} choose={(tag) => apply({ tag })} note={say("app-subject.by-tag.note")} />}
            </div>
            {known.classified.length > 0 && (
              <section className="ledger-part">
                <h2>{say("app-subject.classified", { count: known.classifiedCount, n: countOf(known.classifiedCount) })}</h2>
                <p>{known.classified.join(say("app-ledger.list-comma"))}</p>
                {known.classifiedCount > known.classified.length && <p className="quiet">{say("app-subject.classified.first", { n: countOf(known.classified.length) })}</p>}
                <p className="quiet">{say("app-subject.classified.meaning")}</p>
              </section>
            )}
            {known.total.subjects === 0 && known.classified.length === 0 ? (
              <Empty title={say(isFiltered ? "app-ledger.empty.filtered" : "app-subject.empty")}><p>{say(isFiltered ? "app-ledger.empty.filtered.meaning" : "app-subject.empty.meaning")}</p></Empty>
            ) : <Items key={answered} year={year} search={answered} known={known} choose={(tag) => apply({ tag })} change={known.mayEnter ? setChanging : null} />}
          </>
        )}
      </Here>
    </>
  );
}

function Sums({ title, rows, total, word, choose, note }: { title: string; rows: readonly LibrarySum[]; total: LibrarySum | null; word: (key: string) => string; choose: (key: string) => void; note?: string }): React.ReactNode {
  const { say } = useSignedIn();
  const cells = ({ subjects, adjustedFen, paidFen }: LibrarySum): React.ReactNode => (
    <>
      <td className="number" data-label={say("app-subject.count")}>{countOf(subjects)}</td>
      <td className="number" data-label={say("app-ledger.adjusted")}>{amountInWan(adjustedFen) ?? <span className="quiet">{say("app-ledger.none")}</span>}</td>
      <td className="number" data-label={say("app-ledger.paid")}>{amountInWan(paidFen)}</td>
    </>
  );
  return (
    <section className="ledger-part">
      <h2>{title} <span className="quiet">{say("app-ledger.unit-note")}</span></h2>
      <table className="list list-ledger">
        <caption className="for-ears">{title}</caption>
        <thead><tr><th scope="col">{title}</th><th scope="col" className="number">{say("app-subject.count")}</th><th scope="col" className="number">{say("app-ledger.adjusted")}</th><th scope="col" className="number">{say("app-ledger.paid")}</th></tr></thead>
        <tbody>
          {rows.map((row) => <tr key={row.key}><th scope="row" className="col-name"><button type="button" className="button-plain" onClick={() => choose(row.key)}>{word(row.key)}</button></th>{cells(row)}</tr>)}
          {total !== null && rows.length > 1 && <tr className="ledger-total"><th scope="row">{say("app-ledger.total")}</th>{cells(total)}</tr>}
        </tbody>
      </table>
      {note !== undefined && <p className="quiet">{note}</p>}
    </section>
  );
}

function Items({ year, search, known, choose, change }: { year: number; search: string; known: SubjectLibraryKnown; choose: (tag: string) => void; change: ((item: LibraryItem) => void) | null }): React.ReactNode {
  const { say } = useSignedIn();
  const tellsStages = known.stages.length > 0;
  const { items, next, busy, refused, more } = useGrown(known, `${subjectsApi(year)}${search}`);
  return (
    <section className="ledger-part">
      <table className="list list-ledger">
        <caption className="for-ears">{say("app-subject.title", { year: String(year) })}</caption>
        <thead>
          <tr>
            <th scope="col">{say("app-subject.name")}</th><th scope="col">{say("app-subject.kind")}</th><th scope="col">{say("app-ledger.unit")}</th>{tellsStages && <th scope="col">{say("app-subject.stage")}</th>}<th scope="col">{say("app-subject.tags")}</th>
            <th scope="col" className="number">{say("app-ledger.adjusted")}</th><th scope="col" className="number">{say("app-ledger.paid")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row" className="col-name">{change === null ? <span>{item.name}</span> : <button type="button" className="button-plain" onClick={() => change(item)}>{item.name}</button>}<span className="second">{item.code} · {say(`app-ledger.book.${item.book}`)}</span></th>
              <td data-label={say("app-subject.kind")}>
                {say(`app-kind.${item.kind}`)}{item.attribute !== null && <span className="second">{say(`app-subject.attribute.${item.attribute}`)}</span>}
                <YearsOf item={item} />
                {item.parentCode !== null && <span className="second">{say("app-subject.part-of", { name: item.parentName ?? item.parentCode })}</span>}
              </td>
              <td data-label={say("app-ledger.unit")}>{item.unit}{item.department !== item.unit && <span className="second">{item.department}</span>}</td>
              {tellsStages && <td data-label={say("app-subject.stage")}>{item.stage !== null && stageIn(say, item.stage)}</td>}
              <td data-label={say("app-subject.tags")}>{item.tags.map((tag) => <button key={tag} type="button" className="button-plain" onClick={() => choose(tag)}>{tag}</button>)}</td>
              <td className="number" data-label={say("app-ledger.adjusted")}>{amountInWan(item.adjustedFen) ?? <span className="quiet">{say("app-ledger.none")}</span>}</td>
              <td className="number" data-label={say("app-ledger.paid")}>{amountInWan(item.paidFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refused !== null && <Problems problems={refused.problems} />}
      {next !== null && <p className="list-more"><button type="button" className="button" disabled={busy} onClick={more}>{say("app-ledger.more")}</button></p>}
    </section>
  );
}

/** 所处环节 in the words of the stages. */
const stageIn = (say: ReturnType<typeof useSignedIn>["say"], stage: string): string => stage === "none" ? say("app-subject.stage.none") : stageName(say, stage);

/** 起止预算年度; nothing where nobody said. */
function YearsOf({ item: { firstYear, lastYear } }: { item: LibraryItem }): React.ReactNode {
  const { say } = useSignedIn();
  if (firstYear === null && lastYear === null) return null;
  const [from, until] = [String(firstYear ?? ""), String(lastYear ?? "")];
  return <span className="second">{say(from === until ? "app-subject.years.one" : lastYear === null ? "app-subject.years.from" : firstYear === null ? "app-subject.years.until" : "app-subject.years.range", { from, until })}</span>;
}
