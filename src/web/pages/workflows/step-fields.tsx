import { useState } from "react";
import { parseDecimal, sign, toShortText } from "../../../core/basics/decimal.ts";
import { isAdministrator, ROLES, type Role } from "../../../core/access/role.ts";
import type { Countersign, CountersignSigner, DueDays, Step } from "../../../core/workflow/workflow.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { BodiesKnown } from "../../app/api/workflow-shapes.ts";
import { Field } from "../../app/parts.tsx";

type Bodies = BodiesKnown["items"];
type Change = (fields: { readonly [Name in keyof Step]?: Step[Name] | undefined }) => void;

const HOLDERS = ROLES.filter((role) => !isAdministrator(role));
const BLANK_SIGNERS: Countersign = { signers: [{ role: "business-division" }, { role: "business-division" }], pass: "all", veto: false };

/** What can be said of a step without touching its ways. */
export function StepFields({ step, bodies, change }: { step: Step; bodies: Bodies; change: Change }): React.ReactNode {
  const { say } = useSignedIn();
  const { title, role, due, when, passOverOwnDepartment, passOverIfNobody, countersign } = step;
  const isReview = step.fills.length === 0;
  return (
    <div className="step-fields">
      <Field label={say("app-workflow.name-zh")}>{(ids) => <input {...ids} className="input" maxLength={100} value={title.zh} onChange={({ target }) => change({ title: { ...title, zh: target.value } })} />}</Field>
      <Field label={say("app-workflow.name-en")}>{(ids) => <input {...ids} className="input" maxLength={100} value={title.en} onChange={({ target }) => change({ title: { ...title, en: target.value } })} />}</Field>
      {isReview && (
        <Field label={say("app-workflow.role")}>
          {(ids) => <select {...ids} className="input" value={role ?? ""} onChange={({ target }) => change({ role: target.value as Role })}>{HOLDERS.map((one) => <option key={one} value={one}>{say(`app-frame.role.${one}`)}</option>)}</select>}
        </Field>
      )}
      <Field label={say("app-workflow.due")} hint={say("app-workflow.due-hint")}>
        {(ids) => <input {...ids} className="input" inputMode="numeric" value={due?.days ?? ""} onChange={({ target }) => change({ due: withDays(due, target.value) })} />}
      </Field>
      {due !== undefined && <DepartmentDays due={due} bodies={bodies} change={(next) => change({ due: next })} />}
      {due !== undefined && <EscalationFields due={due} change={(next) => change({ due: next })} />}
      {isReview && (
        <>
          <AmountField when={when} change={(next) => change({ when: next })} />
          <label className="check"><input type="checkbox" checked={passOverOwnDepartment === true} onChange={({ target }) => change({ passOverOwnDepartment: target.checked ? true : undefined })} /> {say("app-workflow.own-department")}</label>
          <label className="check"><input type="checkbox" checked={passOverIfNobody === true} onChange={({ target }) => change({ passOverIfNobody: target.checked ? true : undefined })} /> {say("app-workflow.pass-over")}</label>
          <label className="check"><input type="checkbox" checked={countersign !== undefined} onChange={({ target }) => change({ countersign: target.checked ? BLANK_SIGNERS : undefined })} /> {say("app-workflow.countersign")}</label>
          {countersign !== undefined && <Signers countersign={countersign} bodies={bodies} change={(next) => change({ countersign: next })} />}
        </>
      )}
    </div>
  );
}

