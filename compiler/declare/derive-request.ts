/** A class to be derived for a type: from a deriving clause or a declaration of its own. */
import type { Span } from '../base/span.ts';
import type * as Rn from '../rename/syntax.ts';
import type { DataTyCon } from '../types/type.ts';

export type DerivingRequest =
  | {
      readonly from: 'clause';
      readonly tycon: DataTyCon;
      readonly strategy: Rn.DerivingStrategy;
      /** the class, or a partial application of it */
      readonly type: Rn.Type;
      readonly span: Span;
    }
  | {
      readonly from: 'declaration';
      readonly declaration: Rn.StandaloneDeriving;
      readonly span: Span;
    };
