/**
 * What `@atrium/portal/weather` exports, for the type checker alone: the code itself is JSX, built to
 * `dist/weather.js`. `weather.tsx` is checked against these declarations.
 */
import type {
  Asset,
  ComponentModel,
  DayModel,
  EventModel,
  Language,
  NotFoundModel,
  Sky,
  State,
  UnavailableModel,
  WeatherModel,
} from './model.ts';

export type * from './model.ts';

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

/** The page shown with 404. */
export declare const renderNotFound: (model: NotFoundModel) => string;

/** A badge for other sites, an SVG document (ST-15): a shape, a colour and a word. `label` is the component's name. */
export declare const badgeSvg: (badge: { label: string; state: State; lang: Language }) => string;

/** A glyph of the sky as an SVG document in its own colours, for mails and feeds. */
export declare const glyph: (sky: Sky) => string;

/** The glyph that tells a state. */
export declare const skyOf: (state: State) => Sky;

/** The style sheet; it is also in `assets`. */
export declare const styleSheet: string;

/** Every file the pages refer to (style sheet, font, favicons, mark), to be served with a year of cache. */
export declare const assets: readonly Asset[];

/** Changes when any page would come out in other bytes for the same model: a part of the key of prepared pages. */
export declare const edition: string;
