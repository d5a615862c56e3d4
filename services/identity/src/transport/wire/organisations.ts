import { toWireTime } from '@atrium/chassis/grpc/wire-time';
import type { Organisation as WireOrganisation } from '@atrium/protos/gen/atrium/identity/v1/Organisation';
import type { Kept } from '../../application/ports.ts';
import type { Organisation } from '../../domain/organisations.ts';

/** An organisation as its own accounts see it. */
export const toWireOrganisation = ({ state, version }: Kept<Organisation>): WireOrganisation => ({
  id: state.id,
  name: state.name,
  siret: state.siret ?? '',
  vatNumber: state.vatNumber ?? '',
  regions: [...state.regions],
  createdAt: toWireTime(state.createdAt),
  version,
});
