/** What `launch` and `attach` say, as editors hand it over from a launch configuration. */
import type { AttachSettings, LaunchSettings } from './debuggee.ts';
import { type Fields, RequestError } from './fields.ts';

const styles = ['short', 'full', 'none'] as const;

/** Throws RequestError for what is no such configuration. */
export function launchSettings(args: Fields): LaunchSettings {
  const backtrace = args.optionalText('backtrace') ?? 'short';
  const style = styles.find((known) => known === backtrace);
  if (style === undefined) throw new RequestError(`launch: \`backtrace\` must be one of ${styles.join(', ')}`);
  return {
    program: args.text('program'),
    args: args.texts('args'),
    cwd: args.optionalText('cwd') ?? '',
    stdin: args.optionalText('stdin') ?? '',
    host: args.optionalText('host') ?? '',
    optimise: args.flag('optimise'),
    env: args.textsByName('env'),
    backtrace: style,
    limits: args.textsByName('limits'),
    provenance: args.flag('provenance'),
    tailCalls: args.flag('tailCalls'),
    stepIntoLibrary: args.flag('stepIntoLibrary'),
    noDebug: args.flag('noDebug'),
  };
}

/** Throws RequestError for what is no such configuration. */
export function attachSettings(args: Fields): AttachSettings {
  return { core: args.text('core'), images: args.texts('images'), cwd: args.optionalText('cwd') ?? '' };
}
