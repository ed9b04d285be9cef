/** Many modules as one file, by Rolldown. */
import { type OutputOptions, type Plugin, rolldown } from 'rolldown';

/** The chunks that `input` comes to; `define`: what stands for names in it. */
export async function bundle(
  input: string | Record<string, string>,
  options: OutputOptions,
  define: Record<string, string> = {},
): Promise<readonly { readonly file: string; readonly code: string }[]> {
  // numbers in place of their names are smaller, and not for people to read
  const optimization = { inlineConst: { mode: options.minify === true ? 'all' : 'smart' } } as const;
  const made = await rolldown({ input, platform: 'neutral', external: /^node:/, transform: { define }, plugins: [withoutDocs], optimization });
  const { output } = await made.generate(options);
  return output.flatMap((each) => (each.type === 'chunk' ? { file: each.fileName, code: each.code } : []));
}

/** What the tables of the machine say to readers of docs/bytecode.md; nothing else asks for it. By table: a row up to its text, and that text. */
const docs: readonly (readonly [RegExp, RegExp])[] = [
  [/abi\/tables\/opcodes\.js$/, /(\bop\((?:'[^']*'|`[^`]*`|\w+), (?:'[^']*'|`[^`]*`)), (?:'[^']*'|"[^"]*")(?=\);)/g],
  [/abi\/tables\/primops\.js$/, /(\b(?:inline|call)\(.*, \w+), (?:'[^']*'|"[^"]*")(?=\);)/g],
];

const withoutDocs: Plugin = {
  name: 'without-docs',
  transform(code, id) {
    const [, row] = docs.find(([table]) => table.test(id)) ?? [];
    if (row === undefined) return null;
    const stripped = code.replace(row, '$1');
    if (stripped === code) throw new Error(`${id}: no row of the table was recognised`);
    return stripped;
  },
};
