/**
 * Language extensions: which there are, which are on, and what a LANGUAGE pragma changes.
 *
 * GHC2021 is on unless a pragma names another language. `NoX` takes `X` away; an extension may bring others along. What is not in `known` is not
 * supported, and refused at its pragma.
 */

/** What GHC2021 and Haskell2010 share. */
const haskell2010 = [
  'DoAndIfThenElse',
  'EmptyDataDecls',
  'FieldSelectors',
  'ForeignFunctionInterface',
  'ImplicitPrelude',
  'MonomorphismRestriction',
  'PatternGuards',
  'RelaxedPolyRec',
  'StarIsType',
  'TraditionalRecordSyntax',
] as const;

const ghc2021 = [
  ...haskell2010,
  'BangPatterns',
  'BinaryLiterals',
  'ConstrainedClassMethods',
  'ConstraintKinds',
  'DeriveDataTypeable',
  'DeriveFoldable',
  'DeriveFunctor',
  'DeriveGeneric',
  'DeriveLift',
  'DeriveTraversable',
  'EmptyCase',
  'EmptyDataDeriving',
  'ExistentialQuantification',
  'ExplicitForAll',
  'ExplicitNamespaces',
  'FlexibleContexts',
  'FlexibleInstances',
  'GADTSyntax',
  'GeneralizedNewtypeDeriving',
  'HexFloatLiterals',
  'ImportQualifiedPost',
  'InstanceSigs',
  'KindSignatures',
  'MultiParamTypeClasses',
  'NamedWildCards',
  'NumericUnderscores',
  'PolyKinds',
  'PostfixOperators',
  'RankNTypes',
  'ScopedTypeVariables',
  'StandaloneDeriving',
  'StandaloneKindSignatures',
  'TupleSections',
  'TypeApplications',
  'TypeOperators',
  'TypeSynonymInstances',
] as const;

const others = [
  'AllowAmbiguousTypes',
  'ApplicativeDo',
  'AutoDeriveTypeable',
  'BlockArguments',
  'CApiFFI',
  'CPP',
  'CUSKs',
  'DataKinds',
  'DatatypeContexts',
  'DefaultSignatures',
  'DeriveAnyClass',
  'DerivingStrategies',
  'DerivingVia',
  'DisambiguateRecordFields',
  'DuplicateRecordFields',
  'ExtendedDefaultRules',
  'FunctionalDependencies',
  'GADTs',
  'GHCForeignImportPrim',
  'ImplicitParams',
  'ImpredicativeTypes',
  'IncoherentInstances',
  'InterruptibleFFI',
  'JavaScriptFFI',
  'LambdaCase',
  'LexicalNegation',
  'LiberalTypeSynonyms',
  'LinearTypes',
  'MagicHash',
  'MonadFailDesugaring',
  'MonadComprehensions',
  'MonoLocalBinds',
  'MultiWayIf',
  'NamedFieldPuns',
  'NegativeLiterals',
  'NPlusKPatterns',
  'NondecreasingIndentation',
  'NullaryTypeClasses',
  'NumDecimals',
  'OverlappingInstances',
  'OverloadedLabels',
  'OverloadedLists',
  'OverloadedStrings',
  'PackageImports',
  'ParallelListComp',
  'PartialTypeSignatures',
  'PatternSynonyms',
  'QualifiedDo',
  'QuantifiedConstraints',
  'RebindableSyntax',
  'RecordWildCards',
  'RecursiveDo',
  'RoleAnnotations',
  'Safe',
  'Strict',
  'StrictData',
  'TemplateHaskellQuotes',
  'Trustworthy',
  'TypeFamilies',
  'TypeFamilyDependencies',
  'TypeInType',
  'UnboxedSums',
  'UnboxedTuples',
  'UndecidableInstances',
  'UndecidableSuperClasses',
  'UnicodeSyntax',
  'UnliftedFFITypes',
  'Unsafe',
  'ViewPatterns',
] as const;

export type Extension = (typeof ghc2021)[number] | (typeof others)[number];

const known: ReadonlySet<string> = new Set<Extension>([...ghc2021, ...others]);

