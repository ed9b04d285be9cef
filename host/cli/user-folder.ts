/** Where files of a user lie that can be made again. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The command's folder there, as the system's custom has it. It need not exist. */
export function userCacheFolder(
  platform: string = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'vertebra', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'vertebra');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'vertebra');
}
