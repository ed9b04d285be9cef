/** Enum, of types whose constructors have no arguments: by tags. What does not depend on the type is in GHC.Enum; the texts of the errors are GHC's. */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Build } from './build.ts';
import { type Derived, type DerivedCode, tagToCon } from './derived.ts';

export function deriveEnum(derived: Derived): DerivedCode {
  const { build: b, cons, typeName } = derived;
  const toCon = tagToCon(derived);
  const last = cons.length - 1;
  const [x, y, z] = b.locals('a', 3);
  const [tagOfX, tagOfY, tagOfZ] = [x, y, z].map((name) => b.tag(b.var(name)));
  const con = b.var(toCon.name);
  const method = (name: 'fromEnum' | 'enumFrom' | 'enumFromThen' | 'enumFromTo' | 'enumFromThenTo', arity: number, body: Rn.Expr): Rn.FunBind =>
    b.method(
      name,
      b.clause(
        [x, y, z].slice(0, arity).map((param) => b.varP(param)),
        body,
      ),
    );
  const methods = [
    neighbour(b, 'succ', toCon.name, last, '+#', `succ{${typeName}}: tried to take \`succ' of last tag in enumeration`),
    neighbour(b, 'pred', toCon.name, 0, '-#', `pred{${typeName}}: tried to take \`pred' of first tag in enumeration`),
    toEnum(b, typeName, toCon.name, last),
    method('fromEnum', 1, b.apply(b.wiredCon('I#'), tagOfX)),
    method('enumFrom', 1, b.call('tagsUp#', con, b.int(1), b.int(last), tagOfX)),
    method('enumFromThen', 2, b.call('tagsThen#', con, tagOfX, tagOfY, b.int(0), b.int(last))),
    method('enumFromTo', 2, b.call('tagsUp#', con, b.int(1), tagOfY, tagOfX)),
    method('enumFromThenTo', 3, b.call('tagsThen#', con, tagOfX, tagOfY, tagOfZ, tagOfZ)),
  ];
  return { methods, helpers: [toCon.bind] };
}

function neighbour(b: Build, method: 'succ' | 'pred', toCon: Name, end: number, step: '+#' | '-#', message: string): Rn.FunBind {
  const [x, tag] = [b.local('a'), b.local('tag')];
  const next = b.apply(b.var(toCon), b.primCall(step, b.var(tag), b.int(1)));
  const answer = b.if(b.test('==#', b.var(tag), b.int(end)), b.call('error', b.string(message)), next);
  return b.method(method, b.clause([b.varP(x)], b.named(tag, b.tag(b.var(x)), answer)));
}

function toEnum(b: Build, typeName: string, toCon: Name, last: number): Rn.FunBind {
  const n = b.local('n');
  const isTag = b.test('leWord#', b.primCall('int2Word#', b.var(n)), b.primCall('int2Word#', b.int(last)));
  const failure = b.call('error', b.call('toEnumMessage#', b.bytes(typeName), b.var(n), b.int(last)));
  return b.method('toEnum', b.clause([b.conP(b.wired.value('I#'), [n])], b.if(isTag, b.apply(b.var(toCon), b.var(n)), failure)));
}
