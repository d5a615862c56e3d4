import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { assets as files, styleSheet as css } from './assets.ts';
import type * as Contract from './contract.ts';
import { badgeSvg as badge, glyph as glyphSvg } from './drawings.ts';
import { componentPage } from './pages/component-page.tsx';
import { dayPage } from './pages/day-page.tsx';
import { eventPage } from './pages/event-page.tsx';
import { notFoundPage, unavailablePage } from './pages/plain-pages.tsx';
import { weatherPage } from './pages/weather-page.tsx';
import { skyOf as skyOfState } from './sky.ts';

// The door of the built package: each name is what `contract.ts` declares, and is documented there.
export const renderWeather: typeof Contract.renderWeather = weatherPage;
export const renderComponent: typeof Contract.renderComponent = componentPage;
export const renderEvent: typeof Contract.renderEvent = eventPage;
export const renderDay: typeof Contract.renderDay = dayPage;
export const renderUnavailable: typeof Contract.renderUnavailable = unavailablePage;
export const renderNotFound: typeof Contract.renderNotFound = notFoundPage;
export const badgeSvg: typeof Contract.badgeSvg = badge;
export const glyph: typeof Contract.glyph = glyphSvg;
export const skyOf: typeof Contract.skyOf = skyOfState;
export const styleSheet: typeof Contract.styleSheet = css;
export const assets: typeof Contract.assets = files;

// The built file holds all of it, so that its bytes are the edition.
export const edition: typeof Contract.edition = createHash('sha256')
  .update(readFileSync(new URL(import.meta.url)))
  .digest('hex')
  .slice(0, 12);
