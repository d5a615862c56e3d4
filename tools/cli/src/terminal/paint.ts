const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35 } as const;

/** Functions that colour a text, or give it back as it is. */
export type Paint = Record<keyof typeof CODES, (text: string) => string>;

/** Colours for a terminal; plain text where there is none. */
export function paintFor(coloured: boolean): Paint {
  const of = (code: number) => (text: string) => (coloured && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    bold: of(CODES.bold),
    dim: of(CODES.dim),
    red: of(CODES.red),
    green: of(CODES.green),
    yellow: of(CODES.yellow),
    blue: of(CODES.blue),
    magenta: of(CODES.magenta),
  };
}

/** Whether to colour: a terminal that is not dumb, unless NO_COLOR or --no-color say otherwise. */
export function mayColour(
  stream: { isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
  wanted: boolean,
): boolean {
  return wanted && stream.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';
}
