import { useSignedIn } from "../../app/app-context.ts";
import { workflowApi, workflowsApi } from "../../app/api/addresses.ts";
import type { WorkflowKnown, WorkflowsKnown, WorkflowText } from "../../app/api/workflow-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { titleIn } from "../../app/wording.ts";
import { Differences } from "./differences.tsx";
import { StepLines } from "./step-lines.tsx";
import { VersionEditor } from "./version-editor.tsx";

interface Opened {
  readonly known: WorkflowKnown;
  readonly read: WorkflowText;
  /** Whether it may be changed here: it is the next version, and the asker's to work on. */
  readonly editable: boolean;
}

/** One version of a workflow to read, or the next one to work on: begun from the one in force where there is none yet. */
export function WorkflowPage({ id, version }: { id: string; version: number | "draft" }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const [loaded, reload] = useLoaded(`workflow ${id} ${version}`, async (signal): Promise<Opened> => {
    const { items, mayDraft } = await wire.get<WorkflowsKnown>(workflowsApi, signal);
    const known = items.find((item) => item.id === id);
    const wanted = version === "draft" && known !== undefined && known.next === null ? known.versions.find(({ inForce }) => inForce)!.version : version;
    const read = await wire.get<WorkflowText>(`${workflowApi(id)}/versions/${wanted}`, signal);
    return { known: known!, read, editable: version === "draft" && mayDraft };
  }, { opens: true });
  const back = <PageLink to={addressOf({ page: "workflows" })}>{say("app-workflow.back")}</PageLink>;
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {({ known, read, editable }) => (
        <>
          <nav className="trail">{back}</nav>
          <PageHead
            title={say(version === "draft" ? "app-workflow.title-next" : "app-workflow.title-of", { title: titleIn(language, known.title), version: read.workflow.version })}
            lead={say(version === "draft" ? "app-workflow.lead-next" : "app-workflow.lead-of")}
          >
            <a className="button" href={`data:text/yaml;charset=utf-8,${encodeURIComponent(read.text)}`} download={`${id}.yaml`}>{say("app-workflow.file")}</a>
          </PageHead>
          {version === "draft" && <p className="quiet" role="status">{read.saved === 0 ? "" : say("app-workflow.kept", { count: read.saved })}</p>}
          {editable ? <VersionEditor key={read.saved} id={id} read={read} saved={reload} /> : (
            <>
              <Differences differences={read.differences} />
              <StepLines workflow={read.workflow} />
            </>
          )}
        </>
      )}
    </Here>
  );
}
