import { asset, face } from '../ui/asset.ts';
import base from '../ui/styles/base.css?inline';
import frame from '../weather/styles/frame.css?inline';
import print from '../weather/styles/print.css?inline';
import tokens from '../ui/styles/tokens.css?inline';
import docs from './styles/docs.css?inline';
import fields from './styles/fields.css?inline';

const sheet = [face, tokens, base, frame, docs, fields, print].join('\n');

/** The style sheet of the pages about the API: the tokens and the frame of the weather pages, and their own pieces. */
export const style = asset('docs', 'css', 'text/css; charset=utf-8', sheet);

/** Every file that only these pages refer to. */
export const docsAssets = [style];
