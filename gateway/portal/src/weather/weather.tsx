import { assets as files, styleSheet as css } from './assets.ts';
import type * as Contract from './contract.ts';
import { favicon as faviconFile } from './favicon.ts';
import { badgeSvg as badge, glyph as glyphSvg } from './drawings.ts';
import { escapeHtml as escape, printable as printableText } from './escape.ts';
import { componentPage } from './pages/component-page.tsx';
import { dayPage } from './pages/day-page.tsx';
import { eventPage } from './pages/event-page.tsx';
import { failedPage, invalidPage, notFoundPage, unavailablePage } from './pages/plain-pages.tsx';
import { weatherPage } from './pages/weather-page.tsx';
import { skyOf as skyOfState } from './sky.ts';

// The door of the built package: each name is what `contract.ts` declares, and is documented there.
export const renderWeather: typeof Contract.renderWeather = weatherPage;
export const renderComponent: typeof Contract.renderComponent = componentPage;
export const renderEvent: typeof Contract.renderEvent = eventPage;
export const renderDay: typeof Contract.renderDay = dayPage;
export const renderUnavailable: typeof Contract.renderUnavailable = unavailablePage;
export const renderFailed: typeof Contract.renderFailed = failedPage;
export const renderInvalid: typeof Contract.renderInvalid = invalidPage;
export const renderNotFound: typeof Contract.renderNotFound = notFoundPage;
export const badgeSvg: typeof Contract.badgeSvg = badge;
export const escapeHtml: typeof Contract.escapeHtml = escape;
export const printable: typeof Contract.printable = printableText;
export const glyph: typeof Contract.glyph = glyphSvg;
export const skyOf: typeof Contract.skyOf = skyOfState;
export const favicon: typeof Contract.favicon = faviconFile;
export const styleSheet: typeof Contract.styleSheet = css;
export const assets: typeof Contract.assets = files;