/** 适用金额: what is typed and is no amount is said, and changes nothing. */
function AmountField({ when, change }: { when: Step["when"]; change: (when: Step["when"]) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const [text, setText] = useState(when === undefined ? "" : toShortText(when.amountFrom));
  const plain = text.trim().replace(/[,，]/g, "");
  const amount = parseDecimal(plain);
  const isWrong = plain !== "" && (amount === null || sign(amount) <= 0);
  const leave = (): void => void (isWrong || change(amount === null ? undefined : { amountFrom: amount }));
  return (
    <Field label={say("app-workflow.amount")} hint={say("app-workflow.amount-hint")} wrong={isWrong ? say("app-workflow.amount-wrong", { text }) : undefined}>
      {(ids) => <input {...ids} className="input" inputMode="decimal" value={text} onChange={({ target }) => setText(target.value)} onBlur={leave} />}
    </Field>
  );
}

/** 部门另定时限 */
function DepartmentDays({ due, bodies, change }: { due: DueDays; bodies: Bodies; change: (due: DueDays) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const own = Object.entries(due.departments ?? {});
  const open = bodies.filter(({ kind, code }) => kind === "department" && !own.some(([taken]) => taken === code));
  const nameOf = (code: string): string => bodies.find((body) => body.code === code)?.name ?? code;
  const { departments: _departments, ...rest } = due;
  const set = (entries: readonly (readonly [string, number])[]): void => change(entries.length === 0 ? rest : { ...rest, departments: Object.fromEntries(entries) });
  return (
    <fieldset>
      <legend>{say("app-workflow.departments")}</legend>
      {own.map(([code, days]) => (
        <p key={code} className="row">
          <label>{nameOf(code)} <input className="input input-short" inputMode="numeric" value={days} onChange={({ target }) => set(own.map(([one, had]) => [one, one === code ? wholeDays(target.value) ?? had : had]))} /> {say("app-workflow.working-days")}</label>
          <button type="button" className="button-plain" onClick={() => set(own.filter(([one]) => one !== code))}>{say("app-workflow.drop")}<span className="for-ears"> {nameOf(code)}</span></button>
        </p>
      ))}
      <label>{say("app-workflow.add-department")}{" "}
        <select className="input" value="" onChange={({ target }) => set([...own, [target.value, due.days]])}>
          <option value="">{say("app-filing.move.choose")}</option>
          {open.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      </label>
    </fieldset>
  );
}

/** 逾期升级: whom the inbox tells of what is late for so long. */
function EscalationFields({ due, change }: { due: DueDays; change: (due: DueDays) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const { escalate, ...rest } = due;
  return (
    <>
      <label className="check"><input type="checkbox" checked={escalate !== undefined} onChange={({ target }) => change(target.checked ? { ...rest, escalate: { after: 5, to: "finance-leader" } } : rest)} /> {say("app-workflow.escalate")}</label>
      {escalate !== undefined && (
        <p className="row">
          <label>{say("app-workflow.escalate-after")} <input className="input input-short" inputMode="numeric" value={escalate.after} onChange={({ target }) => change({ ...rest, escalate: { ...escalate, after: wholeDays(target.value) ?? escalate.after } })} /> {say("app-workflow.working-days")}</label>
          <label>{say("app-workflow.escalate-to")}{" "}
            <select className="input" value={escalate.to} onChange={({ target }) => change({ ...rest, escalate: { ...escalate, to: target.value as Role } })}>{HOLDERS.map((one) => <option key={one} value={one}>{say(`app-frame.role.${one}`)}</option>)}</select>
          </label>
        </p>
      )}
    </>
  );
}

/** 会签 */
function Signers({ countersign, bodies, change }: { countersign: Countersign; bodies: Bodies; change: (countersign: Countersign) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const { signers, pass, veto } = countersign;
  const set = (at: number, signer: CountersignSigner): void => change({ ...countersign, signers: signers.map((one, index) => (index === at ? signer : one)) });
  return (
    <fieldset>
      <legend>{say("app-workflow.signers")}</legend>
      {signers.map(({ role, unit }, index) => (
        <p key={index} className="row">
          <label className="for-ears" htmlFor={`signer-${index}`}>{say("app-workflow.signer", { number: index + 1 })}</label>
          <select id={`signer-${index}`} className="input" value={role} onChange={({ target }) => set(index, { role: target.value as Role, ...(unit === undefined ? {} : { unit }) })}>
            {HOLDERS.map((one) => <option key={one} value={one}>{say(`app-frame.role.${one}`)}</option>)}
          </select>
          <label className="for-ears" htmlFor={`signer-body-${index}`}>{say("app-workflow.signer-body", { number: index + 1 })}</label>
          <select id={`signer-body-${index}`} className="input" value={unit ?? ""} onChange={({ target }) => set(index, target.value === "" ? { role } : { role, unit: target.value })}>
            <option value="">{say("app-workflow.any-body")}</option>
            {bodies.filter(({ kind }) => kind !== "unit").map(({ code, name, path }) => <option key={path} value={code}>{name}</option>)}
          </select>
          {signers.length > 2 && <button type="button" className="button-plain" onClick={() => change({ ...countersign, signers: signers.filter((_, at) => at !== index) })}>{say("app-workflow.drop")}</button>}
        </p>
      ))}
      {signers.length < 10 && <button type="button" className="button-plain" onClick={() => change({ ...countersign, signers: [...signers, { role: "business-division" }] })}>{say("app-workflow.add-signer")}</button>}
      <p className="row">
        <label>{say("app-workflow.pass")}{" "}
          <select className="input" value={pass} onChange={({ target }) => change({ ...countersign, pass: target.value as Countersign["pass"] })}>
            {[...new Set<Countersign["pass"]>(["all", "1/2", "2/3", pass])].map((one) => <option key={one} value={one}>{one === "all" ? say("app-workflow.pass-all") : say("app-workflow.pass-part", { part: one })}</option>)}
          </select>
        </label>
        <label className="check"><input type="checkbox" checked={veto} onChange={({ target }) => change({ ...countersign, veto: target.checked })} /> {say("app-workflow.veto")}</label>
      </p>
    </fieldset>
  );
}

/** Half a number stays what it was, until it is one or nothing. */
function withDays(due: DueDays | undefined, text: string): DueDays | undefined {
  if (text.trim() === "") return undefined;
  const days = wholeDays(text);
  return days === null ? due : { ...due, days };
}

function wholeDays(text: string): number | null {
  return /^[1-9]\d{0,2}$/.test(text.trim()) ? Number(text.trim()) : null;
}
