/** The classes with code of their own: what they ask of the type and of its fields. */
import { deriveBounded } from './bounded.ts';
import { deriveData } from './data.ts';
import type { Derived, DerivedCode } from './derived.ts';
import { deriveEnum } from './enum.ts';
import { deriveEq } from './eq.ts';
import { deriveFoldable } from './foldable.ts';
import { deriveFunctor } from './functor.ts';
import { deriveGeneric, deriveGeneric1 } from './generic.ts';
import { deriveIx } from './ix.ts';
import { deriveLift } from './lift.ts';
import { deriveOrd } from './ord.ts';
import { deriveRead } from './read.ts';
import { deriveShow } from './show.ts';
import { deriveTraversable } from './traversable.ts';

export interface StockClass {
  readonly module: string;
  readonly derive: (derived: Derived) => DerivedCode;
  /** which types it can be derived for */
  readonly form: 'any' | 'enumeration' | 'enumerationOrProduct';
  /** what it asks of fields: the class for the field's type, nothing, or the class for type constructors around the last variable */
  readonly fields: 'each' | 'none' | 'functors';
  /** what happens to fields of primitive types, where they are fine; `instances`: the class has them */
  readonly primitives: 'compared' | 'shown' | 'instances' | null;
  readonly extension: `Derive${'Functor' | 'Foldable' | 'Traversable' | 'DataTypeable' | 'Lift' | 'Generic'}` | null;
  /** for a newtype the instance of what it contains does as well; `only`: without any extension */
  readonly byNewtype: 'always' | 'extension' | 'never';
}

const plain = { form: 'any', fields: 'each', primitives: null, extension: null, byNewtype: 'never' } as const;

/** By name; the class must be that of `module`. */
export const stockClasses: Readonly<Record<string, StockClass>> = {
  Eq: { ...plain, module: 'GHC.Classes', derive: deriveEq, primitives: 'compared', byNewtype: 'always' },
  Ord: { ...plain, module: 'GHC.Classes', derive: deriveOrd, primitives: 'compared', byNewtype: 'always' },
  Enum: { ...plain, module: 'GHC.Enum', derive: deriveEnum, form: 'enumeration', fields: 'none', byNewtype: 'extension' },
  Bounded: { ...plain, module: 'GHC.Enum', derive: deriveBounded, form: 'enumerationOrProduct', byNewtype: 'always' },
  Ix: { ...plain, module: 'GHC.Ix', derive: deriveIx, form: 'enumerationOrProduct', byNewtype: 'always' },
  Show: { ...plain, module: 'GHC.Show', derive: deriveShow, primitives: 'shown' },
  Read: { ...plain, module: 'GHC.Read', derive: deriveRead },
  Functor: { ...plain, module: 'GHC.Base', derive: deriveFunctor, fields: 'functors', extension: 'DeriveFunctor', byNewtype: 'extension' },
  Foldable: { ...plain, module: 'Data.Foldable', derive: deriveFoldable, fields: 'functors', extension: 'DeriveFoldable', byNewtype: 'extension' },
  Data: { ...plain, module: 'Data.Data', derive: deriveData, extension: 'DeriveDataTypeable' },
  Lift: { ...plain, module: 'Language.Haskell.TH.Syntax', derive: deriveLift, extension: 'DeriveLift', primitives: 'instances' },
  Generic: { ...plain, module: 'GHC.Generics', derive: deriveGeneric, fields: 'none', extension: 'DeriveGeneric' },
  Generic1: { ...plain, module: 'GHC.Generics', derive: deriveGeneric1, fields: 'none', extension: 'DeriveGeneric' },
  Traversable: { ...plain, module: 'Data.Traversable', derive: deriveTraversable, fields: 'functors', extension: 'DeriveTraversable' },
};
