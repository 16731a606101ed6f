import fc from 'fast-check';

/**
 * Seed of all random cases. It is the same in every run, so that a change is judged by what it changes and what fails, fails again.
 * `RANDOM_CASES=new npm test` looks for cases that nobody has met yet.
 */
export const CASES_SEED = process.env.RANDOM_CASES === 'new' ? Date.now() % 1_000_000 : 20_261_125;

fc.configureGlobal({ seed: CASES_SEED });
