/** A group of mutually recursive type declarations: shells, then contents, then kinds are settled, then what needs final kinds. */

import { closeKind } from '../kinds/generalise-kind.ts';
import type * as Rn from '../rename/syntax.ts';
import { conType } from '../types/make.ts';
import type { DataTyCon, SynonymTyCon, TyCon } from '../types/type.ts';
import { type ClassShell, checkSuperclassCycles, classShell, readClass } from './class.ts';
import { type Finish, flavourOf, readData } from './data.ts';
import { type FamilyShell, familyShell, readFamily } from './family.ts';
import type { ModuleContext } from './module-context.ts';
import { type Head, kindOfShell, readHead } from './shell.ts';
import { orderSynonyms, readSynonym } from './synonym.ts';

/** A type constructor whose kind is to be closed. */
interface Shell {
  readonly tycon: TyCon;
  readonly head: Head;
}

export function checkTypeGroup(cx: ModuleContext, group: readonly Rn.TypeDecl[]): void {
  const shells: Shell[] = [];
  const classes: ClassShell[] = [];
  const finishes = cx.reader.postponing(() => readGroup(cx, group, shells, classes));
  for (const { tycon, head } of shells) if (!head.hasSignature) tycon.kind = closeKind(cx.tc, tycon.kind);
  cx.reader.closeKinds();
  checkSuperclassCycles(cx, classes);
  for (const finish of finishes) finish();
}

function readGroup(cx: ModuleContext, group: readonly Rn.TypeDecl[], shells: Shell[], classes: ClassShell[]): Finish[] {
  const synonyms = orderSynonyms(
    cx,
    group.filter((decl) => decl.kind === 'synonym'),
  );
  const datas: { readonly decl: Rn.DataDecl; readonly tycon: DataTyCon }[] = [];
  const families: FamilyShell[] = [];
  const readSynonyms: (() => void)[] = [];
  for (const decl of group) {
    if (decl.kind === 'data') {
      const shell = dataShell(cx, decl);
      shells.push(shell);
      datas.push({ decl, tycon: shell.tycon });
    } else if (decl.kind === 'class') {
      const shell = classShell(cx, decl);
      shells.push(shell, ...shell.families);
      classes.push(shell);
    } else if (decl.kind === 'family') {
      const shell = familyShell(cx, decl);
      shells.push(shell);
      families.push(shell);
    }
  }
  for (const decl of synonyms.ordered) {
    const shell = synonymShell(cx, decl);
    shells.push(shell);
    readSynonyms.push(() => readSynonym(cx, decl, shell.tycon, shell.head.result, synonyms.cyclic.has(decl.name)));
  }
  for (const read of readSynonyms) read();
  return [
    ...datas.map(({ decl, tycon }) => {
      for (const { kind: _, ...request } of decl.deriving) cx.derivings.push({ from: 'clause', tycon, ...request });
      return readData(cx, decl, tycon);
    }),
    ...classes.map((shell) => readClass(cx, shell)),
    ...families.map((shell) => readFamily(cx, shell)),
  ];
}

function dataShell(cx: ModuleContext, decl: Rn.DataDecl): { readonly tycon: DataTyCon; readonly head: Head } {
  const head = readHead(cx, decl, cx.tc.builtin.typeKind, true);
  checkPlainResult(cx, decl, head);
  const tycon: DataTyCon = {
    name: decl.name,
    flavour: flavourOf(decl),
    kind: kindOfShell(cx, head, decl.params),
    arity: decl.params.length,
    params: head.params,
    cons: [],
    instanceOf: null,
    core: null,
  };
  cx.addTycon(tycon);
  return { tycon, head };
}

/** Only GADT syntax can leave parameters out. */
function checkPlainResult(cx: ModuleContext, decl: Rn.DataDecl, { params }: Head): void {
  const plain = decl.constructors.find((con) => con.result === null);
  if (plain === undefined || params.length === decl.params.length) return;
  const message = `\`${decl.name.text}\` has ${decl.params.length} parameters, but its kind has ${params.length} arguments`;
  cx.error('KindMismatch', message, decl.span, { help: 'name all parameters, or write the constructors in GADT syntax' });
}

function synonymShell(cx: ModuleContext, decl: Rn.TypeSynonym): { readonly tycon: SynonymTyCon; readonly head: Head } {
  const head = readHead(cx, { ...decl, resultKind: null }, cx.tc.freshKind(), false);
  const tycon: SynonymTyCon = {
    name: decl.name,
    flavour: 'synonym',
    kind: head.kind,
    arity: head.params.length,
    params: head.params,
    right: conType(cx.tc.builtin.unitTyCon),
  };
  cx.addTycon(tycon);
  return { tycon, head };
}
