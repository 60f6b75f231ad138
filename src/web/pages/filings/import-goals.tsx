import { useRef, useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { filingsApi, query, stageApi } from "../../app/api/addresses.ts";
import type { SubjectsToBegin } from "../../app/api/filing-shapes.ts";
import { upload } from "../../app/api/upload.ts";
import type { SpokenProblem } from "../../app/api/wire.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";

interface GoalsImported {
  readonly dry: boolean;
  readonly filings: readonly { readonly id: string; readonly code: string; readonly name: string; readonly changes: readonly { readonly path: string }[] }[];
  /** Projects and rows that were left out; `where` is the row of the workbook. */
  readonly problems: readonly SpokenProblem[];
}

/** 导入: a workbook of the province's system goes into the drafts of goals, after a look at what it would change. */
export function ImportGoals({ year }: { year: number }): React.ReactNode {
  const { say } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>{say("app-list.import")}</button>
      {isOpen && <Dialog title={say("app-list.import.title", { year: String(year) })} close={() => setOpen(false)} wide><Import year={year} /></Dialog>}
    </>
  );
}

function Import({ year }: { year: number }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const chosen = useRef<File | null>(null);
  const [seen, setSeen] = useState<GoalsImported | null>(null);
  const { busy, refused, run } = useAction();
  const read = async (file: File, dry: boolean): Promise<void> => {
    chosen.current = file;
    setSeen(null);
    setSeen(await upload<GoalsImported>({ address: `/api/${year}/goal/import${query({ dry: dry ? "true" : null })}`, file, language, say, progress: () => {} }).done);
  };
  const send = (file: File, dry: boolean): void => void run(() => read(file, dry));
  const without = withoutGoal([...(seen?.dry === true ? seen.problems : []), ...(refused?.problems ?? [])]);
  /** Blank forms for the projects that the workbook has and the year has not, and the workbook once more. */
  const begin = (file: File): void =>
    void run(async () => {
      const { items } = await wire.get<SubjectsToBegin>(`${stageApi(year, "goal")}/subjects${query({ without: "filing" })}`);
      for (const { id } of items.filter(({ code }) => without.includes(code))) await wire.send("POST", filingsApi(year, "goal"), { subjectId: id, from: "blank" });
      await read(file, true);
    });
  const changed = seen?.filings.filter(({ changes }) => changes.length > 0).length ?? 0;
  return (
    <>
      <p>{say("app-list.import.meaning")}</p>
      {refused !== null && <Problems problems={refused.problems} />}
      {without.length > 0 && <p><button type="button" className="button button-next" disabled={busy} onClick={() => { if (chosen.current !== null) begin(chosen.current); }}>{say("app-list.import.begin", { count: without.length })}</button></p>}
      <label className={busy ? "button file-button button-off" : "button file-button"}>
        {say(busy ? "app-list.import.reading" : "app-list.import.choose")}
        <input type="file" accept=".xlsx" className="for-ears" disabled={busy} onChange={({ target }) => { const file = target.files?.[0]; target.value = ""; if (file !== undefined) send(file, true); }} />
      </label>
      {seen !== null && (
        <div role="status">
          <h3>{say(seen.dry ? "app-list.import.would" : "app-list.import.done", { count: changed })}</h3>
          <ul className="subjects">
            {seen.filings.map(({ id, code, name, changes }) => (
              <li key={id}>
                <span>{seen.dry ? <b>{name}</b> : <PageLink to={addressOf({ page: "filing", year, stage: "goal", id })}>{name}</PageLink>} <span className="quiet">{code}</span></span>
                <span className="quiet">{changes.length === 0 ? say("app-list.import.same") : say("app-list.import.cells", { count: changes.length })}</span>
              </li>
            ))}
          </ul>
          {seen.problems.length > 0 && <Problems problems={seen.problems} placeOf={(where) => say("app-list.import.row", { row: where })} />}
          {seen.dry && changed > 0 && <button type="button" className="button button-next" disabled={busy} onClick={() => { if (chosen.current !== null) send(chosen.current, false); }}>{say("app-list.import.write", { count: changed })}</button>}
        </div>
      )}
    </>
  );
}

/** Codes of projects that the workbook was refused for because they have no goal in the year. */
function withoutGoal(problems: readonly SpokenProblem[]): readonly string[] {
  return problems.filter(({ code }) => code === "exchange.no-filing").map(({ params }) => String(params["code"]));
}
