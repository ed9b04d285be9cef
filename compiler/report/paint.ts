/** Colours of a report, or none. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly gutter: (text: string) => string;
}

const sgr =
  (codes: string) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${codes}m${text}\u001b[0m`;
const plain = (text: string): string => text;

const colours: Paint = { error: sgr('1;31'), warning: sgr('1;33'), bold: sgr('1'), gutter: sgr('1;34') };
const none: Paint = { error: plain, warning: plain, bold: plain, gutter: plain };

export function paints(color: boolean): Paint {
  return color ? colours : none;
}
