import { memo, useRef, useState } from "react";
import type { Stage } from "../../../../core/form/filing-values.ts";
import { isScored } from "../../../../core/form/stage.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { evidenceApi, filingApi, query, stageApi } from "../../../app/api/addresses.ts";
import type { FilingDetail } from "../../../app/api/filing-shapes.ts";
import { upload } from "../../../app/api/upload.ts";
import { RequestRefused, type SpokenProblem } from "../../../app/api/wire.ts";
import { useAction } from "../../../app/loaded.ts";
import { Problems } from "../../../app/parts.tsx";
import { momentOf, sizeOf, titleIn } from "../../../app/wording.ts";
import { unfit } from "../evidence-rules.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";
import { mayFill } from "../use-desk.ts";

/** 佐证资料 of the whole filing, and the scan of the stamped page. */
export const EvidencePart = memo(function EvidencePart({ detail, place, goTo, reload }: Pick<MarginProps, "detail" | "place" | "goTo" | "reload">): React.ReactNode {
  const { say, session } = useSignedIn();
  const kept = detail.evidence.filter(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <MarginPart title={say("app-filing.evidence")} count={kept.length}>
      {kept.length === 0 && <p className="quiet">{say(noneYet(detail.stage))}</p>}
      <EvidenceList detail={detail} paths={null} place={place} goTo={goTo} reload={reload} />
      {session.duties.includes("scan") && <ScanUpload detail={detail} />}
    </MarginPart>
  );
});

function noneYet(stage: Stage): string {
  if (stage === "application") return "app-filing.evidence.none.application";
  return isScored(stage) ? "app-filing.evidence.none" : "app-filing.evidence.not-asked";
}

/** Evidence of one line, with the way to add more to a cell of it. */
export function EvidenceOf({ path, detail, reload }: { path: string; detail: FilingDetail; reload: () => void }): React.ReactNode {
  const { say, session } = useSignedIn();
  const line = path.slice(0, path.lastIndexOf("."));
  const paths = new Set(detail.evidence.map((one) => one.path).filter((one) => one.startsWith(line)));
  const mayStore = session.duties.includes("evidence.store") && mayFill(detail);
  if (paths.size === 0 && !mayStore) return null;
  return (
    <div className="evidence-of">
      <h3>{say(detail.stage === "application" ? "app-filing.evidence.here.application" : "app-filing.evidence.here")}</h3>
      <EvidenceList detail={detail} paths={paths} reload={reload} />
      {mayStore && <EvidenceUpload path={path} detail={detail} reload={reload} />}
    </div>
  );
}

