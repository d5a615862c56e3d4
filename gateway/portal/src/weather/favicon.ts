/**
 * The mark as an ICO file: a house open in the middle, 32 pixels square. The pages name an SVG of the state; this is for
 * whoever asks for `/favicon.ico` without having read one.
 */
const size = 32;
// As in the drawing of the mark, whose box is 24: the walls go from 2 to 22, the court from 8 to 16.
const [wall, court] = [3, 11];

const teal = [0x63, 0x5c, 0x0d, 0xff] as const;
const clear = [0, 0, 0, 0] as const;

const within = (x: number, y: number, margin: number): boolean =>
  Math.min(x, y) >= margin && Math.max(x, y) < size - margin;

// Blue, green, red, opacity; the lowest line first.
const pixels = Array.from({ length: size * size }, (_, at) => {
  const [x, y] = [at % size, Math.floor(at / size)];
  return within(x, y, wall) && !within(x, y, court) ? teal : clear;
}).flat();

// A picture may be masked by a bit a pixel; with an opacity of its own it needs none, but the bits have to be there.
const mask = new Array<number>((size * size) / 8).fill(0);

const int16 = (value: number): number[] => [value & 255, value >> 8];
const int32 = (value: number): number[] => [...int16(value & 0xffff), ...int16(value >>> 16)];

const picture = [
  ...[...int32(40), ...int32(size), ...int32(2 * size), ...int16(1), ...int16(32)],
  ...[...int32(0), ...int32(pixels.length), ...int32(0), ...int32(0), ...int32(0), ...int32(0)],
  ...pixels,
  ...mask,
];

const directory = [
  ...[...int16(0), ...int16(1), ...int16(1)],
  ...[size, size, 0, 0, ...int16(1), ...int16(32), ...int32(picture.length), ...int32(22)],
];

/** The bytes of the icon. */
export const favicon = Uint8Array.from([...directory, ...picture]);
