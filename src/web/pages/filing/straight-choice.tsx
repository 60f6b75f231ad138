import { useSignedIn } from "../../app/app-context.ts";
import type { AllowedAction } from "../../app/api/filing-shapes.ts";
import { titleIn } from "../../app/wording.ts";

type Target = AllowedAction["to"][number];

/** 退回后直送: what was returned goes the usual way, or straight to the step that returned it. */
export function StraightChoice({ usual, straight, chosen, choose }: { usual: Target; straight: Target; chosen: string; choose: (step: string) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <fieldset className="conflict">
      <legend>{say("app-filing.move.way")}</legend>
      {([["usual", usual], ["straight", straight]] as const).map(([way, { step, title }]) => (
        <label key={way} className={chosen === step ? "conflict-side conflict-chosen" : "conflict-side"}>
          <input type="radio" name="way" checked={chosen === step} onChange={() => choose(step)} /> {say(`app-filing.move.way.${way}`, { step: titleIn(language, title) })}
        </label>
      ))}
      <p className="hint">{say("app-filing.move.way.hint")}</p>
    </fieldset>
  );
}