function EvidenceList({ detail, paths, place, goTo, reload }: { detail: FilingDetail; paths: ReadonlySet<string> | null; place?: (path: string) => string; goTo?: (path: string) => void; reload: () => void }): React.ReactNode {
  const { say, language, wire, session } = useSignedIn();
  const { busy, refused, run } = useAction();
  const kinds = detail.rules.evidence;
  const shown = detail.evidence.filter(({ path }) => paths === null || paths.has(path));
  if (shown.length === 0) return null;
  return (
    <>
      {refused !== null && <Problems problems={refused.problems} />}
      <ul className="evidence-list">
        {shown.map(({ id, path, kind, name, bytes, digest, storedAt, withdrawnAt }) => {
          const title = kinds.find((one) => one.id === kind)?.title;
          return (
            <li key={id} className={withdrawnAt === null ? "" : "withdrawn"}>
              {place !== undefined && <button type="button" className="button-plain note-place" onClick={() => goTo?.(path)}>{place(path)}</button>}
              <p>{withdrawnAt === null ? <a href={evidenceApi(detail, id)} download={name}>{name}</a> : <del>{name}</del>}</p>
              <p className="quiet">{title === undefined ? "" : `${titleIn(language, title)} · `}{sizeOf(bytes)} · {momentOf(storedAt)} · <code title={digest}>{digest.slice(0, 8)}</code>{withdrawnAt !== null && ` · ${say("app-filing.evidence.withdrawn")}`}</p>
              {withdrawnAt === null && session.duties.includes("evidence.store") && mayFill(detail) && (
                <button type="button" className="button-plain" disabled={busy} onClick={() => void run(async () => { await wire.send("DELETE", evidenceApi(detail, id)); reload(); })}>{say("app-filing.evidence.withdraw")}</button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface Sending {
  readonly name: string;
  readonly share: number;
}

function EvidenceUpload({ path, detail, reload }: { path: string; detail: FilingDetail; reload: () => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const kinds = detail.rules.evidence;
  const [kind, setKind] = useState(kinds[0]?.id ?? "");
  const [sending, setSending] = useState<Sending | null>(null);
  const [problems, setProblems] = useState<readonly SpokenProblem[]>([]);
  const stop = useRef<() => void>(() => {});

  const take = async (files: readonly File[]): Promise<void> => {
    if (sending !== null) return;
    const refused: SpokenProblem[] = [];
    setProblems([]);
    const chosen = kinds.find(({ id }) => id === kind) ?? null;
    for (const file of files) {
      const why = unfit(file, chosen);
      if (why !== null) {
        refused.push({ code: why.code, where: "", message: say(why.code, why.params), advice: say(`${why.code}.advice`, why.params), params: why.params });
        continue;
      }
      setSending({ name: file.name, share: 0 });
      const { done, stop: end } = upload({ address: `${filingApi(detail)}/evidence${query({ path, kind, name: file.name })}`, file, language, say, progress: (share) => setSending({ name: file.name, share }) });
      stop.current = end;
      try {
        await done;
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        refused.push(...error.problems.map((problem) => ({ ...problem, message: say("app-filing.evidence.of-file", { name: file.name, sentence: problem.message }) })));
      }
    }
    setSending(null);
    setProblems(refused);
    reload();
  };
  return (
    <div
      className="upload"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take([...event.dataTransfer.files]);
      }}
    >
      {problems.length > 0 && <Problems problems={problems} />}
      {sending !== null && <p role="status"><progress max={1} value={sending.share} aria-label={sending.name} /> {say("app-filing.evidence.sending", { name: sending.name, percent: Math.floor(sending.share * 100) })} <button type="button" className="button-plain" onClick={() => stop.current()}>{say("app-filing.evidence.stop")}</button></p>}
      {/* It stays while a file is sent, so that the keyboard is still at it afterwards; another file is taken when that one is there. */}
      <div className="row">
        {kinds.length > 1 && <select className="input" aria-label={say("app-filing.evidence.kind")} value={kind} onChange={({ target }) => setKind(target.value)}>{kinds.map(({ id, title }) => <option key={id} value={id}>{titleIn(language, title)}</option>)}</select>}
        <label className={sending === null ? "button file-button" : "button file-button button-off"}>
          {say("app-filing.evidence.add")}
          <input type="file" multiple className="for-ears" aria-disabled={sending === null ? undefined : true} onClick={(event) => { if (sending !== null) event.preventDefault(); }} onChange={({ target }) => { const files = [...(target.files ?? [])]; target.value = ""; void take(files); }} />
        </label>
      </div>
    </div>
  );
}

interface Matched {
  readonly matched: { readonly filingId: string; readonly name: string; readonly code: string; readonly version: number; readonly current: boolean };
}

/** 盖章扫描件: the code on the page says which record and version it is; what belongs elsewhere is told, never attached. */
function ScanUpload({ detail }: { detail: FilingDetail }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [found, setFound] = useState<Matched["matched"] | null>(null);
  const send = (file: File): void =>
    void run(async () => {
      setFound(null);
      const { matched } = await upload<Matched>({ address: `${stageApi(detail.year, detail.stage)}/scans${query({ filing: detail.id, name: file.name })}`, file, language, say, progress: () => {} }).done;
      setFound(matched);
    });
  return (
    <div className="scan">
      <h3>{say("app-filing.scan")}</h3>
      <p className="quiet">{say("app-filing.scan.meaning")}</p>
      {refused !== null && <Problems problems={refused.problems} />}
      {found !== null && (
        <p role="status">
          {say(found.current ? "app-filing.scan.current" : "app-filing.scan.old", { code: found.code, version: found.version })}
        </p>
      )}
      <label className={busy ? "button file-button button-off" : "button file-button"}>
        {say(busy ? "app-filing.scan.reading" : "app-filing.scan.add")}
        <input type="file" accept="image/png,image/jpeg,application/pdf" className="for-ears" aria-disabled={busy ? true : undefined} onClick={(event) => { if (busy) event.preventDefault(); }} onChange={({ target }) => { const file = target.files?.[0]; target.value = ""; if (file !== undefined) send(file); }} />
      </label>
    </div>
  );
}
