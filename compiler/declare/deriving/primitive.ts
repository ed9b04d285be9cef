/** Fields of primitive types in derived code: the primops that compare them, and how they are shown. */

export interface PrimitiveOps {
  readonly eq: string;
  readonly lt: string;
  readonly le: string;
  readonly gt: string;
  readonly ge: string;
  /** constructor that makes a showable value of it; null: it is not shown */
  readonly box: 'I#' | 'W#' | 'C#' | 'D#' | 'F#' | null;
  /** what show prints behind it */
  readonly suffix: string;
}

const ops: Readonly<Record<string, PrimitiveOps>> = {
  'Int#': { eq: '==#', lt: '<#', le: '<=#', gt: '>#', ge: '>=#', box: 'I#', suffix: '#' },
  'Word#': { eq: 'eqWord#', lt: 'ltWord#', le: 'leWord#', gt: 'gtWord#', ge: 'geWord#', box: 'W#', suffix: '##' },
  'Char#': { eq: 'eqChar#', lt: 'ltChar#', le: 'leChar#', gt: 'gtChar#', ge: 'geChar#', box: 'C#', suffix: '#' },
  'Double#': { eq: '==##', lt: '<##', le: '<=##', gt: '>##', ge: '>=##', box: 'D#', suffix: '##' },
  'Float#': { eq: 'eqFloat#', lt: 'ltFloat#', le: 'leFloat#', gt: 'gtFloat#', ge: 'geFloat#', box: 'F#', suffix: '#' },
  'Addr#': { eq: 'eqAddr#', lt: 'ltAddr#', le: 'leAddr#', gt: 'gtAddr#', ge: 'geAddr#', box: null, suffix: '' },
};

/** Types of fields that Eq and Ord can be derived over, or Show, although they have no instances. */
export function isDerivablePrimitive(type: string, how: 'compared' | 'shown' | 'instances'): boolean {
  return how !== 'instances' && Object.hasOwn(ops, type) && !(how === 'shown' && ops[type].box === null);
}

/** Only for `isDerivablePrimitive` types (deriving over others is refused before). */
export function primitiveOps(type: string): PrimitiveOps {
  return ops[type] ?? ops['Int#'];
}
