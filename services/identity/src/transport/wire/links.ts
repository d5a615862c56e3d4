import { toWireTime } from '@atrium/chassis/grpc/wire-time';
import type { Link as WireLink } from '@atrium/protos/gen/atrium/identity/v1/Link';
import type { LinkView } from '../../application/get-link.ts';

/** What a link of a mail is good for. */
export const toWireLink = ({ until, ...link }: LinkView): WireLink => ({ ...link, until: toWireTime(until) });
