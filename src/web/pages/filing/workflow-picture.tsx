import { useSignedIn } from "../../app/app-context.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import { Dialog } from "../../app/parts.tsx";
import { actionName, dayOf, titleIn } from "../../app/wording.ts";
import { arcsOf, type Arc } from "./workflow-arcs.ts";

const BOX = { width: 300, height: 46, gap: 26 };
const LANE = 14;
const HEAD = 6;

/** 流程图: drawn of the workflow this filing runs on, with where it stands, who has it and since when. */
export function WorkflowPicture({ detail, close }: { detail: FilingDetail; close: () => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { workflow, step } = detail;
  const { back, past } = arcsOf(workflow.steps);
  const lanes = (arcs: readonly Arc[]): number => (arcs.length === 0 ? 0 : Math.max(...arcs.map(({ lane }) => lane)) + 1);
  const left = lanes(past) * LANE + 12;
  const width = left + BOX.width + lanes(back) * LANE + 16;
  const height = workflow.steps.length * (BOX.height + BOX.gap) - BOX.gap + 4;
  const top = (index: number): number => 2 + index * (BOX.height + BOX.gap);
  const here = workflow.steps.findIndex(({ id }) => id === step.id);
  const titleAt = (index: number): string => titleIn(language, workflow.steps[index]!.title);
  const standing = step.end === null && step.holder !== null ? say("app-filing.picture.here", { role: say(`app-frame.role.${step.holder}`), day: dayOf(step.since) }) : say("app-filing.picture.ended", { day: dayOf(step.since) });
  return (
    <Dialog title={say("app-filing.picture.title", { title: titleIn(language, workflow.title), version: workflow.version })} close={close}>
      <p>{say("app-filing.picture.stands", { step: titleIn(language, step.title) })} <b>{standing}</b></p>
      <svg className="workflow-picture" viewBox={`0 0 ${width} ${height}`} width={width} aria-hidden="true">
        {workflow.steps.map(({ id, title, role, days, onlyAssigned, countersign }, index) => (
          <g key={id} className={index === here ? "at" : index < here ? "done" : ""}>
            <rect x={left} y={top(index)} width={BOX.width} height={BOX.height} rx={3} />
            <text x={left + 12} y={top(index) + 19} className="step-title">{titleIn(language, title)}</text>
            <text x={left + 12} y={top(index) + 36} className="step-who">
              {[role === null ? null : say(`app-frame.role.${role}`), days === null ? null : say("app-filing.picture.days", { count: days }), onlyAssigned ? say("app-filing.picture.assigned") : null, countersign == null ? null : say("app-hands.signing")].filter((part) => part !== null).join(" · ")}
            </text>
            {index + 1 < workflow.steps.length && <path className="way" d={`M${left + BOX.width / 2} ${top(index) + BOX.height} v${BOX.gap}`} />}
            {index + 1 < workflow.steps.length && <path className="head" d={arrowDown(left + BOX.width / 2, top(index + 1))} />}
          </g>
        ))}
        {back.map((arc) => <Bend key={`${arc.from} ${arc.to}`} arc={arc} x={left + BOX.width} side={1} top={top} />)}
        {past.map((arc) => <Bend key={`${arc.from} ${arc.to}`} arc={arc} x={left} side={-1} top={top} />)}
      </svg>
      <ol className="for-ears">
        {workflow.steps.map(({ id, actions, receipt }, index) => (
          <li key={id} aria-current={index === here ? "step" : undefined}>
            {titleAt(index)}{actions.filter(({ action }) => action !== "save").map(({ action, to }) => ` ${say("app-filing.picture.leads", { action: actionName(say, "action", detail.stage, action, {}, receipt), steps: to.map((one) => titleAt(workflow.steps.findIndex((other) => other.id === one))).join(say("app-why.joint")) })}`).join("")}
          </li>
        ))}
      </ol>
      {workflow.steps.map(({ id, countersign }, index) => countersign != null && (
        <p key={id}>
          {say("app-hands.picture.line", {
            step: titleAt(index), signers: countersign.signers.map(({ role, unit }) => (unit === null ? say(`app-frame.role.${role}`) : say("app-hands.picture.signer", { role: say(`app-frame.role.${role}`), unit }))).join(say("app-why.joint")),
            rule: `${countersign.pass === "all" ? say("app-hands.picture.all") : say("app-hands.picture.share", { pass: countersign.pass })}${countersign.veto ? say("app-hands.picture.veto") : ""}`,
          })}
        </p>
      ))}
      <p className="quiet">{say(past.length === 0 ? "app-filing.picture.legend" : "app-filing.picture.legend-past")}</p>
    </Dialog>
  );
}

function Bend({ arc: { from, to, lane }, x, side, top }: { arc: Arc; x: number; side: 1 | -1; top: (index: number) => number }): React.ReactNode {
  const out = x + side * (lane + 1) * LANE;
  // Leaving and arriving at different heights, so that ways of the same box don't lie on each other.
  const start = top(from) + BOX.height * 0.35;
  const end = top(to) + BOX.height * 0.7;
  return (
    <g className={side === 1 ? "back" : "past"}>
      <path className="way" d={`M${x} ${start} H${out} V${end} H${x}`} />
      <path className="head" d={`M${x} ${end} l${side * HEAD} ${-HEAD / 2} v${HEAD} z`} />
    </g>
  );
}

function arrowDown(x: number, y: number): string {
  return `M${x} ${y} l${-HEAD / 2} ${-HEAD} h${HEAD} z`;
}
