import type { OpinionAction } from "../../../core/workflow/opinion.ts";
import { LONGEST_OPINION } from "../../../core/workflow/opinion.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { opinionApi, opinionsApi } from "../../app/api/addresses.ts";
import { useAction } from "../../app/loaded.ts";
import { Problems } from "../../app/parts.tsx";
import type { NumberedOpinion } from "./opinions.ts";

interface Props {
  readonly action: OpinionAction;
  readonly opinions: readonly NumberedOpinion[];
  /** What stands in the field now. */
  readonly text: string;
  readonly take: (said: string) => void;
  readonly reload: () => void;
}

/** 常用意见 beside the field: a click or Alt with the digit takes one; what was typed can be kept as one more. */
export function StockOpinions({ action, opinions, text, take, reload }: Props): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const typed = text.trim();
  const isNew = typed !== "" && typed.length <= LONGEST_OPINION && !typed.includes("\n") && opinions.every(({ said }) => said !== typed);
  const keep = (): void => void run(async () => { await wire.send("POST", opinionsApi, { action, said: typed }); reload(); });
  const drop = (id: string): void => void run(async () => { await wire.send("DELETE", opinionApi(id)); reload(); });
  return (
    <section className="opinions" aria-label={say("app-filing.opinions")}>
      <h3>{say("app-filing.opinions")} <span className="quiet">{say("app-filing.opinions.keys")}</span></h3>
      <ol>
        {opinions.map(({ id, number, said }) => (
          <li key={id ?? number}>
            <button type="button" className="opinion-take" aria-keyshortcuts={`Alt+${number}`} onClick={() => take(said)}><kbd aria-hidden="true">{number}</kbd> {said}</button>
            {id !== null && <button type="button" className="button-plain opinion-drop" disabled={busy} onClick={() => drop(id)} aria-label={say("app-filing.opinions.drop", { said })}>×</button>}
          </li>
        ))}
      </ol>
      {isNew && <button type="button" className="button-plain" disabled={busy} onClick={keep}>{say("app-filing.opinions.keep")}</button>}
      {refused !== null && <Problems problems={refused.problems} />}
    </section>
  );
}
