import type { Samples } from './signature';
import { accountSamples } from './signatures/account';
import { botCheckSamples } from './signatures/bot-checks';
import { harmlessSamples } from './signatures/harmless';
import { limitSamples } from './signatures/limits';
import { lineSamples } from './signatures/line';
import { serviceSamples } from './signatures/service';

/** What was sighted of every signature, by its id (`signatures.ts`). */
export const SAMPLES: Samples = {
  ...serviceSamples,
  ...lineSamples,
  ...limitSamples,
  ...accountSamples,
  ...botCheckSamples,
  ...harmlessSamples,
};
