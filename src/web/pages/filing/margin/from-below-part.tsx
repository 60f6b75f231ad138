import { message } from "../../../../core/basics/message.ts";
import { filingApi } from "../../../app/api/addresses.ts";
import type { FromBelowTold } from "../../../app/api/regional-shapes.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { useLoaded } from "../../../app/loaded.ts";
import { Here } from "../../../app/parts.tsx";
import { textAt } from "../../../form/cells.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";

/** 来自下级的建议: what the regions or the projects below come to, with how it was reckoned; one press puts it into its cell. */
export function FromBelowPart({ detail, desk, goTo }: MarginProps): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`from below ${detail.id}`, (signal) => wire.get<FromBelowTold>(`${filingApi(detail)}/from-below`, signal));
  const put = (texts: readonly (readonly [path: string, text: string])[]): void =>
    desk.send({ wish: "put", texts: new Map(texts), said: message("app-regional.put", { count: texts.length }) });
  return (
    <Here loaded={loaded} reload={reload}>
      {({ kind, parts, missing, suggested, said }) => {
        const open = suggested.filter(({ path, text }) => desk.state.shape.fillable(path) && textAt(desk.live, path).trim() !== text);
        return kind === "none" || parts === 0 ? null : (
          <MarginPart title={say(`app-regional.from-below.${kind}`)} count={suggested.length} open>
            <p className="quiet">{say("app-regional.from-below.lead")}</p>
            {/* Of level-2 projects the sentence over their scores says it. */}
            {kind === "regions" && missing.length > 0 && <p role="status">{say("app-regional.returns.missing", { count: missing.length, names: missing.join(say("app-regional.between")) })}</p>}
            {said.map(({ code, params }) => <p key={code}>{say(code, params)}</p>)}
            <ul className="notes">
              {suggested.map(({ path, name, text, trace }) => (
                <li key={path}>
                  <button type="button" className="button-plain" onClick={() => goTo(path)}>{name}</button> <b>{text}</b>
                  <span className="quiet"> {trace.map(({ code, params }) => say(code, params)).join(" ")}</span>
                  {open.some((one) => one.path === path) && <> <button type="button" className="button" onClick={() => put([[path, text]])}>{say("app-regional.put-one")}<span className="for-ears"> {name}</span></button></>}
                </li>
              ))}
            </ul>
            {open.length > 1 && <button type="button" className="button" onClick={() => put(open.map(({ path, text }) => [path, text]))}>{say("app-regional.put-all", { count: open.length })}</button>}
          </MarginPart>
        );
      }}
    </Here>
  );
}
