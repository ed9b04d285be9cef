/** Fields of primitive types in derived code: the primops that compare them, and how they are shown. */

export interface PrimitiveOps {
  readonly eq: string;
  readonly lt: string;
  readonly le: string;
  readonly gt: string;
  readonly ge: string;
  /** constructor that makes a showable value of it */
  readonly box: 'I#' | 'W#' | 'C#' | 'D#' | 'F#';
  /** what show prints behind it */
  readonly suffix: string;
}

const ops: Readonly<Record<string, PrimitiveOps>> = {
  'Int#': { eq: '==#', lt: '<#', le: '<=#', gt: '>#', ge: '>=#', box: 'I#', suffix: '#' },
  'Word#': { eq: 'eqWord#', lt: 'ltWord#', le: 'leWord#', gt: 'gtWord#', ge: 'geWord#', box: 'W#', suffix: '##' },
  'Char#': { eq: 'eqChar#', lt: 'ltChar#', le: 'leChar#', gt: 'gtChar#', ge: 'geChar#', box: 'C#', suffix: '#' },
  'Double#': { eq: '==##', lt: '<##', le: '<=##', gt: '>##', ge: '>=##', box: 'D#', suffix: '##' },
  'Float#': { eq: 'eqFloat#', lt: 'ltFloat#', le: 'leFloat#', gt: 'gtFloat#', ge: 'geFloat#', box: 'F#', suffix: '#' },
};

/** Types of fields that Eq, Ord and Show can be derived over although they have no instances. */
export function isComparablePrimitive(type: string): boolean {
  return Object.hasOwn(ops, type);
}

/** Only for `isComparablePrimitive` types (deriving over others is refused before). */
export function primitiveOps(type: string): PrimitiveOps {
  return ops[type] ?? ops['Int#'];
}
