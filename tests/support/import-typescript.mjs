import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectRoot } from '../commands/bootstrap.mjs';

/**
 * Imports a TypeScript module of the project, by its path from the root. Node 20 cannot do that itself; Vite can, and it reads
 * `import.meta.glob` as the build does. To be imported only after `ensureDependencies()`.
 */
export async function importTypeScript(path) {
  const { NODE_ENV } = process.env;
  const { module } = await runnerImport(join(projectRoot, path), {
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
  });
  // Vite sets it, and a build that is started by us afterwards would not be the one that ships.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  return module;
}
