import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

/** An extension API that knows its own address, takes every other call and answers none. */
const BEGIN = `
  const OWN = { id: 'lifeboat', getURL: (path) => 'chrome-extension://lifeboat/' + path };
  const api = () => new Proxy(() => new Promise(() => {}), { get: (_of, name) => OWN[name] ?? api() });
  globalThis.chrome = globalThis.browser = api();
  await import(process.argv[1]);
  process.exit(0);
`;

it.each(['chrome', 'firefox'])('begins where there is no document (%s)', (browser) => {
  const file = pathToFileURL(resolve(`.output/${browser}-mv3/background.js`)).href;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', BEGIN, file], {
    encoding: 'utf8',
  });
  expect({ status, stderr: stderr.replace(/^.*MODULE_TYPELESS[\s\S]*$/m, '') }).toEqual({
    status: 0,
    stderr: '',
  });
});
