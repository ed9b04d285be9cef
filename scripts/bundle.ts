/**
 * The command as one file: build/js/host/cli/main.js and all it imports → build/js/host/cli/vertebra.js, which starts in half the time.
 *
 * Every module becomes a function that is run when it is first imported, and fills an object with its exports; functions are exported before the body runs, so
 * that modules may import functions from each other. Only the syntax that tsc's output has is read: named imports and exports, `import()` of a literal.
 */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const entry = 'build/js/host/cli/main.js';
const output = 'build/js/host/cli/vertebra.js';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Numbers of modules by their path, in the order they are met. */
const numbers = new Map<string, number>();
const bodies: string[] = [];
/** modules of the host system, by name */
const builtins = new Map<string, string>();

function numberOf(path: string): number {
  let number = numbers.get(path);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(path, number);
    bodies[number] = '';
    bodies[number] = bodyOf(path, true);
  }
  return number;
}

/** How code gets at the exports of what it imports. */
function loading(specifier: string, from: string): string {
  if (specifier.startsWith('.')) return `$load(${numberOf(join(dirname(from), specifier))})`;
  if (!specifier.startsWith('node:')) throw new Error(`${from}: \`${specifier}\` is neither ours nor the host system's`);
  const name = `$${specifier.replace(/\W/g, '_')}`;
  builtins.set(specifier, name);
  return name;
}

function bodyOf(path: string, isModule: boolean): string {
  const text = withoutComments(readFileSync(path, 'utf8'));
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const edits: Edit[] = [];
  const exported: { readonly name: string; readonly local: string; readonly hoisted: boolean }[] = [];
  for (const statement of source.statements) visitStatement(statement, path, edits, exported);
  visitImports(source, path, edits);
  let body = text;
  for (const { start, end, text: replacement } of edits.sort((a, b) => b.start - a.start)) body = body.slice(0, start) + replacement + body.slice(end);
  body = body.replace(/^#!.*\n/, '').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  if (!isModule) return body;
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

function visitStatement(statement: ts.Statement, path: string, edits: Edit[], exported: { name: string; local: string; hoisted: boolean }[]): void {
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
    const hoisted = ts.isFunctionDeclaration(statement);
    for (const name of declaredNames(statement)) exported.push({ name, local: name, hoisted });
  }
}

function importText({ importClause, moduleSpecifier }: ts.ImportDeclaration, path: string): string {
  const from = loading((moduleSpecifier as ts.StringLiteral).text, path);
  const bindings = importClause?.namedBindings;
  if (importClause === undefined) return `${from};`;
  if (importClause.name !== undefined || bindings === undefined) throw new Error(`${path}: default imports are not supported`);
  if (ts.isNamespaceImport(bindings)) return `const ${bindings.name.text} = ${from};`;
  const names = bindings.elements.map(({ name, propertyName }) => (propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`));
  return `const { ${names.join(', ')} } = ${from};`;
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => (name as ts.Identifier).text);
  const { name } = statement as ts.FunctionDeclaration | ts.ClassDeclaration;
  return name === undefined ? [] : [name.text];
}

/** Dynamic imports anywhere in the file. */
function visitImports(node: ts.Node, path: string, edits: Edit[]): void {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments;
    if (!ts.isStringLiteral(specifier)) throw new Error(`${path}: \`import()\` of something that is no literal`);
    if (specifier.text.startsWith('.')) {
      edits.push({ start: node.getStart(), end: node.end, text: `Promise.resolve().then(() => ${loading(specifier.text, path)})` });
    }
  }
  ts.forEachChild(node, (child) => visitImports(child, path, edits));
}

const main = bodyOf(entry, false);
const bundle = [
  '#!/usr/bin/env node',
  '// Made by scripts/bundle.ts.',
  ...[...builtins].map(([specifier, name]) => `import * as ${name} from '${specifier}';`),
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
].join('\n');
writeFileSync(output, bundle);
chmodSync(output, 0o755);
console.log(`${output}: ${bodies.length + 1} modules, ${bundle.length.toLocaleString('en-US')} characters`);
