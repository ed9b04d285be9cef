/** Enum, of types whose constructors have no arguments: by tags. What does not depend on the type is in GHC.Enum, the texts of the errors, which are GHC's, too. */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import { type Derived, type DerivedCode, tagToCon } from './derived.ts';

export function deriveEnum(derived: Derived): DerivedCode {
  const { build: b, cons, typeName } = derived;
  const toCon = tagToCon(derived);
  const failure = failureOf(derived);
  const [first, last] = [b.int(0), b.int(cons.length - 1)];
  const [x, y, z] = [b.local('a'), b.local('b'), b.local('c')];
  const [tagOfX, tagOfY, tagOfZ] = [x, y, z].map((name) => b.tag(b.var(name)));
  const con = b.var(toCon.name);
  /** Each name of a parameter serves all methods. */
  const method = (
    name: 'succ' | 'pred' | 'toEnum' | 'fromEnum' | 'enumFrom' | 'enumFromThen' | 'enumFromTo' | 'enumFromThenTo',
    arity: number,
    body: Rn.Expr,
  ) =>
    b.method(
      name,
      b.clause(
        [x, y, z].slice(0, arity).map((param) => b.varP(param)),
        body,
      ),
    );
  const failing = [con, b.var(failure.name), b.bytes(typeName), last];
  const methods = [
    method('succ', 1, b.call('succTag#', ...failing, tagOfX)),
    method('pred', 1, b.call('predTag#', ...failing, tagOfX)),
    method('toEnum', 1, b.call('toEnumTag#', ...failing, b.var(x))),
    method('fromEnum', 1, b.apply(b.wiredCon('I#'), tagOfX)),
    method('enumFrom', 1, b.call('tagsUp#', con, b.int(1), last, tagOfX)),
    method('enumFromThen', 2, b.call('tagsThen#', con, tagOfX, tagOfY, first, last)),
    method('enumFromTo', 2, b.call('tagsUp#', con, b.int(1), tagOfY, tagOfX)),
    method('enumFromThenTo', 3, b.call('tagsThen#', con, tagOfX, tagOfY, tagOfZ, tagOfZ)),
  ];
  return { methods, helpers: [toCon.bind, failure.bind] };
}

/** `\message -> error message`: the error is one of the deriving clause. */
function failureOf({ build: b, helperName, typeName }: Derived): { readonly name: Name; readonly bind: Rn.FunBind } {
  const name = helperName(`$enumError_${typeName}`);
  const message = b.local('message');
  return { name, bind: b.fun(name, b.clause([b.varP(message)], b.call('error', b.var(message)))) };
}
