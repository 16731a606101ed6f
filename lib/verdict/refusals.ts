import type { Action } from './actions';
import type { Mark, MarkKind } from './marks';
import { WEIGHTS } from './weights';

/**
 * The refusals that are the service's failure and not about the user: those that hit many calls at once, and those in the midst of other
 * failures. Reading too fast is answered with 429 on reading routes only, so such ones never make a cluster by themselves.
 */
export function clusteredRefusals(actions: Action[]): Set<Mark> {
  const areSome = actions.some(({ marks }) => marks.some(({ kind }) => kind === 'refused'));
  return areSome ? new Set([...atOnce(actions), ...inCompany(actions)]) : NONE;
}

const NONE = new Set<Mark>();

/** At least three within two minutes, from two actions and on two routes. On 2026-02-04 ChatGPT answered 403 for 53 minutes, in 2026-09 404. */
function atOnce(actions: Action[]): Mark[] {
  const { withinMs, ...least } = WEIGHTS.cluster;
  const refusals = actions
    .flatMap((action) => action.marks.flatMap((mark) => (mark.kind === 'refused' ? [{ mark, action }] : [])))
    .sort(byTime);
  return refusals.flatMap((last) => {
    const together = until(refusals, last.mark.at, withinMs);
    const distinct = (of: (refusal: (typeof refusals)[number]) => unknown) => new Set(together.map(of)).size;
    const isCluster =
      together.length >= least.refusals &&
      distinct(({ action }) => action) >= least.actions &&
      distinct(({ mark }) => mark.route) >= least.routes &&
      !together.every(({ mark }) => isThrottle(mark));
    return isCluster ? together.map(({ mark }) => mark) : [];
  });
}

const SERVICES: MarkKind[] = ['failed', 'cut', 'stalled', 'error-text', 'error-page'];

/** Among three actions in a row of two minutes that all failed, one of them plainly by the service's fault. */
function inCompany(actions: Action[]): Mark[] {
  const { withinMs, refusals: least } = WEIGHTS.cluster;
  const troubled = actions.flatMap(troubleOf).sort(byTime);
  return troubled.flatMap((last) => {
    const together = until(troubled, last.mark.at, withinMs);
    const isService = together.length >= least && together.some(({ mark }) => mark.kind !== 'refused');
    return isService ? together.map(({ mark }) => mark).filter(({ kind }) => kind === 'refused') : [];
  });
}

/** What an action failed with: rather the service's fault than a refusal; nothing when its answer came all the same. */
function troubleOf({ marks }: Action): { mark: Mark }[] {
  if (marks.some(({ kind }) => kind === 'answered')) return [];
  const failed = marks.find(({ kind, waits }) => !waits && SERVICES.includes(kind));
  const mark = failed ?? marks.find((one) => one.kind === 'refused' && !isThrottle(one));
  return mark ? [{ mark }] : [];
}

function isThrottle({ status, route }: Mark): boolean {
  return status === 429 && route !== 'generation';
}

function byTime(one: { mark: Mark }, other: { mark: Mark }): number {
  return one.mark.at - other.mark.at;
}

function until<One extends { mark: Mark }>(all: One[], last: number, withinMs: number): One[] {
  return all.filter(({ mark }) => mark.at <= last && last - mark.at <= withinMs);
}
