import { useMemo, useReducer, useState } from "react";
import { toShortText } from "../../../core/basics/decimal.ts";
import type { Problem } from "../../../core/basics/problem.ts";
import { checkSplit } from "../../../core/regional/check-split.ts";
import { SPLIT_RULES, type SplitRule, type SplitWhole } from "../../../core/regional/split.ts";
import type { TransferPaymentKnown } from "../../app/api/regional-shapes.ts";
import { transferPaymentApi } from "../../app/api/addresses.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { RefusableForm } from "../../app/refused-form.tsx";
import { amountInWan } from "../../app/wording.ts";
import { standingFaults } from "./split-faults.ts";
import { AMOUNT, changed, openSheet, type SheetWish, type SplitSheet } from "./split-sheet.ts";

/** 分解表: a row for each region or unit, a column for the money and for each indicator, and below what is not given to anybody yet. */
export function SplitGrid({ known, whole: passed, done }: { known: TransferPaymentKnown; whole: NonNullable<TransferPaymentKnown["whole"]>; done: (count: number, version: number) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { id, year, receivers, parts, split, maySplit } = known;
  const { indicators } = passed;
  const first = useMemo((): SplitSheet => ({ rules: Object.fromEntries(indicators.map((one) => [one.id, one.rule])), rows: parts.map(({ unitId, name, amount, targets }) => ({ id: unitId, name, amount, targets })) }), []);
  const [history, put] = useReducer(changed, first, openSheet);
  const [reason, setReason] = useState("");
  const { busy, refused, clear, run } = useAction();
  /** What was wrong with the sheet when it was sent last; null before. */
  const [sent, setSent] = useState<readonly Problem[] | null>(null);
  const { now: { rules, rows } } = history;
  const whole: SplitWhole = { year, amountFen: BigInt(passed.amountFen ?? "0"), indicators: indicators.map((one) => ({ ...one, rule: rules[one.id] ?? one.rule })) };
  const { problems: faults, rests } = checkSplit(whole, rows);
  const send = (wish: SheetWish): void => {
    clear();
    put(wish);
  };
  const columns = [AMOUNT, ...indicators.map((one) => one.id)];
  const told = standingFaults(faults, sent === null ? null : { faults: sent, refused: refused?.problems ?? [] }, say);
  const wrong = new Set(told.map(({ where }) => where));
  const free = receivers.filter((one) => rows.every((row) => row.id !== one.id));

  const submit = (): void =>
    void run(async () => {
      const body = { expectedVersion: split?.version ?? 0, rules, reason, parts: rows.map(({ id: unitId, amount, targets }) => ({ unitId, amount, targets })) };
      let version: number;
      try {
        version = (await wire.send<{ readonly version: number }>("POST", `${transferPaymentApi(year, id)}/splits`, body)).version;
      } catch (error) {
        setSent(faults);
        throw error;
      }
      done(rows.length, version);
    });
  // Most sentences name region and indicator themselves; of an amount that is no number only its cell can.
  const placeOf = (where: string): string => {
    const row = rows.find(({ id: part }) => where === `parts[${part}].amount`);
    return row === undefined || !told.some((problem) => problem.where === where && problem.code.startsWith("filing.")) ? "" : say("app-regional.cell", { part: row.name, column: say("app-regional.amount") });
  };
  const cell = (row: number, column: string, text: string, name: string): React.ReactNode => {
    const part = rows[row]!;
    const where = column === AMOUNT ? `parts[${part.id}].amount` : `parts[${part.id}].targets[${column}]`;
    return (
      <input
        className={column === AMOUNT ? "input number" : "input"} value={text} aria-label={say("app-regional.cell", { part: part.name, column: name })} aria-invalid={wrong.has(where) ? true : undefined} data-cell={`${row} ${column}`}
        onChange={({ target }) => send({ wish: "type", row, column, text: target.value })}
        onPaste={(event) => {
          const copied = event.clipboardData.getData("text/plain");
          if (!/[\t\n]/.test(copied.trim())) return;
          event.preventDefault();
          send({ wish: "paste", row, column, text: copied, columns, receivers });
        }}
        onKeyDown={(event) => {
          if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey) {
            event.preventDefault();
            send({ wish: "undo" });
          }
          const by = event.key === "ArrowDown" || event.key === "Enter" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (by === 0) return;
          event.preventDefault();
          event.currentTarget.closest("table")?.querySelector<HTMLInputElement>(`[data-cell="${row + by} ${column}"]`)?.focus();
        }}
      />
    );
  };

  return (
    <div className="split">
      {maySplit && (
        <div className="row split-tools">
          <label className="row">{say("app-regional.add")} <select className="input" value="" onChange={({ target }) => send({ wish: "add", receivers: free.filter((one) => one.id === target.value) })}><option value="">{say("app-regional.choose")}</option>{free.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select></label>
          <button type="button" className="button" disabled={free.length === 0} onClick={() => send({ wish: "add", receivers: free })}>{say("app-regional.add-all", { count: free.length })}</button>
          <button type="button" className="button" disabled={rows.length === 0} onClick={() => send({ wish: "share", whole })}>{say("app-regional.share")}</button>
          <button type="button" className="button" disabled={history.before.length === 0} onClick={() => send({ wish: "undo" })}>{say("app-regional.undo")}</button>
        </div>
      )}
      <div className="split-scroll" tabIndex={0} role="region" aria-label={say("app-regional.split-table")}>
        <table className="split-table">
          <caption className="for-ears">{say("app-regional.split-table")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("app-regional.receiver")}</th><th scope="col" className="number">{say("app-regional.amount")}</th>
              {whole.indicators.map((one) => (
                <th key={one.id} scope="col">
                  <span className="split-name">{one.name}</span>
                  {maySplit ? (
                    <select className="input" value={one.rule} aria-label={say("app-regional.rule-of", { name: one.name })} onChange={({ target }) => send({ wish: "rule", indicator: one.id, rule: target.value as SplitRule })}>
                      {SPLIT_RULES.map((rule) => <option key={rule} value={rule}>{say(`app-regional.rule.${rule}`)}</option>)}
                    </select>
                  ) : <span className="quiet">{say(`app-regional.rule.${one.rule}`)}</span>}
                </th>
              ))}
              {maySplit && <th scope="col"><span className="for-ears">{say("app-regional.remove")}</span></th>}
            </tr>
            <tr className="split-whole"><th scope="row">{say("app-regional.whole")}</th><td className="number">{amountInWan(passed.amountFen) ?? ""}</td>{indicators.map((one) => <td key={one.id}>{one.target}</td>)}{maySplit && <td />}</tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td className="number">{maySplit ? cell(at, AMOUNT, row.amount, say("app-regional.amount")) : row.amount}</td>
                {whole.indicators.map((one) => (
                  <td key={one.id}>{one.rule === "same" ? <span className="quiet">{one.target}</span> : maySplit ? cell(at, one.id, row.targets[one.id] ?? "", one.name) : row.targets[one.id] ?? ""}</td>
                ))}
                {maySplit && <td><button type="button" className="button-plain" onClick={() => send({ wish: "remove", row: at })}>×<span className="for-ears"> {say("app-regional.remove-one", { name: row.name })}</span></button></td>}
              </tr>
            ))}
            {rows.length === 0 && <tr><td colSpan={columns.length + (maySplit ? 2 : 1)} className="quiet">{say(maySplit ? "app-regional.no-rows" : "app-regional.not-split")}</td></tr>}
          </tbody>
          {rows.length > 0 && (
            <tfoot>
              <tr>
                <th scope="row">{say("app-regional.rest")}</th>
                <td className={rests.amountFen === 0n ? "number split-even" : "number split-left"}>{rests.amountFen === null ? "—" : amountInWan(rests.amountFen.toString())}</td>
                {whole.indicators.map(({ id: indicator, rule }) => {
                  const rest = rests.indicators[indicator];
                  return <td key={indicator} className={rest === undefined || rest === null || Number(rest.units) !== 0 ? "split-left" : "split-even"}>{rule !== "sum" ? "" : rest === null || rest === undefined ? "—" : toShortText(rest)}</td>;
                })}
                {maySplit && <td />}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {told.length > 0 && <Problems problems={told} placeOf={placeOf} />}
      {maySplit && (
        <RefusableForm refused={refused} submit={submit}>
          {split !== null && <Field at="reason" label={say("app-regional.reason")} hint={say("app-regional.reason.hint")}>{(ids) => <input {...ids} className="input" value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>}
          <button type="submit" className="button button-next" disabled={busy || rows.length === 0}>{say(split === null ? "app-regional.send" : "app-regional.send-anew")}</button>
        </RefusableForm>
      )}
    </div>
  );
}
