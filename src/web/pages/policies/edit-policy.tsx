import { useState } from "react";
import { POLICY_LEVELS, POLICY_ROLES, type PolicyLevel, type PolicyRole } from "../../../core/policy/policy-document.ts";
import type { PoliciesKnown, PolicyKnown } from "../../app/api/policy-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm, RefusedPlacesList } from "../../app/refused-form.tsx";
import { titleIn } from "../../app/wording.ts";

interface Typed {
  readonly level: PolicyLevel;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly issued: string;
  readonly from: string;
  readonly until: string;
  readonly replaces: string;
  readonly family: string;
  readonly source: string;
  readonly clauses: string;
  readonly reason: string;
}

/** 录入或修改制度 of the region's own. Clauses are lines: where one stands, and its gist. */
export function EditPolicy({ before, known, done }: { before: (PolicyKnown & { readonly version: number }) | null; known: Pick<PoliciesKnown, "documents" | "families">; done: (title: string) => void }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const [typed, setTyped] = useState<Typed>({
    level: before?.level ?? "county", number: before?.number ?? "", title: before?.title.zh ?? "", issuer: before?.issuer.zh ?? "", issued: before?.issued ?? "", from: before?.from ?? "", until: before?.until ?? "", replaces: before?.replaces[0] ?? "",
    family: before?.family === null || before === null ? "" : `${before.family.id}/${before.family.role}`, source: before === null ? "" : typeof before.source === "string" ? before.source : before.source.zh, clauses: (before?.clauses ?? []).map(({ at, gist }) => `${at} ${gist.zh}`).join("\n"), reason: "",
  });
  const { busy, refused, run } = useAction();
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  const send = (): void =>
    void run(async () => {
      const { replaces, family, clauses, reason, ...rest } = typed;
      const [id, role] = family.split("/");
      const wish = {
        ...rest, replaces: [...(replaces === "" ? [] : [replaces]), ...(before?.replaces ?? []).slice(1).filter((one) => one !== replaces)], family: family === "" ? null : { id, role: role as PolicyRole },
        clauses: clauses.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => ((place) => ({ at: place < 0 ? line : line.slice(0, place), gist: place < 0 ? line : line.slice(place).trim() }))(line.search(/\s/))),
      };
      if (before === null) await wire.send("POST", "/api/policies", wish);
      else await wire.send("PUT", `/api/policies/${before.id}`, { ...wish, reason, expectedVersion: before.version });
      done(typed.title);
    });
  const line = (name: "number" | "title" | "issuer" | "source" | "reason", hint?: string): React.ReactNode => <Field at={name} label={say(name === "title" ? "app-policy.document-title" : `app-policy.${name}`)} hint={hint}>{(ids) => <input {...ids} className="input" value={typed[name]} onChange={({ target }) => change({ [name]: target.value })} />}</Field>;
  const day = (name: "issued" | "from" | "until"): React.ReactNode => <Field at={name} label={say(`app-policy.${name}`)}>{(ids) => <input {...ids} className="input" type="date" value={typed[name]} onChange={({ target }) => change({ [name]: target.value })} />}</Field>;
  return (
    <RefusableForm refused={refused} submit={send}>
      <Field at="level" label={say("app-policy.level")}>{(ids) => <select {...ids} className="input" value={typed.level} onChange={({ target }) => change({ level: target.value as PolicyLevel })}>{POLICY_LEVELS.map((level) => <option key={level} value={level}>{say(`app-policy.level.${level}`)}</option>)}</select>}</Field>
      {line("title")}
      {line("number", say("app-policy.number.hint"))}
      {line("issuer")}
      {day("issued")}
      {day("from")}
      {day("until")}
      <Field at="replaces" label={say("app-policy.replaces")}>{(ids) => <select {...ids} className="input" value={typed.replaces} onChange={({ target }) => change({ replaces: target.value })}><option value="">{say("app-policy.none")}</option>{known.documents.filter(({ id }) => id !== before?.id).map(({ id, title }) => <option key={id} value={id}>{titleIn(language, title)}</option>)}</select>}</Field>
      {known.families.length > 0 && <Field at="family" label={say("app-policy.family-of")}>{(ids) => <select {...ids} className="input" value={typed.family} onChange={({ target }) => change({ family: target.value })}><option value="">{say("app-policy.none")}</option>{known.families.flatMap(({ family }) => POLICY_ROLES.map((role) => <option key={`${family.id}/${role}`} value={`${family.id}/${role}`}>{titleIn(language, family.title)} · {say(`app-policy.role.${role}`)}</option>))}</select>}</Field>}
      {line("source", say("app-policy.source.hint"))}
      <Field at="clauses" label={say("app-policy.clauses")} hint={say("app-policy.clauses.hint")}>{(ids) => <textarea {...ids} className="input" rows={5} value={typed.clauses} onChange={({ target }) => change({ clauses: target.value })} />}</Field>
      {before !== null && line("reason")}
      <RefusedPlacesList />
      <button type="submit" className="button button-next" disabled={busy}>{say("app-policy.save")}</button>
    </RefusableForm>
  );
}
