const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe for HTML, in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

// What XML 1.0 cannot hold, and HTML should not: control characters but tab and line ends, halves of pairs, non-characters.
const unprintable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text without the characters that no page and no feed can hold. */
export const printable = (text: string): string => text.replace(unprintable, '');

// Marks that turn the direction of what follows; where no element can isolate them (title, attributes) they go.
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text for places without markup: no marks of direction, no control characters. */
export const plainText = (text: string): string =>
  printable(text)
    .replace(turning, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
