import { useEffect } from "react";
import { readRollUp, ruleOnly } from "../../../../core/roll-up/roll-up-rule.ts";
import { filingApi, query } from "../../../app/api/addresses.ts";
import type { RolledUpRow, RollUpTold } from "../../../app/api/roll-up-shapes.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { useLoaded } from "../../../app/loaded.ts";
import { Here } from "../../../app/parts.tsx";
import { pathOf, readPath, textAt, textIn } from "../../../form/cells.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";
import { RollUpRuleFields } from "./roll-up-rule-fields.tsx";
import { RollUpResult } from "./roll-up-result.tsx";
import { takenTexts } from "./roll-up-taken.ts";

/** 下级单位汇总: what the units below come to for the indicator in focus, how it is reckoned, and which of those that were taken have changed since. */
export function RollUpPart(props: MarginProps): React.ReactNode {
  const { desk, detail } = props;
  const { say } = useSignedIn();
  const name = readPath(desk.state.selection.focus);
  const row = name?.area === "rows" ? desk.live.rows.find(({ id }) => id === name.id) : undefined;
  const rolled = desk.live.rows.filter(({ rollUp }) => rollUp !== undefined);
  return (
    <MarginPart title={say("roll-up.title")} count={rolled.length} open>
      <p className="quiet">{say("roll-up.lead")}</p>
      {row === undefined ? <p>{say("roll-up.none")}</p> : <OfRow key={row.id} {...props} rowId={row.id} level3={row.level3} text={textIn(row, "rollUp")} />}
      {rolled.length > 0 && <Stale {...props} key={`stale ${detail.version}`} />}
    </MarginPart>
  );
}

/** The rows whose units say something else than what was taken. */
function Stale({ detail, desk, goTo }: MarginProps): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`roll-up ${detail.id} ${detail.version}`, (signal) => wire.get<RollUpTold>(`${filingApi(detail)}/roll-up`, signal));
  const field = detail.stage === "goal" ? "target" : "actual";
  return (
    <Here loaded={loaded} reload={reload}>
      {({ rows }) => {
        const stale = rows.filter((row) => isStale(row, desk.live.rows.find(({ id }) => id === row.rowId)?.rollUp));
        return stale.length === 0 ? null : (
          <div role="status"><ul className="notes roll-up-stale">
            {stale.map((row) => (
              <li key={row.rowId}>
                <button type="button" className="button-plain" onClick={() => goTo(pathOf(`rows[${row.rowId}]`, field))}>{row.name}</button> {staleWords(row, say)}
              </li>
            ))}
          </ul></div>
        );
      }}
    </Here>
  );
}

function isStale({ result }: RolledUpRow, live: string | undefined): boolean {
  const took = readRollUp(live ?? "")?.took ?? null;
  return took !== null && took !== result;
}

function staleWords({ rule, result }: RolledUpRow, say: ReturnType<typeof useSignedIn>["say"]): string {
  const took = readRollUp(rule)?.took ?? "";
  return result === null ? say("roll-up.stale.none", { took }) : say("roll-up.stale", { took, now: result });
}

function OfRow(props: MarginProps & { readonly rowId: string; readonly level3: string; readonly text: string }): React.ReactNode {
  const { desk, detail, offer, rowId, level3, text } = props;
  const { say, wire } = useSignedIn();
  const line = `rows[${rowId}]`;
  const cell = pathOf(line, detail.stage === "goal" ? "target" : "actual");
  const isOpen = desk.state.shape.fillable(cell);
  const rule = readRollUp(text);
  const asked = rule === null ? "" : ruleOnly(text);
  const [loaded, reload] = useLoaded(`roll-up ${detail.id} ${detail.version} ${asked} ${level3}`, (signal) =>
    wire.get<RollUpTold>(`${filingApi(detail)}/roll-up${asked === "" ? "" : query({ rule: asked, name: level3 })}`, signal));
  const found = loaded.state === "here" ? (loaded.value.rows.find((one) => one.rowId === "") ?? null) : null;
  const result = found?.result ?? null;
  const current = textAt(desk.live, cell);

  // The one key that takes what stands beside a cell takes this, too.
  useEffect(() => {
    offer(cell, rule === null || result === null || !isOpen ? null : takenTexts(line, cell, current, rule, result));
    return () => offer(cell, null);
  }, [cell, text, result, isOpen, current]);

  const put = (texts: ReadonlyMap<string, string>): void => desk.send({ wish: "put", texts });
  return (
    <section aria-label={say("roll-up.choose", { name: level3 })}>
      <h3>{say("roll-up.choose", { name: level3 })}</h3>
      <Here loaded={loaded} reload={reload}>
        {({ rolls, units }) => (!rolls ? null : (
          <>
            <RollUpRuleFields rule={rule} units={units} isOpen={isOpen} change={(next) => put(new Map([[pathOf(line, "rollUp"), next]]))} />
            {rule !== null && found !== null && <RollUpResult line={line} cell={cell} current={current} rule={rule} found={found} units={units} isOpen={isOpen} put={put} />}
          </>
        ))}
      </Here>
    </section>
  );
}
