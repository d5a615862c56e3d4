import { chassisErrors, type ErrorKind } from '@atrium/chassis/errors';
import * as own from '../errors.ts';
import { statusOf } from './statuses.ts';

// The gateway imports no service: of their codes the catalogue knows the kind from this list, and a contract test of the
// whole repository compares it with the services' own.
const ofServices: Readonly<Record<string, ErrorKind>> = {
  'status.event_not_found': 'not_found',
  'status.update_not_found': 'not_found',
  'status.component_not_found': 'not_found',
  'status.region_not_found': 'not_found',
  'status.template_not_found': 'not_found',
  'status.import_not_found': 'not_found',
  'status.key_taken': 'conflict',
  'status.root_is_fixed': 'conflict',
  'status.phase_not_allowed': 'conflict',
  'status.not_a_draft': 'conflict',
  'status.already_published': 'conflict',
  'status.closed': 'conflict',
  'status.too_many': 'exhausted',
  'status.too_many_updates': 'exhausted',
  'status.event_too_long': 'exhausted',
  'status.event_too_wide': 'exhausted',
  'status.too_many_live': 'exhausted',
  'status.history_began': 'conflict',
  'status.too_much_asked': 'invalid',
  'identity.sign_in_refused': 'unauthenticated',
  'identity.token_reused': 'unauthenticated',
  'identity.session_not_found': 'not_found',
  'identity.link_not_found': 'not_found',
  'identity.account_not_found': 'not_found',
  'identity.organisation_not_found': 'not_found',
  'identity.siret_known': 'conflict',
  'identity.vat_number_known': 'conflict',
  'identity.already_member': 'conflict',
  'identity.already_active': 'conflict',
  'identity.email_known': 'conflict',
  'identity.identifier_known': 'conflict',
  'identity.not_yourself': 'conflict',
  'identity.last_administrator': 'conflict',
  'identity.proof_refused': 'invalid',
  'identity.password_refused': 'invalid',
  'identity.old_password_wrong': 'invalid',
  'identity.overloaded': 'unavailable',
  'import.part_missing': 'precondition',
  'import.closed': 'conflict',
  'import.broken': 'internal',
};

const known = new Map([...chassisErrors, ...Object.values(own)].map(({ code, kind }) => [code, kind]));

/** The kind of a code; codes of fields, of imports and of what a request says are `invalid`. */
export const kindOfCode = (code: string): ErrorKind => known.get(code) ?? ofServices[code] ?? 'invalid';

/** The HTTP status that goes with a code. */
export const statusOfCode = (code: string): number => statusOf(code, kindOfCode(code));
