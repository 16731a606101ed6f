import type { Action } from './actions';
import type { Mark } from './marks';
import { WEIGHTS } from './weights';

/**
 * The refusals that are the service's failure: at least three within two minutes, from two actions and on two routes. On 2026-02-04
 * ChatGPT answered 403 for 53 minutes, in 2026-09 404. Reading too fast is answered with 429 on reading routes only, so 429s alone
 * are a cluster only when sending is refused too.
 */
export function clusteredRefusals(actions: Action[]): Set<Mark> {
  const { withinMs, ...least } = WEIGHTS.cluster;
  const refusals = actions
    .flatMap((action) => action.marks.flatMap((mark) => (mark.kind === 'refused' ? [{ mark, action }] : [])))
    .sort((one, other) => one.mark.at - other.mark.at);
  const clustered = new Set<Mark>();
  for (const last of refusals) {
    const together = refusals.filter(
      ({ mark }) => mark.at <= last.mark.at && last.mark.at - mark.at <= withinMs,
    );
    const distinct = (of: (refusal: (typeof refusals)[number]) => unknown) => new Set(together.map(of)).size;
    const onlyThrottled = together.every(({ mark }) => mark.status === 429 && mark.route !== 'generation');
    if (
      together.length >= least.refusals &&
      distinct(({ action }) => action) >= least.actions &&
      distinct(({ mark }) => mark.route) >= least.routes &&
      !onlyThrottled
    )
      for (const { mark } of together) clustered.add(mark);
  }
  return clustered;
}
