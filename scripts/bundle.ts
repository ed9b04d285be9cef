/**
 * The command as one file: build/js/host/cli/main.js and all it imports → build/js/host/cli/vertebra.bundle.js, which vertebra.js runs.
 *
 * Every module becomes a function that is run when it is first imported, and fills an object with its exports. Functions are exported before anything else is
 * done: modules that import each other in a circle may have functions from each other, and nothing else. Only the syntax that tsc's output has is read: named
 * imports and exports, `import()` of a literal.
 */
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const entry = 'build/js/host/cli/main.js';
const folder = dirname(entry);
const output = join(folder, 'vertebra.bundle.js');
/** What runs it. */
const launcher = join(folder, 'vertebra.js');

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Exported {
  readonly name: string;
  readonly local: string;
  /** a function declaration: there before the module's body is run */
  readonly hoisted: boolean;
}

/** Numbers of modules by their path, in the order they are met. */
const numbers = new Map<string, number>();
const bodies: string[] = [];
/** the modules being read, each imported by the one before it */
const reading: string[] = [];
/** met, perhaps not read yet */
const waiting: string[] = [];
/** what modules import from one that is being read: functions, or the circle cannot be resolved */
const circular: { readonly by: string; readonly from: string; readonly names: readonly string[] }[] = [];
const functionsOf = new Map<string, ReadonlySet<string>>();

function numberOf(path: string): number {
  const number = laterNumber(path);
  if (bodies[number] === undefined && !reading.includes(path)) readModule(path);
  return number;
}

function readModule(path: string): void {
  reading.push(path);
  bodies[numbers.get(path) as number] = bodyOf(path, true);
  reading.pop();
}

/** The number of a module that may be read later: what is imported by a call may be part of a circle. */
function laterNumber(path: string): number {
  let number = numbers.get(path);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(path, number);
    waiting.push(path);
  }
  return number;
}

/** How code gets at the exports of what it imports. */
function loading(specifier: string, from: string): string {
  if (specifier.startsWith('.')) return `$load(${numberOf(join(dirname(from), specifier))})`;
  if (!specifier.startsWith('node:')) throw new Error(`${from}: \`${specifier}\` is neither ours nor the host system's`);
  return `$require('${specifier}')`;
}

function bodyOf(path: string, isModule: boolean): string {
  const text = withoutComments(readFileSync(path, 'utf8'));
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const edits: Edit[] = [];
  const exported: Exported[] = [];
  for (const statement of source.statements) visitStatement(statement, path, edits, exported);
  visitImports(source, path, edits);
  let body = text;
  for (const { start, end, text: replacement } of edits.sort((a, b) => b.start - a.start)) body = body.slice(0, start) + replacement + body.slice(end);
  body = body.replace(/^#!.*\n/, '').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  if (!isModule) return body;
  functionsOf.set(path, new Set(exported.flatMap(({ name, hoisted }) => (hoisted ? [name] : []))));
  const assign = (hoisted: boolean): string =>
    exported
      .filter((each) => each.hoisted === hoisted)
      .map(({ name, local }) => `$exports.${name} = ${local};`)
      .join(' ');
  return `${assign(true)}\n${body}\n${assign(false)}`;
}

function withoutComments(text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true, newLine: ts.NewLineKind.LineFeed },
  });
  return outputText.replace(/^ +/gm, (indent) => ' '.repeat(indent.length / 4));
}

function visitStatement(statement: ts.Statement, path: string, edits: Edit[], exported: Exported[]): void {
  const replace = (text: string): void => {
    edits.push({ start: statement.getStart(), end: statement.end, text });
  };
  if (ts.isImportDeclaration(statement)) replace(importText(statement, path));
  else if (ts.isExportDeclaration(statement)) {
    if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause)) throw new Error(`${path}: \`export *\` is not supported`);
    const from = statement.moduleSpecifier === undefined ? null : loading((statement.moduleSpecifier as ts.StringLiteral).text, path);
    for (const { name, propertyName } of statement.exportClause.elements) {
      const original = (propertyName ?? name).text;
      exported.push({ name: name.text, local: from === null ? original : `${from}.${original}`, hoisted: false });
    }
    replace('');
  } else {
    const keyword = ts.canHaveModifiers(statement) ? ts.getModifiers(statement)?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) : undefined;
    if (keyword === undefined) return;
    edits.push({ start: keyword.getStart(), end: keyword.end + 1, text: '' });
    for (const name of declaredNames(statement)) exported.push({ name, local: name, hoisted: ts.isFunctionDeclaration(statement) });
  }
}

function importText({ importClause, moduleSpecifier }: ts.ImportDeclaration, path: string): string {
  const from = loading((moduleSpecifier as ts.StringLiteral).text, path);
  const bindings = importClause?.namedBindings;
  if (importClause === undefined) return `${from};`;
  if (importClause.name !== undefined || bindings === undefined) throw new Error(`${path}: default imports are not supported`);
  if (ts.isNamespaceImport(bindings)) return `const ${bindings.name.text} = ${from};`;
  const target = join(dirname(path), (moduleSpecifier as ts.StringLiteral).text);
  if (reading.includes(target))
    circular.push({ by: path, from: target, names: bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text) });
  const names = bindings.elements.map(({ name, propertyName }) => (propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`));
  return `const { ${names.join(', ')} } = ${from};`;
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => (name as ts.Identifier).text);
  const { name } = statement as ts.FunctionDeclaration | ts.ClassDeclaration;
  return name === undefined ? [] : [name.text];
}

/** Dynamic imports anywhere in the file, and its place. */
function visitImports(node: ts.Node, path: string, edits: Edit[]): void {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments;
    if (!ts.isStringLiteral(specifier)) throw new Error(`${path}: \`import()\` of something that is no literal`);
    if (specifier.text.startsWith('.')) {
      edits.push({ start: node.getStart(), end: node.end, text: `Promise.resolve().then(() => $load(${laterNumber(join(dirname(path), specifier.text))}))` });
    }
  }
  if (ts.isMetaProperty(node)) edits.push({ start: node.parent.getStart(), end: node.parent.end, text: '$url' });
  ts.forEachChild(node, (child) => visitImports(child, path, edits));
}

const main = bodyOf(entry, false);
for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
  if (bodies[numbers.get(path) as number] === undefined) readModule(path);
}
for (const { by, from, names } of circular) {
  const wrong = names.filter((name) => !functionsOf.get(from)?.has(name));
  if (wrong.length > 0) throw new Error(`${by} and ${from} import each other, and ${wrong.join(', ')} is no function`);
}
const text = [
  '(async ($require, $url, $bundle) => {',
  'const $made = [];',
  'function $load(number) {',
  '  let made = $made[number];',
  '  if (made === undefined) $modules[number]((made = $made[number] = {}));',
  '  return made;',
  '}',
  'const $modules = [',
  ...bodies.map((body, i) => `/* ${[...numbers.keys()][i].replace('build/js/', '')} */ ($exports) => {\n${body}\n},`),
  '];',
  main,
  '})',
].join('\n');
const ascii = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const id = createHash('sha256').update(ascii).digest('hex').slice(0, 16);
writeFileSync(output, `// ${id}, made by scripts/bundle.ts.\n${ascii}\n`);
for (const old of readdirSync(folder)) if (old.endsWith('.cache')) rmSync(join(folder, old));
chmodSync(launcher, 0o755);
console.log(`${output}: ${bodies.length + 1} modules, ${ascii.length.toLocaleString('en-US')} characters`);
