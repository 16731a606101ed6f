import { html, type Reply } from '../reply';
import type { Request } from '../request';
import type { Simulator } from '../simulator';

/** Answers requests to the simulator itself. */
export async function controlAnswer(_simulator: Simulator, _request: Request): Promise<Reply> {
  return html(404, 'Not found');
}
