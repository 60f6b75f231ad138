import { memo } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Problems } from "../../app/parts.tsx";
import type { GridCommand } from "../../form/grid-keys.ts";
import { ReadWorkbook } from "./read-workbook.tsx";
import type { Desk } from "./use-desk.ts";

/** What is done to the whole form or its rows, with the key that does the same. */
export function FormTools({ desk, detail, command }: { desk: Desk; detail: FilingDetail; command: (wish: GridCommand) => void }): React.ReactNode {
  return (
    <div className="form-tools">
      <Tools desk={desk} detail={detail} command={command} />
    </div>
  );
}

/** Drawn again when one of the tools changes, and not for every key. */
const Tools = memo(function Tools({ desk, detail, command }: { desk: Desk; detail: FilingDetail; command: (wish: GridCommand) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const { busy, refused, run } = useAction();
  const { state, send, mayFill } = desk;
  const hasLastYear = mayFill && detail.lastYear?.goal != null && state.shape.rowsOpen;
  return (
    <>
      {mayFill && (
        <div className="row" role="toolbar" aria-label={say("app-form.tools")}>
          <Tool label={say("app-form.tool.undo")} keys="Ctrl Z" isOff={state.past.length === 0 && state.editing === null} act={() => send({ wish: "undo" })} />
          <Tool label={say("app-form.tool.redo")} keys="Ctrl Y" isOff={state.future.length === 0} act={() => send({ wish: "redo" })} />
          {state.shape.rowsOpen && (
            <>
              <Tool label={say("app-form.tool.add-row")} keys="Alt +" act={() => send({ wish: "add-row" })} />
              <Tool label={say("app-form.tool.remove-row")} keys="Alt −" act={() => send({ wish: "remove-rows" })} />
              <Tool label={say("app-form.tool.row-up")} keys="Alt ↑" act={() => send({ wish: "move-rows", by: -1 })} />
              <Tool label={say("app-form.tool.row-down")} keys="Alt ↓" act={() => send({ wish: "move-rows", by: 1 })} />
            </>
          )}
          {hasLastYear && <Tool label={say("app-form.tool.last-year", { year: String(detail.lastYear?.year ?? "") })} keys="Ctrl Shift D" act={() => command("all-last-year")} />}
          {state.shape.rowsOpen && detail.lost !== null && detail.lost.length > 0 && <Tool label={say("app-form.tool.lost")} keys="Ctrl Shift D" act={() => command("all-last-year")} />}
          <ReadWorkbook desk={desk} detail={detail} />
          {desk.isChanged && (
            <button type="button" className="button-plain" disabled={busy} onClick={() => void run(desk.discard)}>{say("app-form.tool.discard")}</button>
          )}
        </div>
      )}
      {refused !== null && <Problems problems={refused.problems} />}
    </>
  );
});

function Tool({ label, keys, act, isOff = false }: { label: string; keys: string; act: () => void; isOff?: boolean }): React.ReactNode {
  return <button type="button" className="button-plain tool" disabled={isOff} title={keys} onMouseDown={(event) => event.preventDefault()} onClick={act}>{label}</button>;
}
