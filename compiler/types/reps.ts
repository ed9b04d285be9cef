/** How values are represented, as kinds tell: of a type, and of the constructors of a data type. */
import type * as Core from '../core/syntax.ts';
import type { Name } from '../names/name.ts';
import type { Tc } from './tc.ts';
import type { DataTyCon, Type } from './type.ts';

/** Lifted unless the kind says otherwise. */
function repOfType(tc: Tc, type: Type): Core.Rep {
  if (type.kind === 'fun' || type.kind === 'forall') return 'lifted';
  const kind = tc.head(tc.kindOf(type));
  return kind.kind === 'con' && kind.con === tc.builtin.tupleKind.con ? 'unlifted' : (tc.builtin.repOfKind(kind) ?? 'lifted');
}

/** Says what values of the type look like at run time; `names` are those of the constructors in Core. */
export function addCore(tc: Tc, tycon: DataTyCon, names: readonly Name[]): void {
  const qualified = (name: Name): string => `${name.module ?? tc.module.name}.${name.text}`;
  const data: Core.DataType = { name: qualified(tycon.name), cons: [], dictionary: false };
  data.cons = tycon.cons.map((con, tag): Core.DataCon => {
    const dictionaries = con.context.map((): Core.Rep => 'lifted');
    const made = {
      name: qualified(names[tag]),
      tag,
      fields: [...dictionaries, ...con.args.map((arg) => repOfType(tc, arg))],
      strict: [...dictionaries.map(() => false), ...con.strict],
      data,
    };
    return con.fields === null ? made : { ...made, labels: [...dictionaries.map(() => ''), ...con.fields.map(({ text }) => text)] };
  });
  tycon.cons.forEach((con, i) => {
    con.core = data.cons[i];
    if (con.equalities.length > 0) data.cons[i].refines = true;
  });
  tycon.core = data;
}
