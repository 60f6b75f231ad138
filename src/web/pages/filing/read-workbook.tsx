import { message } from "../../../core/basics/message.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingApi, query } from "../../app/api/addresses.ts";
import type { FilingDetail, FilingTold } from "../../app/api/filing-shapes.ts";
import { upload } from "../../app/api/upload.ts";
import { useAction } from "../../app/loaded.ts";
import { Problems } from "../../app/parts.tsx";
import type { Desk } from "./use-desk.ts";

/** 读入工作簿: what was changed in the form's own workbook comes into the cells, as typed and not yet saved; one undo takes it back. */
export function ReadWorkbook({ desk, detail }: { desk: Desk; detail: FilingDetail }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const read = (file: File): void =>
    void run(async () => {
      // The workbook is held against the saved version, so what is on the desk becomes one first.
      if ((await desk.save()) === null) return;
      const address = filingApi(detail);
      const { changes } = await upload<{ readonly changes: readonly { readonly path: string }[] }>({ address: `${address}/workbook${query({ language })}`, file, language, say, progress: () => {} }).done;
      const { draft, values } = await wire.get<FilingTold>(address);
      const said = changes.length === 0 ? message("app-filing.read-workbook.same") : message("app-filing.read-workbook.done", { count: changes.length });
      desk.send({ wish: "replace", values: draft?.values ?? values, said });
    });
  return (
    <>
      <label className={busy ? "button-plain tool file-button button-off" : "button-plain tool file-button"}>
        {say(busy ? "app-filing.read-workbook.reading" : "app-filing.read-workbook")}
        <input type="file" accept=".xlsx" className="for-ears" disabled={busy} onChange={({ target }) => { const file = target.files?.[0]; target.value = ""; if (file !== undefined) read(file); }} />
      </label>
      {refused !== null && <Problems problems={refused.problems} />}
    </>
  );
}
