/** Profiles as speedscope reads them (https://www.speedscope.app/file-format-schema.json): one profile for each thread. */
import type { Profile } from './profile.ts';

export interface SpeedscopeFrame {
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
}

export interface SpeedscopeProfile {
  readonly type: 'sampled';
  readonly name: string;
  readonly unit: 'milliseconds';
  readonly startValue: number;
  readonly endValue: number;
  /** indices of frames, outermost first */
  readonly samples: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

export interface SpeedscopeFile {
  readonly $schema: 'https://www.speedscope.app/file-format-schema.json';
  readonly name: string;
  readonly exporter: string;
  readonly activeProfileIndex: number;
  readonly shared: { readonly frames: readonly SpeedscopeFrame[] };
  readonly profiles: readonly SpeedscopeProfile[];
}

/** @param name of the program */
export function speedscope(profile: Profile, name: string): SpeedscopeFile {
  const stacks = stacksOf(profile);
  const profiles = profile.threads
    .map(({ id, name: thread }) => {
      const samples = profile.samples.filter((sample) => sample.thread === id);
      const weights = samples.map(({ weightMs }) => weightMs);
      const endValue = weights.reduce((sum, weight) => sum + weight, 0);
      return {
        type: 'sampled',
        name: thread,
        unit: 'milliseconds',
        startValue: 0,
        endValue,
        samples: samples.map(({ node }) => stacks[node]),
        weights,
      } as const;
    })
    .filter(({ samples }) => samples.length > 0);
  const longest = profiles.reduce((best, { endValue }, i) => (endValue > (profiles[best]?.endValue ?? -1) ? i : best), 0);
  return {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    name,
    exporter: 'vertebra',
    activeProfileIndex: longest,
    shared: {
      frames: profile.functions.map(({ name: called, place }) =>
        place === null ? { name: called } : { name: called, file: place.file, line: place.line, col: place.col },
      ),
    },
    profiles,
  };
}

/** Functions of each node, outermost first. */
function stacksOf({ nodes }: Profile): (readonly number[])[] {
  const stacks: (readonly number[])[] = [];
  nodes.forEach(({ parent, function: called }, node) => {
    stacks[node] = parent < 0 ? [] : [...stacks[parent], called];
  });
  return stacks;
}
