import type { Message } from "../../../core/basics/message.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { goalQualityApi } from "../../app/api/addresses.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Here, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf } from "../../app/wording.ts";

interface GoalQualities {
  readonly books: readonly { readonly book: string; readonly submitted: number; readonly returned: number; readonly returnRate: string | null; readonly mean: string | null }[];
  readonly rule: { readonly full: string; readonly error: string; readonly warning: string; readonly note: string } | null;
  readonly items: readonly { readonly id: string; readonly code: string; readonly name: string; readonly unit: string; readonly returned: boolean; readonly score: string; readonly trace: readonly { readonly said: Message; readonly severity: string; readonly times: number; readonly off: string }[] }[];
  readonly more: boolean;
}

/** 目标编制质量: how many goals of each book were sent back, and what each goal that was handed on is worth by what is said about it. */
export function Quality({ year }: { year: number }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`quality ${year}`, (signal) => wire.get<GoalQualities>(goalQualityApi(year), signal));
  const none = <span className="quiet">{say("app-book-coverage.quality.none")}</span>;
  return (
    <section>
      <h2>{say("app-book-coverage.quality")}</h2>
      <Here loaded={loaded} reload={reload}>
        {({ books, rule, items, more }) => (
          <>
            <p className="quiet">{rule === null ? say("app-book-coverage.quality.no-rule") : say("app-book-coverage.quality.rule", { ...rule })}</p>
            <div className="table-scroll">
              <table className="list coverage">
                <caption>{say("app-book-coverage.quality.books")}</caption>
                <thead><tr>{["book", "quality.submitted", "quality.returned", "quality.rate", "quality.mean"].map((key) => <th key={key} scope="col">{say(`app-book-coverage.${key}`)}</th>)}</tr></thead>
                <tbody>
                  {books.map(({ book, submitted, returned, returnRate, mean }) => (
                    <tr key={book}>
                      <th scope="row" className="col-name">{say(`app-ledger.book.${book}`)}</th>
                      <td data-label={say("app-book-coverage.quality.submitted")}>{countOf(submitted)}</td>
                      <td data-label={say("app-book-coverage.quality.returned")}>{countOf(returned)}</td>
                      <td data-label={say("app-book-coverage.quality.rate")}>{returnRate === null ? none : `${returnRate}%`}</td>
                      <td data-label={say("app-book-coverage.quality.mean")}>{mean ?? none}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {items.length > 0 && (
              <details>
                <summary>{say("app-book-coverage.quality.items", { count: items.length })}</summary>
                <ul className="plain-list quality-items">
                  {items.map(({ id, code, name, unit, returned, score, trace }) => (
                    <li key={id}>
                      <b>{score}</b> <PageLink to={addressOf({ page: "filing", year, stage: "goal", id })}>{name}</PageLink> <span className="quiet">{code} · {unit}</span>{returned && <> <span className="quiet">{say("app-book-coverage.quality.was-returned")}</span></>}
                      {trace.map(({ said, times, off }) => <span key={said.code} className="second">{say("app-book-coverage.quality.off", { off, times: String(times), said: say(said.code, said.params) })}</span>)}
                    </li>
                  ))}
                </ul>
                {more && <p className="quiet">{say("app-book-coverage.quality.more")}</p>}
              </details>
            )}
          </>
        )}
      </Here>
    </section>
  );
}
