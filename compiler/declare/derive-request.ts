/** A class to be derived for a type: from a deriving clause or a declaration of its own. */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type { DataTyCon } from '../types/type.ts';

export type DerivingRequest =
  | {
      readonly from: 'clause';
      readonly tycon: DataTyCon;
      readonly strategy: Rn.DerivingStrategy;
      /** variables that only the class's arguments mention */
      readonly implicit: readonly Name[];
      /** the class, or a partial application of it */
      readonly type: Rn.Type;
      readonly span: Span;
    }
  | {
      readonly from: 'declaration';
      readonly declaration: Rn.StandaloneDeriving;
      readonly span: Span;
    };
