const ansiCodes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35 } as const;

/** Functions that colour a text, or give it back as it is. */
export type Paint = Record<keyof typeof ansiCodes, (text: string) => string>;

/** Colours for a terminal; plain text where there is none. */
export const paintFor = (coloured: boolean): Paint => {
  const of = (code: number) => (text: string) => (coloured && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    bold: of(ansiCodes.bold),
    dim: of(ansiCodes.dim),
    red: of(ansiCodes.red),
    green: of(ansiCodes.green),
    yellow: of(ansiCodes.yellow),
    blue: of(ansiCodes.blue),
    magenta: of(ansiCodes.magenta),
  };
};

/** Whether to colour: a terminal that is not dumb, unless NO_COLOR or --no-color say otherwise. */
export const mayColour = (
  stream: { isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
  wanted: boolean,
): boolean => wanted && stream.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';
