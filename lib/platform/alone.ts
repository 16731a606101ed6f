/** Works in the folder that keeps itself, while no other page or worker of the extension does. */
export function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('folder', work) as Promise<Result>;
}