const synonyms: Readonly<Record<string, Extension>> = {
  GeneralisedNewtypeDeriving: 'GeneralizedNewtypeDeriving',
  Rank2Types: 'RankNTypes',
  PolymorphicComponents: 'RankNTypes',
  RecordPuns: 'NamedFieldPuns',
  DoRec: 'RecursiveDo',
};

const languages: Readonly<Record<string, readonly Extension[]>> = {
  GHC2021: ghc2021,
  Haskell2010: [...haskell2010, 'CUSKs', 'DatatypeContexts'],
  Haskell98: [...haskell2010, 'CUSKs', 'DatatypeContexts', 'NondecreasingIndentation', 'NPlusKPatterns'],
};

const implied: Readonly<Partial<Record<Extension, readonly Extension[]>>> = {
  DeriveTraversable: ['DeriveFunctor', 'DeriveFoldable'],
  DerivingVia: ['DerivingStrategies'],
  DuplicateRecordFields: ['DisambiguateRecordFields'],
  ExistentialQuantification: ['ExplicitForAll'],
  FlexibleInstances: ['TypeSynonymInstances'],
  FunctionalDependencies: ['MultiParamTypeClasses'],
  GADTs: ['MonoLocalBinds', 'GADTSyntax', 'ExistentialQuantification'],
  ImpredicativeTypes: ['RankNTypes', 'ExplicitForAll'],
  LiberalTypeSynonyms: ['ExplicitForAll'],
  MultiParamTypeClasses: ['ConstrainedClassMethods'],
  PolyKinds: ['KindSignatures'],
  QuantifiedConstraints: ['ExplicitForAll'],
  RankNTypes: ['ExplicitForAll'],
  RecordWildCards: ['DisambiguateRecordFields'],
  ScopedTypeVariables: ['ExplicitForAll'],
  Strict: ['StrictData', 'BangPatterns'],
  TypeFamilies: ['ExplicitNamespaces', 'KindSignatures', 'MonoLocalBinds'],
  TypeFamilyDependencies: ['TypeFamilies', 'ExplicitNamespaces', 'KindSignatures', 'MonoLocalBinds'],
  TypeInType: ['DataKinds', 'PolyKinds', 'KindSignatures'],
  UnboxedSums: ['UnboxedTuples'],
  TypeOperators: ['ExplicitNamespaces'],
};

/** What an extension switches off. */
const withoutThat: Readonly<Partial<Record<Extension, Extension>>> = {
  RebindableSyntax: 'ImplicitPrelude',
  StandaloneKindSignatures: 'CUSKs',
};

export type Extensions = ReadonlySet<Extension>;

/** The extensions a module has that names no language: with GHC, one of no standard. */
export function defaultExtensions(): Set<Extension> {
  return new Set<Extension>([...ghc2021, 'NondecreasingIndentation']);
}

/** All names a LANGUAGE pragma may give, for suggestions. */
export function extensionNames(): string[] {
  return [...known, ...Object.keys(languages), ...Object.keys(synonyms)];
}

/** The language a name stands for: a fresh set; null when it names an extension, or nothing. */
export function languageNamed(name: string): Set<Extension> | null {
  return Object.hasOwn(languages, name) ? new Set(languages[name]) : null;
}

/** Others that GHC has: switching them off changes nothing. */
const unsupported = new Set(
  'AlternativeLayoutRule AlternativeLayoutRuleTransitional Arrows MonoPatBinds ParallelArrays PatternSignatures QuasiQuotes RelaxedLayout StaticPointers TemplateHaskell TransformListComp UnliftedNewtypes'.split(
    ' ',
  ),
);

/** Turns `X` on, or off for `NoX`. False when it is not supported. */
export function switchExtension(set: Set<Extension>, name: string): boolean {
  const extension = extensionNamed(name);
  if (extension !== null) {
    set.add(extension);
    for (const more of implied[extension] ?? []) set.add(more);
    const without = withoutThat[extension];
    if (without !== undefined) set.delete(without);
    return true;
  }
  if (!/^No[A-Z]/.test(name)) return false;
  const off = extensionNamed(name.slice(2));
  if (off !== null) set.delete(off);
  return off !== null || unsupported.has(name.slice(2));
}

function extensionNamed(name: string): Extension | null {
  if (Object.hasOwn(synonyms, name)) return synonyms[name];
  return known.has(name) ? (name as Extension) : null;
}
