/** A file that spans point into. */
export interface SourceFile {
  /** as the author calls it */
  readonly name: string;
  /** null when only its name is known: places are then told without showing them */
  readonly text: string | null;
}
