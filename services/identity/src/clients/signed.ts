import { createHmac, timingSafeEqual } from 'node:crypto';

// Longer than any token of ours: what is longer is not looked at.
const longest = 200;

/** A text with its signature: `text.signature`. `context` is signed along, and is not in the token. */
export const signed = (key: Buffer, text: string, context = ''): string => `${text}.${sign(key, text, context)}`;

/** The text of a token that was signed here with this context; undefined for any other. Takes the same time for all. */
export const textOf = (key: Buffer, token: string, context = ''): string | undefined => {
  const dot = token.lastIndexOf('.');
  if (token.length > longest || dot < 1) return undefined;
  const text = token.slice(0, dot);
  const given = Buffer.from(token.slice(dot + 1));
  const right = Buffer.from(sign(key, text, context));
  return given.length === right.length && timingSafeEqual(given, right) ? text : undefined;
};

// The length keeps text and context apart: neither can take a part of the other.
const sign = (key: Buffer, text: string, context: string): string =>
  createHmac('sha256', key).update(`${context.length}:${context}:${text}`).digest('base64url');
