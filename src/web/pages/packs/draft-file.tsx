import { useSignedIn } from "../../app/app-context.ts";
import { saveFile } from "../../ui/save-file.ts";

/** The changes of a draft as the file that they would be by hand, each line with its number: problems name line and column of it. */
export function DraftFile({ text }: { text: string }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <details>
      <summary>{say("app-packs.draft-file")}</summary>
      <p className="quiet">{say("app-packs.draft-file-hint")} <button type="button" className="button-plain" onClick={() => saveFile("overlay.yaml", text, "text/yaml")}>{say("app-packs.download")}</button></p>
      <ol className="file-lines">{text.trimEnd().split("\n").map((line, index) => <li key={index}><code>{line}</code></li>)}</ol>
    </details>
  );
}
