/**
 * What `@atrium/portal/weather` exports, for the type checker alone: the code itself is JSX, built to
 * `dist/weather.js`. `weather.tsx` is checked against these declarations.
 */
import type {
  Asset,
  ComponentModel,
  DayModel,
  EventModel,
  FailedModel,
  InvalidModel,
  NotFoundModel,
  Sky,
  UnavailableModel,
  WeatherModel,
} from './model.ts';
import type { Language, State } from './numbers.ts';

export type * from './model.ts';
export type * from './numbers.ts';

/** The page `/status` as a whole HTML document (ST-01, ST-07). Pure: the same model gives the same bytes. */
export declare const renderWeather: (model: WeatherModel) => string;

/** The page `/status/components/<key>` (ST-02). */
export declare const renderComponent: (model: ComponentModel) => string;

/** The page `/status/events/<id>` (ST-03). */
export declare const renderEvent: (model: EventModel) => string;

/** The page `/status/days/<YYYY-MM-DD>`: what happened on a day, optionally to one component (ST-02). */
export declare const renderDay: (model: DayModel) => string;

/** The page shown with 503 where no numbers were ever known (ST-12). */
export declare const renderUnavailable: (model: UnavailableModel) => string;

/** The page shown with 500. */
export declare const renderFailed: (model: FailedModel) => string;

/** The page shown with 400: which parameters are at fault, and what they may be. */
export declare const renderInvalid: (model: InvalidModel) => string;

/** The page shown with 404. */
export declare const renderNotFound: (model: NotFoundModel) => string;

/** A badge for other sites, an SVG document (ST-15): a shape, a colour and a word. `label` is the component's name. */
export declare const badgeSvg: (badge: { label: string; state: State; lang: Language }) => string;

/** Text without the characters that neither XML 1.0 nor a page can hold. */
export declare const printable: (text: string) => string;

/** Text made safe for HTML, in an element or in a quoted attribute. */
export declare const escapeHtml: (text: string) => string;

/** A glyph of the sky as an SVG document in its own colours, for mails and feeds. */
export declare const glyph: (sky: Sky) => string;

/** The glyph that tells a state. */
export declare const skyOf: (state: State) => Sky;

/** The style sheet; it is also in `assets`. */
export declare const styleSheet: string;

/** The mark as an icon file, for those who ask for `/favicon.ico` without reading a page. */
export declare const favicon: Uint8Array;

/** Every file the pages refer to (style sheet, font, favicons, mark), to be served with a year of cache. */
export declare const assets: readonly Asset[];
