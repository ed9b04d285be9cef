/** Where the command keeps files of a user, on each system. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { userCacheFolder } from '../../../host/cli/user-folder.ts';

test.each([
  ['linux', {}, join('/home/ada', '.cache', 'vertebra')],
  ['linux', { XDG_CACHE_HOME: '/var/ada' }, join('/var/ada', 'vertebra')],
  ['darwin', { XDG_CACHE_HOME: '/var/ada' }, join('/home/ada', 'Library', 'Caches', 'vertebra')],
  ['win32', {}, join('/home/ada', 'AppData', 'Local', 'vertebra', 'Cache')],
  ['win32', { LOCALAPPDATA: '/data' }, join('/data', 'vertebra', 'Cache')],
])('%s %j', (platform, env, folder) => {
  expect(userCacheFolder(platform, env, '/home/ada')).toBe(folder);
});
