import { build, type Rolldown } from 'vite';

/**
 * A TypeScript module of the project as one classic script that defines `globalThis[name]`, for tests that have to run the
 * shipping code inside a page, beside the page's own.
 */
export async function bundleForPage(entry: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, name, formats: ['iife'] } },
  });
  const [{ output }] = built as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  return `${output[0].code}\nglobalThis.${name} = ${name};`;
}
