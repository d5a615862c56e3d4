import { said, type Said } from './said.ts';

/** What was done, and to what: "Made: sign-in". */
export const outcome = (verb: Said, what: string): Said => said(`${verb.en}: ${what}`, `${verb.fr} : ${what}`);

/** A change that names no field. */
export const nothingToChange = said('Nothing to change was given.', 'Rien à modifier n’a été donné.');
