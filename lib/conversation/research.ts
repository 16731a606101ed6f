import type { Part } from './conversation';
import type { Envelope } from './envelope';
import { asArray, asObject, asText, type Json, type JsonObject, objectsIn, parseJson } from './json';

/** What a deep-research widget holds. */
export interface Research {
  /** The report: a whole message inside the tool's message. Null while it is not finished. */
  report: JsonObject | null;
  /** The plan, while there is no report. */
  plan: Part[];
}

/** How a tool's text begins that carries the state of its widget (robotlearning123/gpt2agent PR 9, 2026). */
const STATE_IN_TEXT = 'The latest state of the widget is: ';

/**
 * The report of a deep-research widget (2026). It stands in the widget's state, not in any text node, and the answer of that
 * turn stays empty. Null for every other message; reports of 2025 are ordinary answers.
 */
export function readResearch({ metadata, content }: Envelope): Research | null {
  const widget = asObject(metadata.chatgpt_sdk);
  const response = asObject(widget?.tool_response_metadata);
  const candidates = [
    isDeepResearch(widget) ? widget?.widget_state : undefined,
    response?.venus_widget_state,
    metadata.venus_widget_state,
    stateInText(content),
  ];
  const states = candidates.map(stateOf).filter((state) => state !== null);
  const report = states.map(reportOf).find((each) => each !== null) ?? null;
  const plan = states.map(planOf).find((parts) => parts.length > 0) ?? [];
  return report || plan.length > 0 ? { report, plan } : null;
}

function isDeepResearch(widget: JsonObject | null): boolean {
  return (
    (asText(widget?.html_asset_pointer) ?? '').startsWith('internal://deep-research') ||
    widget?.resolved_pineapple_uri === 'connectors://connector_openai_deep_research'
  );
}

/** The state is an object, or JSON text of one. */
function stateOf(state: Json | undefined): JsonObject | null {
  return asObject(typeof state === 'string' ? parseJson(state) : state);
}

function stateInText(content: JsonObject | null): Json | undefined {
  const text = asText(content?.text) ?? asText(asArray(content?.parts)[0]);
  return text?.startsWith(STATE_IN_TEXT) ? text.slice(STATE_IN_TEXT.length) : undefined;
}

/** Only a report that the model addressed to the user. */
function reportOf(state: JsonObject): JsonObject | null {
  const report = asObject(state.report_message);
  const isAnswer = asObject(report?.author)?.role === 'assistant' && (report?.recipient ?? 'all') === 'all';
  const parts = asArray(asObject(report?.content)?.parts);
  return isAnswer && parts.some((part) => asText(part) !== null) ? report : null;
}

function planOf(state: JsonObject): Part[] {
  const steps = objectsIn(asObject(state.plan)?.steps).flatMap((step) => {
    const text = asText(step.text);
    if (text === null) return [];
    const done = asText(step.status)?.startsWith('complete') ?? false;
    return [`- [${done ? 'x' : ' '}] ${text}`];
  });
  return steps.length > 0 ? [{ kind: 'thought', summary: null, text: steps.join('\n') }] : [];
}
